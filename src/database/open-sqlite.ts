import { existsSync } from 'node:fs';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { OperatorError } from '../errors.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { connectOnce } from './connect-once.ts';
import { migrateSqlite, readSqliteHistory } from './migrate-sqlite.ts';
import { expectUpToDate, pendingMigrations, readMigrations } from './migrations.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { OpenedDatabase } from './opened-database.ts';
import { PRISMA_OPTIONS } from './prisma-options.ts';
import { lockForThisProcess } from './process-lock.ts';
import { createFile, keepPrivate, sqlitePath } from './sqlite-file.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** Opens the file that a `file:` URL names, for this process alone, with migrations applied. @throws OperatorError */
export async function openSqlite(url: string, now: Date): Promise<OpenedDatabase> {
  const file = sqlitePath(url);
  const lock = lockForThisProcess(file);
  try {
    createFile(file);
    const migrated = migrateFile(file, now);
    // Only now: a file that is no database of ours was refused, and keeps its rights.
    keepPrivate(file);
    const prisma = new PrismaClient({ ...PRISMA_OPTIONS, adapter: adapterFor(file) });
    await prisma.$connect();
    return { prisma, migrated, disconnect: () => prisma.$disconnect().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Lends a client that may read only, also while a bot has the file. @throws OperatorError */
export async function readSqlite<T>(url: string, work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
  const file = sqlitePath(url);
  if (!existsSync(file)) throw new OperatorError(`There is no database ${file}. See DATABASE_URL.`);
  onConnection(file, { readonly: true }, (connection) =>
    expectUpToDate(pendingMigrations(readMigrations('sqlite'), readSqliteHistory(connection))),
  );
  const adapter = new PrismaBetterSqlite3({ url: file, timeout: BUSY_TIMEOUT_MS, fileMustExist: true, readonly: true });
  const prisma = new PrismaClient({ ...PRISMA_OPTIONS, adapter });
  try {
    return await work(prisma);
  } finally {
    await prisma.$disconnect();
  }
}

function migrateFile(file: string, now: Date): string[] {
  return onConnection(file, {}, (connection) => {
    setPragmas(connection);
    return migrateSqlite(connection, readMigrations('sqlite'), now);
  });
}

function onConnection<T>(
  file: string,
  options: BetterSqlite3.Options,
  work: (connection: BetterSqlite3.Database) => T,
): T {
  const connection = new BetterSqlite3(file, { ...options, timeout: BUSY_TIMEOUT_MS });
  try {
    return work(connection);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    throw new OperatorError(
      `The database file ${file} cannot be used (${error.message}). Restore a backup, or set DATABASE_URL to another file.`,
      { cause: error },
    );
  } finally {
    connection.close();
  }
}

function adapterFor(file: string) {
  const adapter = new PrismaBetterSqlite3({ url: file, timeout: BUSY_TIMEOUT_MS, fileMustExist: true });
  return connectOnce(oneAtATime(adapter, setPragmas));
}

function setPragmas(connection: BetterSqlite3.Database): void {
  connection.pragma('journal_mode = WAL');
  // What was acknowledged survives a power cut, not only a crash of the process.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What was deleted is overwritten, not only unlinked.
  connection.pragma('secure_delete = ON');
}
