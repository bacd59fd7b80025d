import type { Tx } from '../../database.ts';
import { aboutIdea, eraseFromMessagesAbout } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import type { NewNews } from './idea-news.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { refreshIdea } from './refresh-idea.ts';
import { whoReviews } from './reviewers.ts';
import { tellThese } from './tell-news.ts';
import { ideaTraces } from './trace-store.ts';

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
  const [named, votedFor] = [await traces.naming(id), await traces.votedFor(id)];
  await eraseFromMessagesAbout(tx, workspaceId, [...named, ...votedFor].map(aboutIdea), now);
  await traces.erase(id);
  for (const rootId of votedFor) await interest(tx, workspaceId).recount(rootId);
  const { ideas: chosen } = await settings(tx, workspaceId).read();
  if (!chosen.reviewerIds.includes(slackUserId)) return;
  const reviewerIds = chosen.reviewerIds.filter((one) => one !== slackUserId);
  await settings(tx, workspaceId).save('ideas', { ...chosen, reviewerIds }, now);
}
