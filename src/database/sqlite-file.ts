import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../errors.ts';

/** SQLite keeps these beside the database while it is open; they hold the same words. */
export const COMPANIONS = ['-wal', '-shm'] as const;

/**
 * The absolute path that a `file:` URL names, behind all symbolic links; a relative one counts from the working folder.
 * @throws OperatorError when it names no file, or one that cannot be reached.
 */
export function sqlitePath(url: string): string {
  const named = url.replace(/^file:/, '').replace(/\?.*$/, '');
  if (named === '' || named.endsWith('/') || named.includes(':memory:')) {
    throw new OperatorError('DATABASE_URL must name a file, for example file:./data/empty-chair.db');
  }
  const file = path.resolve(named.startsWith('//') ? fileURLToPath(`file:${named}`) : named);
  try {
    return behindLinks(file);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** The one name of a file, which may be new: under two names, two processes would hold two locks on one database. */
function behindLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const folder = behindLinks(path.dirname(file));
  return isLink ? behindLinks(path.resolve(folder, readlinkSync(file))) : path.join(folder, path.basename(file));
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Makes the folder (0700) and an empty file (0600) where there are none. @throws OperatorError when it may not. */
export function createFile(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, reason: unknown): OperatorError {
  const why = reason instanceof Error ? reason.message : String(reason);
  return new OperatorError(`The database file ${file} cannot be written (${why}). See DATABASE_URL.`, {
    cause: reason,
  });
}

/** Leaves a database that was there before, and what lies beside it, to its owner alone (0600). */
export function keepPrivate(file: string): void {
  for (const part of [file, ...COMPANIONS.map((suffix) => file + suffix)]) if (existsSync(part)) chmodSync(part, 0o600);
}
