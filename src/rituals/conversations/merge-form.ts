import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { pickField, radioField } from '../../slack/choice-fields.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { defineModal } from '../../slack/modals.ts';

const Metadata = z.object({ id: z.string(), name: z.string() });

/** Asks with whom somebody is one, and shows both before anything is done. */
export const mergeForm = defineModal({
  callbackId: 'conversations.merge',
  title: 'Same as somebody else',
  submit: 'Look at both',
  metadata: Metadata,
  fields: {
    other: pickField({
      label: 'Who is the same?',
      placeholder: 'The latest first; type to search',
      missing: 'Pick who is the same.',
    }),
    keeps: radioField({
      label: 'Which name stays?',
      choices: [
        { value: 'this', text: 'The one of this page' },
        { value: 'other', text: 'The other one' },
      ],
      missing: 'Which of the two names stays?',
    }),
  },
  layout: ({ name }) => ({ intro: [context(`This page is about ${cutOnWord(name, 200)}.`)] }),
});
