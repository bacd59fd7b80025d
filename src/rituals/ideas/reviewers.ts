import type { Tx } from '../../database.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import type { Idea } from './idea.ts';
import type { Reviewer } from './review-rights.ts';
import { reviewReaders } from './reviewer-store.ts';

/** A member as somebody who may decide on these ideas. */
export async function reviewerOf(deps: RitualDeps, member: Member, records: readonly Idea[]): Promise<Reviewer> {
  return { viewer: await viewerFor(deps, member, records), isNamed: await isReviewer(deps, member.id) };
}

/** Whether it is for a member to review, or for somebody who is paused and in whose place they hear. */
export async function isReviewer({ db, workspace, clock }: RitualDeps, memberId: string): Promise<boolean> {
  return (await whoMayReview(db.prisma, workspace.id, clock.now())).includes(memberId);
}

/** Whose mornings say what waits for a decision: those who were named reviewers, else the customer champion, else the admins; whoever is paused is replaced by their stand-in. */
export async function whoReviews(tx: Tx, workspaceId: string, now: Date): Promise<string[]> {
  return inTheirPlace(tx, workspaceId, await whoseItIs(tx, workspaceId), now);
}

/** The same, and whoever is paused besides: they may be back by when something is due. Whom nothing waits for hears nothing. */
export async function whoMayReview(tx: Tx, workspaceId: string, now: Date): Promise<string[]> {
  return [...new Set([...(await whoReviews(tx, workspaceId, now)), ...(await whoseItIs(tx, workspaceId))])];
}

/** Who hears of what waits too long where no reviewer wants to: the customer champion, else the admins, or who stands in for them. */
export async function whoHoldsReviewers(tx: Tx, workspaceId: string, now: Date): Promise<string[]> {
  const store = reviewReaders(tx, workspaceId);
  const champions = await store.champions();
  const holders = champions.length > 0 ? champions : await store.admins();
  return inTheirPlace(
    tx,
    workspaceId,
    holders.map(({ id }) => id),
    now,
  );
}

async function inTheirPlace(tx: Tx, workspaceId: string, memberIds: readonly string[], now: Date): Promise<string[]> {
  const times = personalTimes(tx, workspaceId);
  const readers: string[] = [];
  for (const id of memberIds) readers.push((await times.readerFor(id, now)).id);
  return [...new Set(readers)];
}

async function whoseItIs(tx: Tx, workspaceId: string): Promise<string[]> {
  const { reviewerIds } = (await settings(tx, workspaceId).read()).ideas;
  const store = reviewReaders(tx, workspaceId);
  const named = await store.named(reviewerIds);
  const champions = named.length > 0 ? [] : await store.champions();
  const chosen = [...named, ...champions];
  return (chosen.length > 0 ? chosen : await store.admins()).map(({ id }) => id);
}

/** Has a row of everybody who was named a reviewer and whom the bot has not met yet: only of those it knows a morning. Never fails. */
export async function meetReviewers({ db, workspace, people, logger }: RitualDeps): Promise<void> {
  const { reviewerIds } = (await settings(db.prisma, workspace.id).read()).ideas;
  for (const id of reviewerIds) {
    if ((await people.peek(id)) === null) await orElse(people.get(id), null, logger);
  }
}
