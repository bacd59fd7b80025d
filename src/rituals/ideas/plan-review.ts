import type { Tx } from '../../database.ts';
import { morningFor, planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Idea } from './idea.ts';
import { planMornings } from './plan-morning.ts';
import { whoReviews } from './reviewers.ts';

/** Has the reviewers' mornings looked at on which an idea waits for them: the next while it is new, and the last before its promise runs out. */
export async function planReview(
  tx: Tx,
  workspaceId: string,
  { status, dueAt }: Pick<Idea, 'status' | 'dueAt'>,
  now: Date,
): Promise<void> {
  const reviewers = await whoReviews(tx, workspaceId, now);
  if (status === 'new') await planMornings(tx, workspaceId, reviewers, now);
  if (dueAt === null) return;
  for (const id of reviewers) {
    const { zone } = await personalTimes(tx, workspaceId).factsOf(id);
    const time = await personalTimes(tx, workspaceId).of(id);
    await planMorning(tx, workspaceId, { id, zone, time }, morningFor(time, zone, dueAt, now));
  }
}
