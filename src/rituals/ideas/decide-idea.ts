import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import { settings } from '../../settings/settings-store.ts';
import { writeBefore } from './before-store.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import { followStep } from './follow-step.ts';
import type { Idea, Status } from './idea.ts';
import { ideaDue } from './idea-clock.ts';
import { type DueIdea, type IdeaStanding, type ReviewStep, STEP_ACTS, takeIdeaStep } from './idea-steps.ts';
import { ideas } from './idea-store.ts';
import { mayReview, type Reviewer } from './review-rights.ts';
import { reviewReaders } from './reviewer-store.ts';
import { existing } from './send-idea.ts';

/** A reviewer's wish for one idea. */
export interface Deciding {
  readonly ideaId: string;
  readonly step: ReviewStep;
  readonly reviewer: Reviewer;
  /** As it stood when the reviewer looked at it: somebody may have decided meanwhile. Null where that does not matter. */
  readonly seen: Status | null;
  /** The reviewer's IANA zone, in which days are counted where the workspace has none. */
  readonly zone: string;
}

/** `too_late`: it stands elsewhere by now; by whose hand, where that is known. */
export type Decided =
  | { readonly kind: 'decided'; readonly idea: Idea; readonly eventId: string; readonly act: string }
  | { readonly kind: 'too_late'; readonly idea: Idea; readonly last: IdeaHappening | null };

/**
 * Takes a step with an idea, once: whoever is first does it, the others are told who that was. History, news and all that
 * follows are written in the same transaction. Wake the sender after it. @throws UserFacingError when it is gone, or not theirs to decide
 */
export function decideIdea(db: Database, workspaceId: string, asked: Deciding, now: Date): Promise<Decided> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    await store.lock(asked.ideaId);
    const idea = existing(await store.byId(asked.ideaId));
    if (!mayReview(idea, asked.reviewer)) throw notYoursToDecide(idea);
    const step = await maskedStep(tx, workspaceId, asked);
    const chosen = await settings(tx, workspaceId).read();
    const before = standingOf(idea);
    const actorId = asked.reviewer.viewer.memberId;
    const due: DueIdea = (owed, from) => ideaDue(owed, from, chosen, asked.zone);
    const after = wasOvertaken(idea, asked.seen)
      ? null
      : takeIdeaStep(await withoutLeaver(tx, workspaceId, before), step, { due, deciderId: actorId }, now);
    if (after === null) return tooLate(tx, workspaceId, idea);
    await writeStanding(tx, workspaceId, idea.id, after, now);
    const act = STEP_ACTS[step.kind];
    const line = { ideaId: idea.id, act, actorId, detail: detailOf(step), before: writeBefore(before) };
    const eventId = await store.record(line, now);
    const decided = existing(await store.byId(idea.id));
    await followStep(tx, workspaceId, { idea: decided, eventId, act, actorId, formerOwnerId: before.ownerId }, now);
    return { kind: 'decided', idea: decided, eventId, act };
  });
}

/** An owner who has left is none: somebody else has to see to what is decided now. */
async function withoutLeaver(tx: Tx, workspaceId: string, standing: IdeaStanding): Promise<IdeaStanding> {
  const { ownerId } = standing;
  if (ownerId === null || (await reviewReaders(tx, workspaceId).isHere(ownerId))) return standing;
  return { ...standing, ownerId: null };
}

/** An idea as reviewers' steps see it. */
export function standingOf({ owner, builders, ...idea }: Idea): IdeaStanding {
  const { status, dueAt, clockFrom, acknowledgedAt, decidedAt, doneAt } = idea;
  const { reason, isReasonPublic, effect, outcome } = idea;
  return {
    ...{ status, dueAt, clockFrom, acknowledgedAt, decidedAt, doneAt, reason, isReasonPublic, effect, outcome },
    ownerId: owner?.id ?? null,
    builderIds: builders.map(({ id }) => id),
  };
}

/** Writes where it stands. */
export async function writeStanding(
  tx: Tx,
  workspaceId: string,
  ideaId: string,
  { builderIds, ...columns }: IdeaStanding,
  now: Date,
): Promise<void> {
  await ideas(tx, workspaceId).change(ideaId, columns, now);
  await ideas(tx, workspaceId).setBuilders(ideaId, builderIds);
}

/** Decided or parted from the list of what waits, since somebody looked at it; that it was read meanwhile changes nothing. */
function wasOvertaken({ status }: Idea, seen: Status | null): boolean {
  const isStillOpen = status === seen || (seen === 'new' && status === 'acknowledged');
  return seen !== null && !isStillOpen;
}

async function tooLate(tx: Tx, workspaceId: string, idea: Idea): Promise<Decided> {
  const acts = [...Object.values(STEP_ACTS), 'merged'];
  return { kind: 'too_late', idea, last: await ideaEvents(tx, workspaceId).lastOf(idea.id, acts) };
}

/** The reviewer's words as they may be kept. */
async function maskedStep(tx: Tx, workspaceId: string, { step, reviewer }: Deciding): Promise<ReviewStep> {
  const by = reviewer.viewer.memberId;
  switch (step.kind) {
    case 'acknowledge':
    case 'give_owner':
      return step;
    case 'finish':
      return maskedBy(tx, workspaceId, by, step, ['reason', 'effect']);
    default:
      return maskedBy(tx, workspaceId, by, step, ['reason']);
  }
}

/** What the history keeps of it: the reason, or to whom it was given. */
function detailOf(step: ReviewStep): string {
  if (step.kind === 'acknowledge') return '';
  return step.kind === 'give_owner' ? step.ownerId : step.reason;
}

/** To whoever may not. */
export function notYoursToDecide({ number }: Idea): UserFacingError {
  return new UserFacingError(
    'not_yours_to_decide',
    `You can’t decide on #${number}: that is for the reviewers who may read it, and for its owner.`,
  );
}
