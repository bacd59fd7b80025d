import type { Database } from '../../database.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { EVE } from './plan-eve.ts';
import { OPENER } from './plan-opener.ts';
import { recordForeign } from './record-foreign.ts';

/** Ends an opener and what was planned for it. Removing somebody else's goes into the audit log. Twice is once. */
export async function removeOpener(
  db: Database,
  workspaceId: string,
  opener: Opener,
  removerId: string,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await openers(tx, workspaceId).remove(opener.id, now))) return;
    for (const kind of [OPENER, EVE]) {
      await occurrences(tx, workspaceId).cancelPlanned({ kind, subjectId: opener.id }, 'removed', now);
    }
    await recordForeign(tx, workspaceId, { opener, actorId: removerId, act: 'opener.removed' }, now);
  });
}
