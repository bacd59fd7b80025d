import { checkboxesField, pickField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField, personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutRecord, RecordMetadata } from './record-form.ts';

const fields = {
  known: pickField({
    label: 'A cause we have met before',
    placeholder: 'The most frequent first; type to search',
    hint: 'Or say it in your words below.',
    minLength: 0,
  }).or(null),
  cause: textField({
    label: 'Why did it come about?',
    lines: 'many',
    max: 1_000,
  }).or(''),
  oneOff: checkboxesField({
    label: 'Can it happen again?',
    choices: [{ value: 'one_off', text: 'It was a one-off: there is nothing to prevent' }],
  }).or(null),
  action: textField({ label: 'What will keep it from coming again?', lines: 'many', max: 1_000 }).or(''),
  doer: personField({ label: 'Who does that?' }).or(''),
  dueOn: dateField({ label: 'By when?' }).or(''),
};

export type LearnValues = ValuesOf<typeof fields>;

/** The cause, and what will prevent it, or that it was a one-off. */
export const learnForm = defineModal({
  callbackId: 'feedback.learn',
  title: 'What we learned',
  submit: 'Save',
  metadata: RecordMetadata,
  fields,
  layout: aboutRecord,
});

/**
 * What is missing between the fields: a prevention has somebody who does it and a day to come; a one-off has none of them.
 * @param today the local date where it is earliest
 */
export function validateLearning(values: LearnValues, today: string): Partial<Record<keyof LearnValues, string>> {
  const { known, cause, oneOff, action, doer, dueOn } = values;
  if (known === null && cause === '') return { cause: 'Why did it come about?' };
  if (oneOff !== null)
    return action === '' ? {} : { action: 'A one-off has nothing to prevent. Untick it, or leave this empty.' };
  return {
    ...(action === '' ? { action: 'What will prevent it? If nothing has to, say that it was a one-off.' } : {}),
    ...(action !== '' && doer === '' ? { doer: 'Who does it?' } : {}),
    ...(action !== '' && dueOn === '' ? { dueOn: 'By which day?' } : {}),
    ...(action !== '' && dueOn !== '' && dueOn < today ? { dueOn: PAST_DAY } : {}),
  };
}

/** Of a day that is over. */
export const PAST_DAY = 'That day is past. Choose today or a day to come.';
