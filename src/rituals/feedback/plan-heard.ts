import type { Tx } from '../../database.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';

/** Has whoever heard a customer told in their next morning that they were answered, unless they want to hear nothing of it. */
export async function planHeard(tx: Tx, workspaceId: string, hearerId: string, now: Date): Promise<void> {
  if ((await mutes(tx, workspaceId).among([hearerId], 'customer_answered')).has(hearerId)) return;
  const { zone } = await personalTimes(tx, workspaceId).factsOf(hearerId);
  const time = await personalTimes(tx, workspaceId).of(hearerId);
  await planMorning(tx, workspaceId, { id: hearerId, zone, time }, time.nextMorning(now));
}
