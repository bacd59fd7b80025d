import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import { follow, unfit } from './nominate.ts';
import { isOpen, stepAfter } from './nomination.ts';
import { nominations } from './nomination-store.ts';

/** Where nobody has to confirm nominations any more, those that wait for it go on as if somebody had. */
export async function goOnWithWaiting(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { needsConfirmation, allowsGuests } = (await settings(tx, workspaceId).read()).champion;
  if (needsConfirmation) return;
  for (const { member, ...nomination } of await nominations(tx, workspaceId).unconfirmed()) {
    if (!isOpen(nomination) || unfit(member, allowsGuests) !== null) continue;
    const step = stepAfter(nomination, { nominatorId: null, needsConfirmation, isSeconded: false });
    await follow(tx, workspaceId, { nomination, step }, now);
  }
}
