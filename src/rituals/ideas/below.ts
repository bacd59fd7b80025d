import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { openDecision } from './authors-part.ts';
import { belowBlocks } from './below-views.ts';
import { standingOf } from './decide-idea.ts';
import { ideaEvents } from './event-store.ts';
import { isPossible, type StepKind } from './idea-steps.ts';
import { isInsider } from './insider.ts';
import type { BelowIdea } from './reader.ts';
import { mayReview } from './review-rights.ts';
import { colleagueNames } from './reviewer-store.ts';
import { isReviewer } from './reviewers.ts';
import { toldCustomers } from './told-store.ts';
import { lastStepOn, mayUndoDecision } from './undo-decision.ts';

const SHOWN = [
  ...['sent', 'acknowledged', 'exploring', 'doing', 'declined', 'done', 'reopened', 'merged', 'owner_given'],
  ...['owner_left', 'answered', 'published', 'promise_broken', 'taken_back'],
];
const MOST_LINES = 12;
const STEPS: readonly StepKind[] = ['acknowledge', 'explore', 'do', 'decline', 'finish', 'reopen', 'give_owner'];

/** What reviewers and its author may do with an idea, and its history. */
export function belowIdea(deps: RitualDeps): BelowIdea {
  const { db, workspace } = deps;
  return async (idea, viewer, member, now) => {
    const reviews = mayReview(idea, { viewer, isNamed: await isReviewer(deps, viewer.memberId) });
    const isAuthor = idea.author !== null && idea.author.id === viewer.memberId;
    const history = await ideaEvents(db.prisma, workspace.id).history(idea.id, SHOWN, MOST_LINES);
    const last = await lastStepOn(db.prisma, workspace.id, idea.id);
    const mayUndo =
      last !== null && mayUndoDecision(last, { eventId: last.id, memberId: viewer.memberId }, now) === 'yes';
    const owners = history.flatMap(({ act, detail }) => (act === 'owner_given' ? [detail] : []));
    return belowBlocks(idea, {
      history,
      names: await colleagueNames(db.prisma, workspace.id, owners),
      mayReadWhy: await isInsider(deps, idea, viewer),
      published: new Set(history.flatMap(({ act, detail }) => (act === 'published' ? [detail] : []))),
      steps: reviews ? STEPS.filter((kind) => isPossible(kind, standingOf(idea))) : [],
      undoes: mayUndo ? last.id : null,
      mayAnswer: isAuthor && (await openDecision(db.prisma, workspace.id, idea.id)) !== null,
      mayPublish: isAuthor && idea.status === 'declined' && !idea.isReasonPublic,
      told: await toldCustomers(db.prisma, workspace.id).tally(idea.id),
      noun: (await settings(db.prisma, workspace.id).read()).customers.noun,
      zone: member.zone,
    });
  };
}
