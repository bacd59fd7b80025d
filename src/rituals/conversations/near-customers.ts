import type { MemberFacts } from '../../access/viewer.ts';
import type { RitualDeps } from '../deps.ts';
import { type Kept, mayBeSame, type Near } from './alike.ts';
import { nearby } from './near-store.ts';
import { askerFor } from './picking.ts';

const MOST_OFFERED = 3;

/** Whether somebody who was made with this is near somebody whom this member may know of; null when not. */
export async function whoIsNear(deps: RitualDeps, member: MemberFacts, about: Kept): Promise<Near | null> {
  const store = nearby(deps.db.prisma, deps.workspace.id);
  const fresh = await store.madeWith(about);
  if (fresh === null) return null;
  const candidates = await store.of(fresh, await askerFor(deps, member));
  const known = candidates.filter((one) => mayBeSame(fresh, one)).slice(0, MOST_OFFERED);
  return known.length > 0 ? { about, freshId: fresh.id, known } : null;
}
