import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { acknowledgeIdea, decideOn, giveOwner, reopenIdea, undoDecision } from './actions.ts';
import { type Decided, decideIdea, notYoursToDecide } from './decide-idea.ts';
import { type DecisionValues, decisionForm, verdictProblem } from './decision-form.ts';
import { channelForDone } from './done-channel-store.ts';
import type { Status } from './idea.ts';
import type { ReviewStep } from './idea-steps.ts';
import { titleOf } from './idea-views.ts';
import { ownerChosen } from './new-owner.ts';
import { giveOwnerForm } from './owner-form.ts';
import { loadIdea } from './reader.ts';
import { reopenForm } from './reopen-form.ts';
import { mayReview } from './review-rights.ts';
import { stepTaken, stepUndone, tooLateToStep } from './review-views.ts';
import { reviewerOf } from './reviewers.ts';
import { undoDecision as undoStep } from './undo-decision.ts';

/** What reviewers decide on one idea. */
export function registerDeciding(slack: Slack, deps: RitualDeps): void {
  acknowledgeIdea.on(slack, async (click) => {
    const asked = { ideaId: click.value.id, step: { kind: 'acknowledge' }, seen: null } as const;
    await click.reply.replace(await decideAs(deps, click.userId, asked));
  });

  registerMore(slack, deps);

  decideOn.on(slack, (click) =>
    showInModal(click, 'Decide', async () =>
      decisionForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  decisionForm.on(slack, {
    validate({ verdict }, { seen }) {
      const problem = verdictProblem(verdict, seen);
      return problem === undefined ? {} : { verdict: problem };
    },
    async save({ values, metadata, userId }) {
      const step = await stepOf(deps, values);
      return decideAs(deps, userId, { ideaId: metadata.id, step, seen: metadata.seen });
    },
  });
}

/** Who sees to it, and taking up again what was decided. */
function registerMore(slack: Slack, deps: RitualDeps): void {
  giveOwner.on(slack, (click) =>
    showInModal(click, 'Who sees to it?', async () =>
      giveOwnerForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  giveOwnerForm.on(slack, {
    async save({ values, metadata, userId }) {
      const { id: ownerId } = await ownerChosen(deps, values.owner);
      const step = { kind: 'give_owner', ownerId } as const;
      return decideAs(deps, userId, { ideaId: metadata.id, step, seen: metadata.seen });
    },
  });
  reopenIdea.on(slack, (click) =>
    showInModal(click, 'Take it up again', async () =>
      reopenForm.view({ metadata: await metadataFor(deps, click.userId, click.value.id) }),
    ),
  );
  reopenForm.on(slack, {
    save({ values, metadata, userId }) {
      const step = { kind: 'reopen', reason: values.reason } as const;
      return decideAs(deps, userId, { ideaId: metadata.id, step, seen: metadata.seen });
    },
  });
  undoDecision.on(slack, async (click) => {
    const { id: memberId } = await deps.people.get(click.userId);
    const undone = await undoStep(deps.db, deps.workspace.id, { eventId: click.value.id, memberId }, deps.clock.now());
    deps.wake();
    await click.reply.replace(stepUndone(undone));
  });
}

interface Asked {
  readonly ideaId: string;
  readonly step: ReviewStep;
  readonly seen: Status | null;
}

/** Takes a step for whoever pressed, and says what came of it. @throws UserFacingError to whoever may not */
export async function decideAs(deps: RitualDeps, userId: string, asked: Asked): Promise<Message> {
  const decided = await decideFor(deps, userId, asked);
  if (decided.kind === 'decided') {
    return stepTaken(decided, await channelForDone(deps.db.prisma, deps.workspace.id, decided.idea));
  }
  return tooLateToStep(decided.idea, decided.last, (await deps.people.get(userId)).zone);
}

/** The same, and what came of it. @throws UserFacingError to whoever may not */
export async function decideFor(deps: RitualDeps, userId: string, asked: Asked): Promise<Decided> {
  const { db, workspace, clock, people } = deps;
  const member = await people.get(userId);
  const { idea } = await loadIdea(deps, member, asked.ideaId);
  const reviewer = await reviewerOf(deps, member, [idea]);
  const decided = await decideIdea(db, workspace.id, { ...asked, reviewer, zone: member.zone }, clock.now());
  deps.wake();
  return decided;
}

/** What a form about an idea carries, for somebody who may decide on it. @throws UserFacingError to whoever may not */
export async function metadataFor(deps: RitualDeps, userId: string, ideaId: string) {
  const member = await deps.people.get(userId);
  const { idea } = await loadIdea(deps, member, ideaId);
  if (!mayReview(idea, await reviewerOf(deps, member, [idea]))) throw notYoursToDecide(idea);
  const noun = (await nounOf(deps)).one;
  return { id: idea.id, number: idea.number, title: titleOf(idea), seen: idea.status, noun };
}

/** What was chosen in a form. @throws UserFacingError for an owner who can’t be one */
export async function stepOf(deps: RitualDeps, { verdict, reason, owner }: DecisionValues): Promise<ReviewStep> {
  if (verdict === 'decline') return { kind: 'decline', reason };
  return { kind: verdict, reason, ownerId: owner === '' ? null : (await ownerChosen(deps, owner)).id };
}
