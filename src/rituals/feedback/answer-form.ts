import { checkboxesField, radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { longTextField, textField } from '../../slack/text-fields.ts';
import { aboutRecord, RecordMetadata } from './record-form.ts';
import type { Step } from './standing.ts';

const fields = {
  told: longTextField({ label: 'What did you tell them?', missing: 'What did you tell them?' }),
  contentment: radioField({
    label: 'Are they content?',
    choices: [
      { value: 'content', text: 'Yes' },
      { value: 'not_yet', text: 'Not yet: it stays open' },
      { value: 'unknown', text: 'I don’t know: ask me in a week' },
    ],
  }),
  everyone: checkboxesField({
    label: 'Who hears of it?',
    choices: [{ value: 'everyone', text: 'Tell everyone' }],
  }).or(null),
  lesson: textField({
    label: 'What did we learn?',
    hint: 'If you know it already, one visit closes the loop.',
    lines: 'many',
  }).or(''),
  oneOff: checkboxesField({
    label: 'Can it happen again?',
    choices: [{ value: 'one_off', text: 'It was a one-off: there is nothing to prevent' }],
  }).or(null),
};

export type AnswerValues = ValuesOf<typeof fields>;

/** One short form that can close the loop in one visit. */
export const answerForm = defineModal({
  callbackId: 'feedback.answer',
  title: 'We answered',
  submit: 'Save',
  metadata: RecordMetadata,
  fields,
  layout: aboutRecord,
});

/** What stands in a fresh form. */
export const FRESH_ANSWER: Partial<AnswerValues> = { contentment: 'content', everyone: ['everyone'] };

/** A one-off closes the loop only with what was learned from it. */
export function validateAnswer({ lesson, oneOff }: AnswerValues) {
  return oneOff !== null && lesson.trim() === '' ? { lesson: 'Say what we learned, or untick the one-off.' } : {};
}

/** The steps of this visit: the answer, and what follows from it at once. */
export function stepsOfAnswer(values: AnswerValues): Step[] {
  const { told, contentment, everyone, lesson, oneOff } = values;
  const tellsEveryone = everyone !== null;
  const answer: Step = { kind: 'answer', told: told.trim(), tellsEveryone, contentment };
  if (contentment === 'not_yet') return [answer];
  const share: Step[] = tellsEveryone ? [{ kind: 'share' }] : [];
  const isWhole = oneOff !== null && lesson !== '' && contentment === 'content';
  return [answer, ...share, ...(isWhole ? [{ kind: 'learn' } as const] : [])];
}

/** What was ticked and is not done by this visit, in words; null for nothing. */
export function leftForLater({ contentment, everyone, oneOff }: AnswerValues): string | null {
  if (contentment === 'content') return null;
  const untold = contentment === 'not_yet' && everyone !== null ? 'Everyone is told once they are content.' : '';
  const open =
    oneOff === null
      ? ''
      : 'That it was a one-off is not noted yet: say it under “What did we learn?” once they are content.';
  return [untold, open].filter((line) => line !== '').join(' ') || null;
}
