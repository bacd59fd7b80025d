import { z } from 'zod';
import type { PrismaClient } from '../generated/sqlite/client.ts';
import type { Logger } from '../logger.ts';

const Checkpoint = z.tuple([z.object({ busy: z.coerce.number() })]);

/**
 * Brings SQLite's log home and empties it: until then it holds what was deleted, as it was before. Never fails: while
 * another process reads the file the log stays, and goes with the next one.
 */
export async function emptyLog(prisma: PrismaClient, logger: Logger): Promise<void> {
  try {
    const [{ busy }] = Checkpoint.parse(await prisma.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`);
    if (busy !== 0) logger.warn('another process reads the database, so its log keeps for now what was deleted');
  } catch (error) {
    logger.warn({ err: error }, 'the log of the database could not be emptied of what was deleted');
  }
}
