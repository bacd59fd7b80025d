import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { STATUSES, type Status } from './idea.ts';
import { isPossible } from './idea-steps.ts';

/** What a form about one idea carries: which one, how it is called on top, and how it stood when the form opened. */
export const IdeaMetadata = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  seen: z.enum(STATUSES),
  /** What the workspace calls one of those it serves. */
  noun: z.string().default('customer'),
});

/** "#34 · Say thanks by phone" above the fields. */
export function aboutIdeaIntro({ number, title }: Pick<z.output<typeof IdeaMetadata>, 'number' | 'title'>) {
  return context(`#${number} · ${title}`);
}

export const MAX_REASON = 2_000;

export const reasonField = textField({
  label: 'Why?',
  hint: 'Whoever sent it reads this, word for word.',
  lines: 'many',
  max: MAX_REASON,
  missing: 'Whoever sent it is owed a reason.',
});

export const ownerField = personField({
  label: 'Who sees to it?',
  hint: 'To explore or do it. Nobody chosen: whoever owns it already, else you.',
});

const fields = {
  verdict: radioField({
    label: 'What becomes of it?',
    choices: [
      { value: 'explore', text: 'Explore it' },
      { value: 'do', text: 'Do it' },
      { value: 'decline', text: 'Decline it' },
    ],
    missing: 'What becomes of it?',
  }),
  reason: reasonField,
  owner: ownerField.or(''),
};

/** What is wrong with a verdict on an idea that stands where it stood; no more than a sentence. */
export function verdictProblem(verdict: string, seen: Status): string | undefined {
  if (verdict === 'explore' && !isPossible('explore', { status: seen })) return 'It is being explored already.';
  if (verdict === 'do' && !isPossible('do', { status: seen })) return 'It is being done already.';
  return undefined;
}

export type DecisionValues = ValuesOf<typeof fields>;

/** Asks for a decision on one idea. */
export const decisionForm = defineModal({
  callbackId: 'ideas.decision',
  title: 'Decide',
  submit: 'Decide',
  metadata: IdeaMetadata,
  fields,
  layout: (metadata) => ({
    intro: [
      aboutIdeaIntro(metadata),
      context(
        'That it is declined, and why, is between you and whoever sent it, unless they publish it. To others it is closed.',
      ),
    ],
  }),
});
