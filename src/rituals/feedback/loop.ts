import type { Tx } from '../../database.ts';
import { clocksIn } from '../../settings/clocks.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { follow } from './follow.ts';
import type { MovingDeps } from './move-feedback.ts';

/** What moves feedback in this workspace. @param zone the acting person's, where the workspace has none of its own */
export async function loopOf({ db, workspace }: RitualDeps, zone: string): Promise<MovingDeps> {
  const chosen = await settings(db.prisma, workspace.id).read();
  return {
    db,
    workspaceId: workspace.id,
    guestsMayOwn: chosen.feedback.guestsMayOwn,
    clocks: (kinds) => clocksIn(chosen, zone, kinds),
    follow: (tx: Tx, moved, now) => follow(tx, workspace.id, { moved, chosen }, now),
  };
}
