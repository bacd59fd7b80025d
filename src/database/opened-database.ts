import type { PrismaClient } from '../generated/sqlite/client.ts';

/** What opening either kind of database gives. */
export interface OpenedDatabase {
  readonly prisma: PrismaClient;
  /** Names of the migrations that were applied just now. */
  readonly migrated: readonly string[];
  disconnect(): Promise<void>;
}
