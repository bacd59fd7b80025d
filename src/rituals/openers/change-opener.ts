import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import type { Member } from '../../slack/people.ts';
import type { Opener } from './opener.ts';
import { assertTheirs, mayChange, mayTend, standsInFor } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { existingOpener, replan } from './plan-opener.ts';
import { recordForeign } from './record-foreign.ts';

/** What somebody does to an opener. */
export interface Deed {
  readonly openerId: string;
  readonly actor: Member;
  /** For the audit log, when it is another colleague's: "opener.paused". */
  readonly act: string;
  /** Whoever stands in for the host may do it too. */
  readonly isTending?: boolean;
}

/**
 * Changes an opener in one transaction, plans its meetings anew and writes down what was done to somebody else's.
 * `change` gives false when there is nothing to do any more: the same act twice is once. Gives the opener as it is now.
 * @throws UserFacingError when it is gone, or this person may not
 */
export function changeOpener(
  db: Database,
  workspaceId: string,
  deed: Deed,
  change: (tx: Tx, opener: Opener) => Promise<boolean>,
  now: Date,
): Promise<Opener> {
  return db.transaction(async (tx) => {
    const store = openers(tx, workspaceId);
    await store.lock(deed.openerId);
    const before = existingOpener(await store.byId(deed.openerId));
    assertTheirs(await mayDo(tx, workspaceId, deed, before, now), before);
    if (!(await change(tx, before))) return before;
    const changed = existingOpener(await store.byId(deed.openerId));
    await replan(tx, workspaceId, changed, now);
    await recordForeign(tx, workspaceId, { opener: before, actorId: deed.actor.id, act: deed.act }, now);
    return changed;
  });
}

async function mayDo(tx: Tx, workspaceId: string, deed: Deed, opener: Opener, now: Date): Promise<boolean> {
  const { actor, isTending = false } = deed;
  if (!isTending) return mayChange(opener, actor);
  return mayTend(opener, actor, await standsInFor(tx, workspaceId, actor, now));
}

/** @throws UserFacingError when the form shows an older state than there is */
export function assertUnchanged(opener: Opener, seenRevision: number): void {
  if (opener.revision === seenRevision) return;
  throw new UserFacingError(
    'opener_changed',
    `${opener.name} was changed meanwhile, so nothing was saved. Open it again to see how it is now.`,
  );
}
