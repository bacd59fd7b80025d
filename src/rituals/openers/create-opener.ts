import { isUniqueViolation } from '../../database/unique-violation.ts';
import type { Database, Tx } from '../../database.ts';
import type { Opener } from './opener.ts';
import { type NewOpener, openers } from './opener-store.ts';
import { existingOpener, planNext } from './plan-opener.ts';

/** Makes an opener and its first planned meeting, once per act; the same act again gives the same opener. */
export async function createOpener(db: Database, workspaceId: string, fresh: NewOpener, now: Date): Promise<Opener> {
  const earlier = await openers(db.prisma, workspaceId).byRequest(fresh.requestKey);
  if (earlier) return earlier;
  try {
    return await db.transaction((tx) => create(tx, workspaceId, fresh, now));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const twin = await openers(db.prisma, workspaceId).byRequest(fresh.requestKey);
    if (!twin) throw error;
    return twin;
  }
}

async function create(tx: Tx, workspaceId: string, fresh: NewOpener, now: Date): Promise<Opener> {
  const store = openers(tx, workspaceId);
  const opener = existingOpener(await store.byId(await store.create(fresh, now)));
  await planNext(tx, workspaceId, opener, now);
  return opener;
}
