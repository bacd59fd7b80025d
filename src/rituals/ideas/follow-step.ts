import type { Tx } from '../../database.ts';
import { planIdeaClock } from './plan-clock.ts';
import { refreshIdea } from './refresh-idea.ts';
import { type Happened, tellNews } from './tell-news.ts';

/** What follows when a reviewer has taken a step with an idea, in the same transaction. */
export async function followStep(tx: Tx, workspaceId: string, happened: Happened, now: Date): Promise<void> {
  const { idea } = happened;
  await planIdeaClock(tx, workspaceId, idea);
  await tellNews(tx, workspaceId, happened, now);
  await refreshIdea(tx, workspaceId, idea.id, now);
}
