import type { Tx } from '../../database.ts';
import { comingTerms } from './coming.ts';
import type { NextTurn } from './nomination-views.ts';
import { PLANNED_AHEAD } from './possible.ts';

/** The next term that is somebody's, as things stand; null for none among those that are planned. */
export async function nextTurnOf(
  tx: Tx,
  workspaceId: string,
  { id, zone }: { readonly id: string; readonly zone: string },
  now: Date,
): Promise<NextTurn> {
  const own = (await comingTerms(tx, workspaceId, PLANNED_AHEAD)).find(({ holder }) => holder.id === id);
  return own ? { startsAt: own.startsAt, reading: { now, zone } } : null;
}
