import { isUniqueViolation } from '../database/unique-violation.ts';
import { type Database, Prisma, type Tx } from '../database.ts';
import type { Logger } from '../logger.ts';

/** Where it is done. */
interface Indexing {
  readonly db: Database;
  readonly workspace: { readonly id: string };
  readonly logger: Logger;
}

/** A kind of records that is searched. */
interface Indexed {
  readonly table: 'Conversation' | 'Idea';
  /** Its name in the index. */
  readonly kind: string;
  /** Brings up to date what can be searched of these. */
  readonly index: (tx: Tx, workspaceId: string, ids: readonly string[]) => Promise<void>;
}

/** What belongs to them is looked up by two keys each, and a query of SQLite’s takes no thousand. */
const AT_ONCE = 200;

/**
 * Makes what was there before it could be searched findable, a batch at a time, and what was taken out of the index to be
 * written anew. Whatever it does not come to is left for the next time.
 */
export async function indexMissing(
  { db, workspace, logger }: Indexing,
  { table, kind, index }: Indexed,
): Promise<void> {
  let indexed = 0;
  for (let ids = await missing(); ids.length > 0; ids = await missing()) {
    try {
      await db.transaction((tx) => index(tx, workspace.id, ids));
      indexed += ids.length;
    } catch (error) {
      // Another replica is at it, and does the same.
      if (!isUniqueViolation(error)) throw error;
      break;
    }
  }
  if (indexed > 0) logger.info({ indexed, kind }, 'these can be searched now');

  async function missing(): Promise<string[]> {
    const rows = await db.prisma.$queryRaw<{ id: string }[]>`
      SELECT c."id" FROM ${Prisma.raw(`"${table}"`)} AS c
      WHERE c."workspaceId" = ${workspace.id} AND NOT EXISTS (
        SELECT 1 FROM "SearchEntry" AS e
        WHERE e."workspaceId" = c."workspaceId" AND e."kind" = ${kind} AND e."subjectId" = c."id" AND e."part" = ''
      ) LIMIT ${AT_ONCE}`;
    return rows.map(({ id }) => id);
  }
}
