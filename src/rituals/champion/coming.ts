import type { Tx } from '../../database.ts';
import { rotationFacts } from './read-rotation.ts';
import { planTerms } from './rotation.ts';
import type { PlannedTerm } from './rotation-facts.ts';
import type { ComingTerm } from './term.ts';
import { terms } from './term-store.ts';

/** The next terms, with names: those of the rotation, with all that was agreed. */
export async function comingTerms(tx: Tx, workspaceId: string, count: number): Promise<ComingTerm[]> {
  return named(tx, workspaceId, planTerms(await rotationFacts(tx, workspaceId), count));
}

/** Planned terms with the names of who holds them. */
async function named(tx: Tx, workspaceId: string, planned: readonly PlannedTerm[]): Promise<ComingTerm[]> {
  const ids = planned.flatMap(({ holderId, turnOfId }) => [holderId, turnOfId]);
  const known = await terms(tx, workspaceId).holders(ids);
  return planned.flatMap(({ number, startsAt, endsAt, holderId, turnOfId, why }) => {
    const [holder, turnOf] = [known.get(holderId), known.get(turnOfId)];
    return holder && turnOf ? [{ number, startsAt, endsAt, holder, turnOf, why }] : [];
  });
}
