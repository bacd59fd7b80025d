import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { resettle } from './change-term.ts';
import { championPool } from './pool-store.ts';
import { terms } from './term-store.ts';

/** Has what Slack tells of somebody heeded at once where it decides whose turn it is: they left, came back, became a guest. */
export function registerLeavers(deps: RitualDeps): void {
  deps.people.changed((member) => heed(deps, member));
}

async function heed({ db, workspace, clock, wake }: RitualDeps, { id, isDeactivated, isGuest }: Member): Promise<void> {
  if (!isDeactivated && !isGuest) return;
  const isDone = await db.transaction(async (tx) => {
    const running = await terms(tx, workspace.id).running();
    if (running?.holder.id !== id && !(await championPool(tx, workspace.id).has(id))) return false;
    await resettle(tx, workspace.id, clock.now());
    return true;
  });
  if (isDone) wake();
}
