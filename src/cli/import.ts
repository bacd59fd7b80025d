import type { Clock } from '../clock.ts';
import { readPostgresql } from '../database/open-postgresql.ts';
import { readSqlite } from '../database/open-sqlite.ts';
import { type Database, providerOf } from '../database.ts';
import { CONVERSATIONS } from '../transfer/import-conversations.ts';
import { type ImportJob, type ImportReport, importFile } from '../transfer/import-file.ts';
import { IDEAS } from '../transfer/import-ideas.ts';
import type { DateOrder } from '../transfer/read-date.ts';
import { openExisting } from './open-existing.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly heardBy?: string;
  readonly dates?: DateOrder;
  readonly workspace?: string;
  /** What the file holds; conversations when it is not said. */
  readonly what?: What;
}

export const WHATS = ['conversations', 'ideas'] as const;
export type What = (typeof WHATS)[number];

/** What surrounds a run: progress, and whether somebody asked to stop. */
export type ImportSurroundings = Pick<ImportJob, 'progress' | 'isStopped'>;

/** Imports conversations or ideas from a CSV file, or says what would happen. @throws OperatorError */
export async function importConversations(
  file: string,
  options: ImportOptions,
  databaseUrl: string,
  clock: Clock,
  surroundings: ImportSurroundings,
): Promise<ImportReport> {
  const job: ImportJob = {
    file,
    isDryRun: options.dryRun === true,
    dates: options.dates ?? null,
    heardBy: options.heardBy,
    workspace: options.workspace,
    now: clock.now(),
    ...surroundings,
  };
  const into = (db: ImportDatabase): Promise<ImportReport> =>
    options.what === 'ideas' ? importFile(db, IDEAS, job) : importFile(db, CONVERSATIONS, job);
  return job.isDryRun ? foresee(databaseUrl, into) : importNow(databaseUrl, clock, into);
}

type ImportDatabase = Pick<Database, 'prisma' | 'provider' | 'transaction'>;
type Into = (db: ImportDatabase) => Promise<ImportReport>;

/** Reads only, so that it works while the bot runs. */
function foresee(databaseUrl: string, into: Into): Promise<ImportReport> {
  const provider = providerOf(databaseUrl);
  const run = (prisma: Parameters<Parameters<typeof readSqlite>[1]>[0]): Promise<ImportReport> =>
    into({ prisma, provider, transaction: () => Promise.reject(new Error('a dry run writes nothing')) });
  return provider === 'sqlite' ? readSqlite(databaseUrl, run) : readPostgresql(databaseUrl, 'import', run);
}

async function importNow(databaseUrl: string, clock: Clock, into: Into): Promise<ImportReport> {
  const db = await openExisting(databaseUrl, clock);
  try {
    return await into(db);
  } finally {
    await db.close();
  }
}
