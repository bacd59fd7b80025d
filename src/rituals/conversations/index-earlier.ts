import { isUniqueViolation } from '../../database/unique-violation.ts';
import type { RitualDeps } from '../deps.ts';
import { indexConversations, notIndexed } from './search-store.ts';

type Indexing = Pick<RitualDeps, 'db' | 'logger'> & { readonly workspace: { readonly id: string } };

/**
 * Makes what was there before it could be searched findable, a batch at a time, and what was taken out of the index to be
 * written anew. Whatever it does not come to is left for the next time.
 */
export async function indexEarlier({ db, workspace, logger }: Indexing): Promise<void> {
  let indexed = 0;
  for (let ids = await notIndexed(db.prisma, workspace.id); ids.length > 0; ) {
    try {
      await db.transaction((tx) => indexConversations(tx, workspace.id, ids));
      indexed += ids.length;
    } catch (error) {
      // Another replica is at it, and does the same.
      if (!isUniqueViolation(error)) throw error;
      break;
    }
    ids = await notIndexed(db.prisma, workspace.id);
  }
  if (indexed > 0) logger.info({ indexed }, 'conversations can be searched now');
}
