import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../errors.ts';

/** SQLite keeps these beside the database while it is open; they hold the same words. */
export const COMPANIONS = ['-wal', '-shm'] as const;

/**
 * The absolute path that a `file:` URL names; a relative one counts from the working folder.
 * @throws OperatorError when it names no file.
 */
export function sqlitePath(url: string): string {
  const named = url.replace(/^file:/, '').replace(/\?.*$/, '');
  if (named === '' || named.endsWith('/') || named.includes(':memory:')) {
    throw new OperatorError('DATABASE_URL must name a file, for example file:./data/empty-chair.db');
  }
  return path.resolve(named.startsWith('//') ? fileURLToPath(`file:${named}`) : named);
}

/** Makes the folder (0700) and an empty file (0600) where there are none. @throws OperatorError when it may not. */
export function createFile(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`The database file ${file} cannot be written (${why}). See DATABASE_URL.`, {
      cause: error,
    });
  }
}

/** Leaves a database that was there before, and what lies beside it, to its owner alone (0600). */
export function keepPrivate(file: string): void {
  for (const part of [file, ...COMPANIONS.map((suffix) => file + suffix)]) if (existsSync(part)) chmodSync(part, 0o600);
}
