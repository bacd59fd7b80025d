import type { MemberFacts } from '../../access/viewer.ts';
import type { RitualDeps } from '../deps.ts';
import { mayBeSame } from './alike.ts';
import type { Conversation } from './conversation.ts';
import type { Customer } from './customer.ts';
import { nearby } from './near-store.ts';
import { askerFor } from './picking.ts';

/** Somebody new, and those known who may be the same. */
export interface Near {
  /** The record they were made with. */
  readonly about: string;
  readonly freshId: string;
  readonly known: readonly Customer[];
}

const MOST_OFFERED = 3;

/** Whether somebody who was made with this record is near somebody whom this member may know of; null when not. */
export async function whoIsNear(deps: RitualDeps, member: MemberFacts, { id }: Conversation): Promise<Near | null> {
  const store = nearby(deps.db.prisma, deps.workspace.id);
  const fresh = await store.madeWith(id);
  if (fresh === null) return null;
  const candidates = await store.of(fresh, await askerFor(deps, member));
  const known = candidates.filter((one) => mayBeSame(fresh, one)).slice(0, MOST_OFFERED);
  return known.length > 0 ? { about: id, freshId: fresh.id, known } : null;
}
