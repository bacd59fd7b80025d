import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../errors.ts';

export type Provider = 'sqlite' | 'postgresql';

/** A migration that this program brings along. `checksum` is Prisma's: SHA-256 of the file, in hex. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A row of `_prisma_migrations`, Prisma's own table, so that its CLI and we agree on what was applied. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolledBack: boolean;
}

/** prisma/ lies beside src/ and beside dist/, so the way from this file is the same before and after the build. */
const PRISMA_FOLDER = path.resolve(import.meta.dirname, '../../prisma');

/** The migrations of a provider, oldest first. @param folder another place to read them from (tests) */
export function readMigrations(
  provider: Provider,
  folder: string = path.join(PRISMA_FOLDER, provider, 'migrations'),
): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Which migrations are still to be applied, in order.
 * @throws OperatorError when the database is newer than this program, or its history is not ours.
 */
export function pendingMigrations(known: readonly Migration[], history: readonly AppliedMigration[]): Migration[] {
  const applied = new Map(history.filter(({ rolledBack }) => !rolledBack).map((row) => [row.name, row]));
  const failed = [...applied.values()].find(({ finished }) => !finished);
  if (failed) {
    throw new OperatorError(
      `The database stopped halfway through migration ${failed.name}. Restore a backup from before it.`,
    );
  }
  const unknown = [...applied.keys()].filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `The database is newer than this version of Empty Chair (it has ${unknown.join(', ')}). ` +
        'Start the version that last used it, or restore a backup made before the upgrade.',
    );
  }
  const edited = known.find(({ name, checksum }) => (applied.get(name)?.checksum ?? checksum) !== checksum);
  if (edited) {
    throw new OperatorError(
      `Migration ${edited.name} differs from the one that was applied to the database. ` +
        'Install the released files again, or restore a backup that belongs to them.',
    );
  }
  return known.filter(({ name }) => !applied.has(name));
}

/** For those who only read. @throws OperatorError when tables may not be what this program expects */
export function expectUpToDate(pending: readonly Migration[]): void {
  if (pending.length === 0) return;
  throw new OperatorError(
    'The database is not up to date with this version of Empty Chair: start the bot once, first.',
  );
}

/** Runs one migration; whatever it says against it becomes a sentence that names the migration. */
export function explainFailure(migration: Migration, reason: unknown): OperatorError {
  const why = hintOf(reason) ?? (reason instanceof Error ? reason.message : String(reason));
  return new OperatorError(`Migration ${migration.name} could not be applied, and nothing was changed: ${why}`, {
    cause: reason,
  });
}

/** PostgreSQL's extensions are the one thing that a role may lack the right to while all else works. */
function hintOf(reason: unknown): string | null {
  const message = reason instanceof Error ? reason.message : '';
  if (!/extension "?pg_trgm"?/.test(message)) return null;
  return (
    `the search needs PostgreSQL’s extension pg_trgm (${message}). Have somebody who may create in this database run ` +
    'CREATE EXTENSION pg_trgm; in it, once, and start again. It belongs to PostgreSQL’s contrib package.'
  );
}
