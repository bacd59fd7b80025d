import type { Tx } from '../../database.ts';
import { aboutIdea, eraseFromMessagesAbout } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import type { NewNews } from './idea-news.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { ideaNews } from './news-store.ts';
import { planReviewers } from './plan-review.ts';
import { refreshIdea } from './refresh-idea.ts';
import { whoReviews } from './reviewers.ts';
import { tellThese } from './tell-news.ts';
import { ideaTraces } from './trace-store.ts';

const MOST_PASSED_ON = 1_000;

/** Has those who review now hear what waits, and what one of them who has left was to hear; nothing where it is nobody of them. */
export async function reviewerChanged({ db, workspace, clock, wake }: RitualDeps, member: Member): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    if (!member.isDeactivated) return planReviewers(tx, workspace.id, now, member.id);
    await passOnNews(tx, workspace.id, member.id, now);
    await planReviewers(tx, workspace.id, now);
  });
  wake();
}

/** What a reviewer is to hear and never will, those hear who review now. */
async function passOnNews(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const store = ideaNews(tx, workspaceId);
  const reviewers = (await whoReviews(tx, workspaceId, now)).filter((id) => id !== memberId);
  for (const { id, ideaId, eventId } of await store.untold(memberId, ['reviewer'], MOST_PASSED_ON)) {
    const told = new Set((await store.of(eventId)).map((one) => one.memberId));
    const rows = reviewers.filter((one) => !told.has(one));
    if (rows.length > 0) await store.remove(id);
    await tellThese(
      tx,
      workspaceId,
      eventId,
      rows.map((reviewerId): NewNews => ({ ideaId, memberId: reviewerId, role: 'reviewer' })),
      now,
    );
  }
}

/** What somebody who has left owned, nobody owns; the reviewers hear it in their mornings. */
export async function ideaOwnerLeft(deps: RitualDeps, member: Member): Promise<void> {
  if (!member.isDeactivated) return;
  const { db, workspace, clock } = deps;
  const now = clock.now();
  for (const id of await ideaTraces(db.prisma, workspace.id).ownedBy(member.id)) {
    await db.transaction((tx) => giveBack(tx, workspace.id, id, member.id, now));
  }
  deps.wake();
}

async function giveBack(tx: Tx, workspaceId: string, ideaId: string, memberId: string, now: Date): Promise<void> {
  const store = ideas(tx, workspaceId);
  await store.lock(ideaId);
  const idea = await store.byId(ideaId);
  if (idea === null || idea.owner?.id !== memberId) return;
  await store.change(ideaId, { ownerId: null }, now);
  const eventId = await store.record({ ideaId, act: 'owner_left', actorId: memberId }, now);
  const reviewers = (await whoReviews(tx, workspaceId, now)).filter((id) => id !== memberId);
  const rows = reviewers.map((reviewerId): NewNews => ({ ideaId, memberId: reviewerId, role: 'reviewer' }));
  await tellThese(tx, workspaceId, eventId, rows, now);
  await refreshIdea(tx, workspaceId, ideaId, now);
}

/** Takes a colleague who is forgotten out of all that ideas say; what they were for is counted anew. In the transaction that forgets them. */
export async function forgetInIdeas(
  tx: Tx,
  workspaceId: string,
  { id, slackUserId }: { readonly id: string; readonly slackUserId: string },
  now: Date,
): Promise<void> {
  const traces = ideaTraces(tx, workspaceId);
  await passOnNews(tx, workspaceId, id, now);
  for (const ideaId of await traces.ownedBy(id)) await giveBack(tx, workspaceId, ideaId, id, now);
  const [named, votedFor] = [await traces.naming(id), await traces.votedFor(id)];
  await eraseFromMessagesAbout(tx, workspaceId, [...named, ...votedFor].map(aboutIdea), now);
  await traces.erase(id);
  for (const rootId of votedFor) await interest(tx, workspaceId).recount(rootId);
  const { ideas: chosen } = await settings(tx, workspaceId).read();
  if (!chosen.reviewerIds.includes(slackUserId)) return;
  const reviewerIds = chosen.reviewerIds.filter((one) => one !== slackUserId);
  await settings(tx, workspaceId).save('ideas', { ...chosen, reviewerIds }, now);
  await planReviewers(tx, workspaceId, now);
}
