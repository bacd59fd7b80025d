import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import { type AppliedMigration, explainFailure, type Migration, pendingMigrations } from './migrations.ts';

/** The advisory lock that Prisma's own CLI takes for the same purpose. */
export const MIGRATION_LOCK = 72_707_369;

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const TableRow = z.object({ isThere: z.boolean() });

const HistoryRow = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean(), rolledBack: z.boolean() });

/**
 * Applies what is pending, all or nothing, in one transaction under an advisory lock: of several replicas that start
 * at once one applies, the others wait and find nothing left to do. Gives the names applied.
 * @throws OperatorError when the history is not ours or a migration fails.
 */
export async function migratePostgresql(client: Client, known: readonly Migration[], now: Date): Promise<string[]> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(HISTORY_TABLE);
    const pending = pendingMigrations(known, await readHistory(client));
    for (const migration of pending) await apply(client, migration, now);
    await client.query('COMMIT');
    return pending.map(({ name }) => name);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** What was applied to this database; empty when it has no history table. */
export async function readHistory(client: Client): Promise<AppliedMigration[]> {
  const table = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "isThere"`);
  if (!TableRow.parse(table.rows[0]).isThere) return [];
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
     FROM "_prisma_migrations"`,
  );
  return z.array(HistoryRow).parse(rows);
}

async function apply(client: Client, migration: Migration, now: Date): Promise<void> {
  try {
    await client.query(migration.sql);
  } catch (error) {
    throw explainFailure(migration, error);
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, $4, 1)`,
    [randomUUID(), migration.checksum, migration.name, now],
  );
}
