import type { Tx } from '../../database.ts';
import { postDone } from './done-delivery.ts';
import { planIdeaClock } from './plan-clock.ts';
import { planReview } from './plan-review.ts';
import { refreshIdea } from './refresh-idea.ts';
import { askToTell } from './tell-customers.ts';
import { type Happened, tellNews, tellThese } from './tell-news.ts';
import { toldCustomers } from './told-store.ts';

/** A step, and whose the idea was before it. */
interface Step extends Happened {
  readonly formerOwnerId: string | null;
}

/** What follows when a reviewer has taken a step with an idea, in the same transaction. */
export async function followStep(tx: Tx, workspaceId: string, happened: Step, now: Date): Promise<void> {
  const { idea } = happened;
  await planIdeaClock(tx, workspaceId, idea);
  await tellNews(tx, workspaceId, happened, now);
  await tellOwner(tx, workspaceId, happened, now);
  if (happened.act === 'done') {
    await postDone(tx, workspaceId, happened, now);
    await askToTell(tx, workspaceId, idea, now);
  }
  if (happened.act === 'reopened') await toldCustomers(tx, workspaceId).withdraw(idea.id);
  if (idea.status === 'acknowledged') await planReview(tx, workspaceId, idea, now);
  await refreshIdea(tx, workspaceId, idea.id, now);
}

/** A new owner hears it in their morning, unless it was they who took it. */
async function tellOwner(
  tx: Tx,
  workspaceId: string,
  { idea, eventId, actorId, formerOwnerId }: Step,
  now: Date,
): Promise<void> {
  if (idea.owner === null || [actorId, formerOwnerId].includes(idea.owner.id)) return;
  const row = { ideaId: idea.id, memberId: idea.owner.id, role: 'owner' } as const;
  await tellThese(tx, workspaceId, eventId, [row], now);
}
