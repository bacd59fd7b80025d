import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { GROUP } from './group-store.ts';

/** It is looked at until it is settled, however long that takes. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Has the user group of the champion looked after, in the transaction that changes who is in it; null where there is none. */
export async function planGroup(tx: Tx, workspaceId: string, now: Date): Promise<Occurrence | null> {
  const { champion } = await settings(tx, workspaceId).read();
  if (champion.groupId === '') return null;
  const look = { kind: GROUP, subjectId: champion.groupId, nominalAt: now, dueAt: now, expiresAt: NEVER };
  // Each change asks for its own: what is written at this moment may not know of it.
  return occurrences(tx, workspaceId).plan({ ...look, requestKey: randomUUID() });
}
