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
  const { reviewerIds } = (await settings(deps.db.prisma, deps.workspace.id).read()).ideas;
  return { viewer: await viewerFor(deps, member, records), isNamed: reviewerIds.includes(member.slackUserId) };
}

/** Whose mornings say what waits for a decision: those who were named reviewers, else the customer champion, else the admins; whoever is paused is replaced by their stand-in. */
export async function whoReviews(tx: Tx, workspaceId: string, now: Date): Promise<string[]> {
  const { reviewerIds } = (await settings(tx, workspaceId).read()).ideas;
  const store = reviewReaders(tx, workspaceId);
  const named = await store.named(reviewerIds);
  const champions = named.length > 0 ? [] : await store.champions();
  const chosen = [...named, ...champions];
  const people = chosen.length > 0 ? chosen : await store.admins();
  const readers = await Promise.all(people.map(({ id }) => personalTimes(tx, workspaceId).readerFor(id, now)));
  return [...new Set(readers.map(({ id }) => id))];
}

/** Has a row of everybody who was named a reviewer and whom the bot has not met yet: only of those it knows a morning. Never fails. */
export async function meetReviewers({ db, workspace, people, logger }: RitualDeps): Promise<void> {
  const { reviewerIds } = (await settings(db.prisma, workspace.id).read()).ideas;
  for (const id of reviewerIds) {
    if ((await people.peek(id)) === null) await orElse(people.get(id), null, logger);
  }
}
