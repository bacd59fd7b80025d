import type { Tx } from '../../database.ts';
import { instantAt } from '../../schedule/local-time.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';

const NOON = '12:00';
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Has a member, and whoever stands in for them now, asked in their morning of that day, or of their next working day; not
 * on the day that has begun.
 */
export async function planAsking(tx: Tx, workspaceId: string, memberId: string, at: Date, now: Date): Promise<void> {
  const times = personalTimes(tx, workspaceId);
  for (const id of new Set([memberId, (await times.readerFor(memberId, now)).id])) {
    const { zone } = await times.factsOf(id);
    const time = await times.of(id);
    const earliest = time.nextMorning(now);
    await planMorning(tx, workspaceId, { id, zone, time }, at > earliest ? at : earliest);
  }
}

/** Has whoever prevents something told so, where somebody else said it, and asked when it is due and a month later. Gives that later instant. */
export async function planPrevention(
  tx: Tx,
  workspaceId: string,
  { memberId, dueOn, finderId }: { readonly memberId: string; readonly dueOn: string; readonly finderId: string },
  now: Date,
): Promise<Date> {
  const { zone } = await personalTimes(tx, workspaceId).factsOf(memberId);
  const due = instantAt(dueOn, NOON, zone);
  const askHeldAt = new Date(due.getTime() + MONTH_MS);
  const told = finderId === memberId ? [] : [now];
  for (const at of [...told, due, askHeldAt]) await planAsking(tx, workspaceId, memberId, at, now);
  return askHeldAt;
}
