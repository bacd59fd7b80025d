import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutOwned, OwnedMetadata } from './record-form.ts';

const REASONS = [
  { value: 'Nothing was asked', text: 'Nothing was asked' },
  { value: 'It is known already', text: 'It is known already' },
  { value: 'It is not ours to answer', text: 'It is not ours to answer' },
  { value: 'They solved it themselves', text: 'They solved it themselves' },
  { value: 'other', text: 'Something else:' },
] as const;

const fields = {
  reason: radioField({
    label: 'Why does it need no answer?',
    choices: REASONS,
    missing: 'Why does it need no answer?',
  }),
  other: textField({ label: 'In your words', max: 300 }).or(''),
};

type CloseValues = ValuesOf<typeof fields>;

/** It needs no answer, for a reason. */
export const closeForm = defineModal({
  callbackId: 'feedback.close',
  title: 'No answer needed',
  submit: 'Close it',
  metadata: OwnedMetadata,
  fields,
  layout: aboutOwned,
});

export function validateClosing({ reason, other }: CloseValues): Partial<Record<keyof CloseValues, string>> {
  return reason === 'other' && other === '' ? { other: 'Say in a few words why.' } : {};
}

/** The reason as it is kept. */
export function reasonOf({ reason, other }: CloseValues): string {
  return reason === 'other' ? other : other === '' ? reason : `${reason}: ${other}`;
}
