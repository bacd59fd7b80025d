import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import { rhythmOf } from './read-rotation.ts';
import { role } from './role-store.ts';
import type { StandIn, StandInAhead, Term } from './term.ts';
import { terms } from './term-store.ts';

/** Who stands in for the holder of a term at an instant; null for nobody. */
export async function standInAt(
  tx: Tx,
  workspaceId: string,
  term: Pick<Term, 'number' | 'holder'>,
  at: Date,
): Promise<StandIn | null> {
  const { zone } = rhythmOf(await settings(tx, workspaceId).read());
  return role(tx, workspaceId).standInOn(term, localDate(at, zone));
}

/** Who stands in for the holders of these terms on days to come. */
export async function standInsAhead(
  tx: Tx,
  workspaceId: string,
  held: readonly Pick<Term, 'number' | 'holder'>[],
  now: Date,
): Promise<readonly StandInAhead[]> {
  const { zone } = rhythmOf(await settings(tx, workspaceId).read());
  return role(tx, workspaceId).standInsAfter(held, localDate(now, zone));
}

/** Who has the role at an instant of the term that runs: whoever stands in then, or else its holder; null where none runs. */
export async function onDutyAt(tx: Tx, workspaceId: string, at: Date): Promise<string | null> {
  const running = await terms(tx, workspaceId).running();
  if (running === null || running.endsAt <= at) return null;
  return (await standInAt(tx, workspaceId, running, at))?.memberId ?? running.holder.id;
}
