import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { pickManyField } from '../../slack/choice-fields.ts';
import { defineModal } from '../../slack/modals.ts';

const fields = {
  linked: pickManyField({
    label: 'Conversations it answers',
    placeholder: 'The latest first; type to search',
    missing: 'Whose words does it answer?',
  }),
};

/** Asks which conversations an idea answers. */
export const linkForm = defineModal({
  callbackId: 'ideas.link',
  title: 'Whose words?',
  submit: 'Link',
  metadata: z.object({ id: z.string(), number: z.number(), key: z.string() }),
  fields,
  layout: ({ number }) => ({
    intro: [context(`What #${number} answers. When it is done, their owners are asked to tell whoever said it.`)],
  }),
});
