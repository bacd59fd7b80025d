import type { Clock } from '../clock.ts';
import { readPostgresql } from '../database/open-postgresql.ts';
import { readSqlite } from '../database/open-sqlite.ts';
import { providerOf } from '../database.ts';
import { type ImportJob, type ImportReport, importFile } from '../transfer/import-file.ts';
import type { DateOrder } from '../transfer/read-date.ts';
import { openExisting } from './open-existing.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly heardBy?: string;
  readonly dates?: DateOrder;
  readonly workspace?: string;
}

/** What surrounds a run: progress, and whether somebody asked to stop. */
export type ImportSurroundings = Pick<ImportJob, 'progress' | 'isStopped'>;

/** Imports conversations from a CSV file, or says what would happen. @throws OperatorError */
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
  return job.isDryRun ? foresee(job, databaseUrl) : importNow(job, databaseUrl, clock);
}

/** Reads only, so that it works while the bot runs. */
function foresee(job: ImportJob, databaseUrl: string): Promise<ImportReport> {
  const provider = providerOf(databaseUrl);
  const run = (prisma: Parameters<Parameters<typeof readSqlite>[1]>[0]): Promise<ImportReport> =>
    importFile({ prisma, provider, transaction: () => Promise.reject(new Error('a dry run writes nothing')) }, job);
  return provider === 'sqlite' ? readSqlite(databaseUrl, run) : readPostgresql(databaseUrl, 'import', run);
}

async function importNow(job: ImportJob, databaseUrl: string, clock: Clock): Promise<ImportReport> {
  const db = await openExisting(databaseUrl, clock);
  try {
    return await importFile(db, job);
  } finally {
    await db.close();
  }
}
