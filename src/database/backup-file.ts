import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../errors.ts';
import type { Provider } from './migrations.ts';

/**
 * Writes a file that is either whole and on the disk under its name, or not there: `write` fills a draft (0600) beside it.
 * @throws OperatorError when the name is taken or cannot be written
 */
export async function writeBackup(target: string, write: (draft: string) => void | Promise<void>): Promise<void> {
  if (existsSync(target))
    throw new OperatorError(`${target} exists already. Name a new file, so that no backup is lost.`);
  const draft = `${target}.partial`;
  createDraft(draft, path.dirname(path.resolve(target)));
  try {
    await write(draft);
    flushToDisk(draft);
    renameSync(draft, target);
    flushToDisk(path.dirname(path.resolve(target)));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Never makes the folder: a mistyped one would hide the backup where nobody looks for it. */
function createDraft(draft: string, folder: string): void {
  if (!existsSync(folder)) throw new OperatorError(`There is no folder ${folder}.`);
  try {
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', 0o600));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`Nothing can be written into ${folder} (${why}).`, { cause: error });
  }
}

/** Waits until a file, or the names in a folder, would survive a power cut. */
export function flushToDisk(fileOrFolder: string): void {
  const descriptor = openSync(fileOrFolder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const SIGNATURES: Readonly<Record<Provider, string>> = { sqlite: 'SQLite format 3\0', postgresql: 'PGDMP' };
const NAMES: Readonly<Record<Provider, string>> = { sqlite: 'an SQLite', postgresql: 'a PostgreSQL' };

/** @throws OperatorError when the file is missing, or is not a backup of such a database */
export function expectBackupOf(provider: Provider, file: string): void {
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`);
  const beginning = firstBytes(file);
  if (beginning.startsWith(SIGNATURES[provider])) return;
  const other = provider === 'sqlite' ? 'postgresql' : 'sqlite';
  throw new OperatorError(
    beginning.startsWith(SIGNATURES[other])
      ? `${file} is a backup of ${NAMES[other]} database, and DATABASE_URL names ${NAMES[provider]} one.`
      : `${file} is not a backup of Empty Chair.`,
  );
}

function firstBytes(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(16);
    return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** What a kept database is called: `<name>.before-restore-2026-11-23T18-30-00Z`. */
export function asideName(name: string, now: Date): string {
  return `${name}.before-restore-${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}`;
}
