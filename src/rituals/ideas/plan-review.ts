import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { morningFor, planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Idea } from './idea.ts';
import { planMornings } from './plan-morning.ts';
import { waitingIdeas } from './review-store.ts';
import { whoMayReview } from './reviewers.ts';

/** Later promises are planned for when these are kept: whoever decides reads the queue. */
const MOST = 1_000;

/** Has the reviewers' mornings looked at on which an idea waits for them: the next while it is new, and the last before its promise runs out. */
export async function planReview(
  tx: Tx,
  workspaceId: string,
  { status, dueAt }: Pick<Idea, 'status' | 'dueAt'>,
  now: Date,
): Promise<void> {
  const reviewers = await whoMayReview(tx, workspaceId, now);
  if (status === 'new') await planMornings(tx, workspaceId, reviewers, now);
  if (dueAt !== null) for (const id of reviewers) await planDue(tx, workspaceId, id, [dueAt], now);
}

/** The same for all that waits, after the reviewers have changed. @param only of them; all when left out */
export async function planReviewers(tx: Tx, workspaceId: string, now: Date, only?: string): Promise<void> {
  const waiting = waitingIdeas(tx, workspaceId);
  if (await waiting.isEmpty()) return;
  const all = await whoMayReview(tx, workspaceId, now);
  const reviewers = only === undefined ? all : all.filter((id) => id === only);
  if (reviewers.length === 0) return;
  await planMornings(tx, workspaceId, reviewers, now);
  const promised = await waiting.promised(MOST);
  for (const id of reviewers) await planDue(tx, workspaceId, id, promised, now);
}

async function planDue(tx: Tx, workspaceId: string, id: string, promised: readonly Date[], now: Date): Promise<void> {
  const { zone } = await personalTimes(tx, workspaceId).factsOf(id);
  const time = await personalTimes(tx, workspaceId).of(id);
  for (const dueAt of ofEachDay(promised, zone)) {
    await planMorning(tx, workspaceId, { id, zone, time }, morningFor(time, zone, dueAt, now));
  }
}

/** The first and the last of each local day: what runs out in between has the morning of one of the two. @param instants the soonest first */
function ofEachDay(instants: readonly Date[], zone: string): Date[] {
  const days = new Map<string, { readonly first: Date; readonly last: Date }>();
  for (const one of instants) {
    const date = localDate(one, zone);
    days.set(date, { first: days.get(date)?.first ?? one, last: one });
  }
  return [...days.values()].flatMap(({ first, last }) => (first === last ? [first] : [first, last]));
}
