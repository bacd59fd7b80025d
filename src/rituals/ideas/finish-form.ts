import { pickField } from '../../slack/choice-fields.ts';
import { defineModal } from '../../slack/modals.ts';
import { peopleField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutIdeaIntro, IdeaMetadata, MAX_REASON } from './decision-form.ts';

const fields = {
  reason: textField({
    label: 'What changed, and why?',
    hint: 'Everybody who may read the idea reads this.',
    lines: 'many',
    max: MAX_REASON,
    missing: 'What is different from now on?',
  }),
  effect: textField({
    label: 'What does it do for the customer?',
    placeholder: 'Donors hear within a day that their gift arrived',
    lines: 'many',
    max: MAX_REASON,
    missing: 'What is better for them now?',
  }),
  outcome: pickField({ label: 'What came of it?', placeholder: 'One of your own list' }).or(null),
  builders: peopleField({ label: 'Who built it?', hint: 'They are thanked where everybody reads it.' }).or(null),
};

/** Asks what came of an idea. */
export const finishForm = defineModal({
  callbackId: 'ideas.finished',
  title: 'It is done',
  submit: 'Tell everyone',
  metadata: IdeaMetadata,
  fields,
  layout: (metadata) => ({
    intro: [aboutIdeaIntro(metadata)],
    labels: { effect: `What does it do for the ${metadata.noun}?` },
  }),
});
