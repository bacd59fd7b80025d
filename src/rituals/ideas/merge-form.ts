import { context } from '../../slack/blocks.ts';
import { pickField } from '../../slack/choice-fields.ts';
import { defineModal } from '../../slack/modals.ts';
import { aboutIdeaIntro, IdeaMetadata, reasonField } from './decision-form.ts';

/** Asks which idea another one is part of. */
export const mergeIdeaForm = defineModal({
  callbackId: 'ideas.merge',
  title: 'Part of another idea',
  submit: 'Merge',
  metadata: IdeaMetadata,
  fields: {
    into: pickField({
      label: 'Which idea is it part of?',
      placeholder: 'The latest first; type a number or words',
      missing: 'Which idea is it part of?',
    }),
    reason: reasonField,
  },
  layout: (metadata) => ({
    intro: [
      aboutIdeaIntro(metadata),
      context('Votes and linked words count for both together; whoever sent it hears what becomes of the other.'),
    ],
  }),
});
