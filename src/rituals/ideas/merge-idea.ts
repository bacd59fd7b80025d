import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import { writeBefore } from './before-store.ts';
import { notYoursToDecide, standingOf } from './decide-idea.ts';
import { type IdeaHappening, ideaEvents } from './event-store.ts';
import { type Idea, isOpen } from './idea.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { ideaNews } from './news-store.ts';
import { refreshIdea } from './refresh-idea.ts';
import { mayReview, type Reviewer } from './review-rights.ts';
import { existing } from './send-idea.ts';
import { tellNews } from './tell-news.ts';
import { toldCustomers } from './told-store.ts';

/** Two ideas that a reviewer takes for one. */
export interface MergingIdeas {
  readonly fromId: string;
  readonly intoId: string;
  readonly reason: string;
  readonly reviewer: Reviewer;
}

/** What became of it: the line of history by which it can be undone; or by whose hand it was part of another before. */
export type MergedIdeas =
  | { readonly kind: 'merged'; readonly idea: Idea; readonly into: Idea; readonly eventId: string }
  | { readonly kind: 'too_late'; readonly idea: Idea; readonly last: IdeaHappening | null };

/**
 * Makes an idea part of another: a pointer, so that nothing of either is lost. Votes, customers' words and whoever is to hear
 * count for both together, each once. Wake the sender after it. @throws UserFacingError
 */
export function mergeIdeas(db: Database, workspaceId: string, asked: MergingIdeas, now: Date): Promise<MergedIdeas> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    const { from, into } = await bothOf(tx, workspaceId, asked);
    if (from.status === 'merged') {
      return { kind: 'too_late', idea: from, last: await ideaEvents(tx, workspaceId).lastOf(from.id, ['merged']) };
    }
    assertMayBeOne(from, into);
    const { reason } = await maskedBy(tx, workspaceId, asked.reviewer.viewer.memberId, { reason: asked.reason }, [
      'reason',
    ]);
    const actorId = asked.reviewer.viewer.memberId;
    const merge = { mergedIntoId: into.id, mergedAt: now, mergedById: actorId, rootId: into.id };
    const acknowledgedAt = from.acknowledgedAt ?? now;
    await store.change(
      from.id,
      { ...merge, status: 'merged', dueAt: null, acknowledgedAt, reason, isReasonPublic: true },
      now,
    );
    const detail = `#${into.number} ${reason}`.trim();
    const line = { ideaId: from.id, act: 'merged', actorId, detail, before: writeBefore(standingOf(from)) };
    const eventId = await store.record(line, now);
    // Who hears of it: those of what it was, and not yet all of the other.
    await tellNews(tx, workspaceId, { idea: from, eventId, act: 'merged', actorId }, now);
    // After that: whoever belongs to a part of it hears of the merge, too.
    await store.moveParts(from.id, into.id);
    await interest(tx, workspaceId).recount(into.id);
    for (const id of [from.id, into.id]) await refreshIdea(tx, workspaceId, id, now);
    const [idea, whole] = [existing(await store.byId(from.id)), existing(await store.byId(into.id))];
    return { kind: 'merged', idea, into: whole, eventId };
  });
}

/** Both as they stand now, held in one order whoever merges what. @throws UserFacingError to whoever may not decide on both */
async function bothOf(tx: Tx, workspaceId: string, { fromId, intoId, reviewer }: MergingIdeas) {
  const store = ideas(tx, workspaceId);
  const chosen = existing(await store.byId(intoId));
  const rootId = chosen.rootId ?? chosen.id;
  for (const id of [fromId, rootId].sort()) await store.lock(id);
  const from = existing(await store.byId(fromId));
  const into = existing(await store.byId(rootId));
  if (!mayReview(from, reviewer)) throw notYoursToDecide(from);
  if (!mayReview(into, reviewer)) throw notYoursToDecide(into);
  if (from.id !== into.id) return { from, into };
  const why =
    chosen.id === from.id
      ? `#${from.number} can’t be part of itself. Choose another.`
      : `#${chosen.number} is part of #${from.number} already.`;
  throw new UserFacingError('merged_already', why);
}

/** @throws UserFacingError when one cannot become part of the other */
function assertMayBeOne(from: Idea, into: Idea): void {
  if (!isOpen(from)) {
    throw new UserFacingError('not_open', `#${from.number} is decided already; take it up again before you merge it.`);
  }
  // Merged meanwhile by somebody else.
  if (into.status === 'merged')
    throw new UserFacingError('merged_already', `#${into.number} is part of another idea by now. Choose again.`);
  if (!isOpen(into)) {
    throw new UserFacingError(
      'not_open',
      `#${into.number} is decided already; nothing can become part of it any more.`,
    );
  }
  if (into.audience === 'confined' && from.audience === 'everyone') {
    throw new UserFacingError(
      'confined',
      `#${into.number} belongs to the people of a channel. Merge it into #${from.number} instead.`,
    );
  }
}

/** What was still to be said and asked here of the other idea, as long as this was part of it. */
async function withdrawOfOther(tx: Tx, workspaceId: string, from: Idea, rootId: string): Promise<void> {
  const parts = await ideas(tx, workspaceId).partsOf(from.id);
  const votersOf = await interest(tx, workspaceId).voters(rootId);
  const part = { ideaIds: [from.id, ...parts.map(({ id }) => id)], rootId, votersOf };
  await ideaNews(tx, workspaceId).withdrawOfPart(part);
  await toldCustomers(tx, workspaceId).withdraw(from.id);
}

/** Parts one again from what it was merged into, with all that was merged into itself. In the transaction that undoes it. */
export async function splitAgain(tx: Tx, workspaceId: string, from: Idea, now: Date): Promise<void> {
  if (from.mergedInto === null || from.rootId === null) return;
  const store = ideas(tx, workspaceId);
  await store.lock(from.rootId);
  await store.change(from.id, { mergedIntoId: null, mergedAt: null, mergedById: null, rootId: null }, now);
  await store.partAgain(from.id, from.rootId);
  for (const id of [from.rootId, from.id]) await interest(tx, workspaceId).recount(id);
  await withdrawOfOther(tx, workspaceId, from, from.rootId);
  await refreshIdea(tx, workspaceId, from.rootId, now);
}
