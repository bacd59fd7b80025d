import { randomUUID } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { type AppliedMigration, explainFailure, type Migration, pendingMigrations } from './migrations.ts';

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const HistoryRow = z.object({
  migration_name: z.string(),
  checksum: z.string(),
  finished_at: z.unknown(),
  rolled_back_at: z.unknown(),
});

/** What was applied to this database; empty when it has no history table. */
export function readSqliteHistory(connection: BetterSqlite3.Database): AppliedMigration[] {
  const table = connection.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`);
  if (table.get() === undefined) return [];
  const rows = connection.prepare('SELECT * FROM "_prisma_migrations"').all();
  return z
    .array(HistoryRow)
    .parse(rows)
    .map((row) => ({
      name: row.migration_name,
      checksum: row.checksum,
      finished: row.finished_at !== null,
      rolledBack: row.rolled_back_at !== null,
    }));
}

/**
 * Applies what is pending, all or nothing; gives the names applied.
 * @throws OperatorError when the history is not ours or a migration fails.
 */
export function migrateSqlite(connection: BetterSqlite3.Database, known: readonly Migration[], now: Date): string[] {
  // Outside the transaction, where it has an effect: rebuilding a table drops it, and the drop would cascade.
  connection.pragma('foreign_keys = OFF');
  try {
    return connection.transaction(() => applyPending(connection, known, now)).immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function applyPending(connection: BetterSqlite3.Database, known: readonly Migration[], now: Date): string[] {
  const pending = pendingMigrations(known, readSqliteHistory(connection));
  connection.exec(HISTORY_TABLE);
  const record = connection.prepare(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
     VALUES (?, ?, ?, ?, ?, 1)`,
  );
  for (const migration of pending) {
    try {
      connection.exec(migration.sql);
    } catch (error) {
      throw explainFailure(migration, error);
    }
    record.run(randomUUID(), migration.checksum, migration.name, now.getTime(), now.getTime());
  }
  const dangling = connection.prepare('PRAGMA foreign_key_check').all();
  if (dangling.length > 0) {
    throw new OperatorError(
      `After the migrations ${dangling.length} rows would point to nothing, so nothing was changed. Please report this.`,
    );
  }
  return pending.map(({ name }) => name);
}
