import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { OperatorError } from '../errors.ts';
import { PrismaClient } from '../generated/sqlite/client.ts';
import { connectOnce } from './connect-once.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { readMigrations } from './migrations.ts';
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

function migrateFile(file: string, now: Date): string[] {
  const connection = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    setPragmas(connection);
    return migrateSqlite(connection, readMigrations('sqlite'), now);
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
}
