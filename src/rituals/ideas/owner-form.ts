import { defineModal } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';
import { aboutIdeaIntro, IdeaMetadata } from './decision-form.ts';

/** Asks who sees to an idea. */
export const giveOwnerForm = defineModal({
  callbackId: 'ideas.owner',
  title: 'Who sees to it?',
  submit: 'Give it',
  metadata: IdeaMetadata,
  fields: { owner: personField({ label: 'Who sees to it?', missing: 'Who is it?' }) },
  layout: (metadata) => ({ intro: [aboutIdeaIntro(metadata)] }),
});
