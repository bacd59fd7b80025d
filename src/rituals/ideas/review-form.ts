import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutIdeaIntro, IdeaMetadata, MAX_REASON, ownerField, verdictProblem } from './decision-form.ts';

/** Which ideas somebody goes through, by number, and at which they are. */
export const QueueMetadata = IdeaMetadata.extend({ numbers: z.array(z.number()), at: z.number() });

const fields = {
  verdict: radioField({
    label: 'What becomes of it?',
    choices: [
      { value: 'acknowledge', text: 'I read it; decide later' },
      { value: 'explore', text: 'Explore it' },
      { value: 'do', text: 'Do it' },
      { value: 'decline', text: 'Decline it' },
      { value: 'skip', text: 'Skip it for now' },
    ],
    missing: 'What becomes of it?',
  }),
  reason: textField({
    label: 'Why?',
    hint: 'Whoever sent it reads this, word for word. Needed to explore, do or decline it.',
    lines: 'many',
    max: MAX_REASON,
  }).or(''),
  owner: ownerField.or(''),
};

export type QueueValues = ValuesOf<typeof fields>;

/** One idea of those that wait; saving it shows the next. */
export const reviewForm = defineModal({
  callbackId: 'ideas.review',
  title: 'Ideas that wait',
  submit: 'Save and next',
  close: 'Stop here',
  metadata: QueueMetadata,
  fields,
  layout: ({ numbers, at, ...metadata }) => ({
    intro: [context(`${at + 1} of ${numbers.length}`), aboutIdeaIntro(metadata)],
    ...(at + 1 === numbers.length ? { submit: 'Save' } : {}),
  }),
});

/** What is wrong, a sentence per field. */
export function validateReview(
  { verdict, reason }: QueueValues,
  { seen }: z.output<typeof QueueMetadata>,
): Partial<Record<keyof QueueValues, string>> {
  const problem =
    verdict === 'acknowledge' && seen !== 'new'
      ? 'It was read already. Decide, or skip it.'
      : verdictProblem(verdict, seen);
  const owesReason = verdict !== 'acknowledge' && verdict !== 'skip' && reason === '';
  return {
    ...(problem === undefined ? {} : { verdict: problem }),
    ...(owesReason ? { reason: 'Whoever sent it is owed a reason.' } : {}),
  };
}
