import BetterSqlite3 from 'better-sqlite3';
import { OperatorError } from '../errors.ts';
import { createFile } from './sqlite-file.ts';

/** Held until released or until the process is gone, however it goes: the kernel frees the lock. */
export interface ProcessLock {
  release(): void;
}

/** Nobody else may refer to them: without this the collector would close one, and let a second process in. */
const held = new Set<BetterSqlite3.Database>();

/**
 * Claims an SQLite database for this process through `<file>.lock`, an empty SQLite file held in an exclusive
 * transaction. The database itself stays readable, so that a backup can be taken while the bot runs.
 * @throws OperatorError when another process, or another part of this one, has it.
 */
export function lockForThisProcess(file: string): ProcessLock {
  const lockFile = `${file}.lock`;
  createFile(lockFile);
  const connection = new BetterSqlite3(lockFile, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (!(error instanceof BetterSqlite3.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new OperatorError(
      `Another process is using ${file}. An SQLite database serves one process at a time: stop the other one first, ` +
        'or set DATABASE_URL to a PostgreSQL database to run several.',
      { cause: error },
    );
  }
  held.add(connection);
  return {
    release() {
      held.delete(connection);
      connection.close();
    },
  };
}
