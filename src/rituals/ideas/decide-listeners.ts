import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { acknowledgeIdea, decideOn } from './actions.ts';
import { decideIdea, notYoursToDecide } from './decide-idea.ts';
import { type DecisionValues, decisionForm } from './decision-form.ts';
import type { Status } from './idea.ts';
import type { ReviewStep } from './idea-steps.ts';
import { titleOf } from './idea-views.ts';
import { loadIdea } from './reader.ts';
import { mayReview } from './review-rights.ts';
import { stepTaken, tooLateToStep } from './review-views.ts';
import { reviewerOf } from './reviewers.ts';

/** What reviewers decide on one idea. */
export function registerDeciding(slack: Slack, deps: RitualDeps): void {
  acknowledgeIdea.on(slack, async (click) => {
    const asked = { ideaId: click.value.id, step: { kind: 'acknowledge' }, seen: null } as const;
    await click.reply.replace(await decideAs(deps, click.userId, asked));
  });

  decideOn.on(slack, (click) =>
    showInModal(click, 'Decide', async () =>
      decisionForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  decisionForm.on(slack, {
    async save({ values, metadata, userId }) {
      const step = await stepOf(deps, values);
      return decideAs(deps, userId, { ideaId: metadata.id, step, seen: metadata.seen });
    },
  });
}

interface Asked {
  readonly ideaId: string;
  readonly step: ReviewStep;
  readonly seen: Status | null;
}

/** Takes a step for whoever pressed, and says what came of it. @throws UserFacingError to whoever may not */
export async function decideAs(deps: RitualDeps, userId: string, asked: Asked): Promise<Message> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(userId);
  const { idea } = await loadIdea(deps, member, asked.ideaId);
  const reviewer = await reviewerOf(deps, member, [idea]);
  const decided = await decideIdea(db, workspace.id, { ...asked, reviewer, zone: member.zone }, clock.now());
  deps.wake();
  return decided.kind === 'decided' ? stepTaken(decided) : tooLateToStep(decided.idea, decided.last, member.zone);
}

/** What a form about an idea carries, for somebody who may decide on it. @throws UserFacingError to whoever may not */
export async function metadataFor(deps: RitualDeps, userId: string, ideaId: string) {
  const member = await deps.people.get(userId);
  const { idea } = await loadIdea(deps, member, ideaId);
  if (!mayReview(idea, await reviewerOf(deps, member, [idea]))) throw notYoursToDecide(idea);
  return { id: idea.id, number: idea.number, title: titleOf(idea), seen: idea.status };
}

/** What was chosen in a form. @throws UserFacingError for an owner whom Slack does not know */
async function stepOf({ people }: RitualDeps, { verdict, reason, owner }: DecisionValues): Promise<ReviewStep> {
  if (verdict === 'decline') return { kind: 'decline', reason };
  return { kind: verdict, reason, ownerId: owner === '' ? null : (await people.get(owner)).id };
}
