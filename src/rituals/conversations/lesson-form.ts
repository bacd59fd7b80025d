import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { defineModal } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';

/** What a colleague learned from one conversation. */
export const lessonForm = defineModal({
  callbackId: 'conversations.lesson',
  title: 'What did we learn?',
  submit: 'Add',
  metadata: z.object({ id: z.string(), number: z.number(), customer: z.string() }),
  fields: {
    text: textField({
      label: 'What did we learn?',
      hint: 'It stands below their words, with your name.',
      lines: 'many',
      missing: 'A few words are enough.',
    }),
  },
  layout: ({ number, customer }) => ({ intro: [context(`#${number} · ${customer}`)] }),
});
