import { defineModal } from '../../slack/modals.ts';
import { aboutIdeaIntro, IdeaMetadata, reasonField } from './decision-form.ts';

/** Asks why an idea is taken up again. */
export const reopenForm = defineModal({
  callbackId: 'ideas.reopened',
  title: 'Take it up again',
  submit: 'Take it up',
  metadata: IdeaMetadata,
  fields: { reason: reasonField },
  layout: (metadata) => ({ intro: [aboutIdeaIntro(metadata)] }),
});
