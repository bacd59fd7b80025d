import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { defineModal } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';

const Metadata = z.object({ id: z.string(), number: z.number() });

const fields = {
  number: textField({
    label: 'Which one is it the same as?',
    placeholder: '#12',
    hint: 'Its number, as it stands on the record.',
    max: 12,
  }),
};

/** Asks which other record says the same. */
export const joinForm = defineModal({
  callbackId: 'conversations.join',
  title: 'The same as another one',
  submit: 'Join them',
  metadata: Metadata,
  fields,
  layout: ({ number }) => ({
    intro: [
      context(`#${number} and the other one become one story; the later of them is counted among those who said so.`),
    ],
  }),
});

/** "#12" or "12"; null when it is no number. */
export function numberTyped(text: string): number | null {
  const number = /^#?(\d{1,9})$/u.exec(text.trim())?.[1];
  return number === undefined ? null : Number(number);
}
