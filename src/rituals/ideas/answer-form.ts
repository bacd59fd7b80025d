import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { defineModal } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';
import { MAX_REASON } from './decision-form.ts';

/** Asks whoever sent an idea for their one answer to a decision. */
export const answerForm = defineModal({
  callbackId: 'ideas.answer',
  title: 'Answer the reviewer',
  submit: 'Send',
  metadata: z.object({ id: z.string(), nameless: z.string() }),
  fields: {
    words: textField({
      label: 'Your answer',
      hint: 'The reviewers read it in their next morning, and beside the idea.',
      lines: 'many',
      max: MAX_REASON,
      missing: 'What would you like to say?',
    }),
  },
  layout: () => ({ intro: [context('You can answer a decision once.')] }),
});
