import type { Tx } from '../../database.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';

/** A morning that begins sooner may be collecting its lines already. */
const TOO_SOON_MS = 5 * 60 * 1000;

/** Has members told, in their next mornings, what waits for them. In the transaction that makes it wait. */
export async function planMornings(tx: Tx, workspaceId: string, memberIds: Iterable<string>, now: Date): Promise<void> {
  for (const id of new Set(memberIds)) {
    const { zone } = await personalTimes(tx, workspaceId).factsOf(id);
    const time = await personalTimes(tx, workspaceId).of(id);
    const next = await planMorning(tx, workspaceId, { id, zone, time }, time.nextMorning(now));
    const isLate = next.state !== 'planned' || next.dueAt.getTime() - now.getTime() < TOO_SOON_MS;
    if (isLate) await planMorning(tx, workspaceId, { id, zone, time }, time.nextMorning(next.dueAt));
  }
}
