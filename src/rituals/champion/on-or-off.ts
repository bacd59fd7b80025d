import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import { resettle } from './change-term.ts';
import { terms } from './term-store.ts';

/** Whether the role goes round here: somebody is willing, or is champion, and nobody has turned it off. Small teams see nothing of it till then. */
export async function goesRound(tx: Tx, workspaceId: string): Promise<boolean> {
  const { champion } = await settings(tx, workspaceId).read();
  if ((await terms(tx, workspaceId).running()) !== null) return true;
  return !champion.isOff && (await tx.championPoolMember.count({ where: { workspaceId } })) > 0;
}

/**
 * Has the role go round, or not any more: whoever holds it now keeps it to the end of their term. False where it was so
 * already. Wake the sender after it.
 */
export async function turnRotation(tx: Tx, workspaceId: string, isOff: boolean, now: Date): Promise<boolean> {
  const { champion } = await settings(tx, workspaceId).read();
  if (champion.isOff === isOff) return false;
  await settings(tx, workspaceId).save('champion', { ...champion, isOff }, now);
  await resettle(tx, workspaceId, now);
  return true;
}
