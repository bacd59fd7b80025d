import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { OperatorError } from '../errors.ts';
import { asideName, expectBackupOf, flushToDisk, writeBackup } from './backup-file.ts';
import { readSqliteHistory } from './migrate-sqlite.ts';
import { pendingMigrations, readMigrations } from './migrations.ts';
import { lockForThisProcess } from './process-lock.ts';
import { COMPANIONS, createFile, keepPrivate } from './sqlite-file.ts';

const BUSY_TIMEOUT_MS = 10_000;

/**
 * Copies the database as it is at one moment, also while the bot runs and writes, and checks the copy.
 * @throws OperatorError in words
 */
export async function backupSqlite(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new OperatorError(`There is no database ${file} to back up. See DATABASE_URL.`);
  await writeBackup(target, (draft) => {
    onFile(file, (connection) => connection.prepare('VACUUM INTO ?').run(draft));
    onFile(draft, expectIntact);
  });
}

/**
 * Puts a backup in the database's place. Gives the path under which the database that was there is kept, or null when
 * there was none.
 * @throws OperatorError when a bot uses the database, or the backup is damaged or newer than this program
 */
export function restoreSqlite(file: string, source: string, now: Date): string | null {
  expectBackupOf('sqlite', source);
  if (path.resolve(source) === file) throw new OperatorError(`${file} is the database itself. Name a backup of it.`);
  const lock = lockForThisProcess(file);
  const draft = `${file}.restoring`;
  try {
    copyWithLog(source, draft);
    onFile(draft, expectIntact);
    onFile(draft, expectOurs);
    flushToDisk(draft);
    const aside = keepAside(file, now);
    // A log of the old database must never be read as one of the new.
    for (const suffix of COMPANIONS) rmSync(file + suffix, { force: true });
    renameSync(draft, file);
    flushToDisk(path.dirname(file));
    return aside;
  } finally {
    for (const suffix of ['', ...COMPANIONS]) rmSync(draft + suffix, { force: true });
    lock.release();
  }
}

function keepAside(file: string, now: Date): string | null {
  if (!existsSync(file)) return null;
  const aside = asideName(file, now);
  copyWithLog(file, aside);
  flushToDisk(aside);
  return aside;
}

/** A database that was not closed properly has its newest rows in `-wal` beside it. */
function copyWithLog(from: string, to: string): void {
  for (const suffix of ['', '-wal']) {
    if (!existsSync(from + suffix)) continue;
    rmSync(to + suffix, { force: true });
    createFile(to + suffix);
    copyFileSync(from + suffix, to + suffix);
  }
  keepPrivate(to);
}

/** @throws OperatorError when SQLite finds damage */
function expectIntact(connection: BetterSqlite3.Database): void {
  const verdict = connection.pragma('integrity_check', { simple: true });
  if (verdict !== 'ok') throw new OperatorError(`The backup is damaged: ${String(verdict)}.`);
}

/** @throws OperatorError unless it is a database that this program can migrate and use */
function expectOurs(connection: BetterSqlite3.Database): void {
  const history = readSqliteHistory(connection);
  if (history.length === 0) throw new OperatorError('This is an SQLite database, but not one of Empty Chair.');
  pendingMigrations(readMigrations('sqlite'), history);
}

function onFile(file: string, work: (connection: BetterSqlite3.Database) => void): void {
  const connection = new BetterSqlite3(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    work(connection);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    throw new OperatorError(`${file} cannot be read: ${error.message}.`, { cause: error });
  } finally {
    connection.close();
  }
}
