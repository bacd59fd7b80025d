import { rmSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { migratePostgresql } from '../../src/database/migrate-postgresql.ts';
import { migrateSqlite } from '../../src/database/migrate-sqlite.ts';
import type { Migration } from '../../src/database/migrations.ts';
import type { Provider } from '../../src/database.ts';
import { temporaryFolder } from './database.ts';
import { createEmpty, dropDatabase, urlOf } from './postgresql-server.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');

/** A database with nothing in it, and SQL as the only way in. */
export interface RawDatabase {
  readonly url: string;
  migrate(known: readonly Migration[]): Promise<string[]>;
  /** Rows of one statement, or of none. */
  query(sql: string): Promise<unknown[]>;
  drop(): Promise<void>;
}

export function rawDatabase(provider: Provider): Promise<RawDatabase> {
  return provider === 'sqlite' ? rawSqlite() : rawPostgresql();
}

async function rawSqlite(): Promise<RawDatabase> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'raw.db');
  const connection = new BetterSqlite3(file);
  return {
    url: `file:${file}`,
    migrate: async (known) => migrateSqlite(connection, known, NOW),
    async query(sql) {
      const statement = connection.prepare(sql);
      if (statement.reader) return statement.all();
      statement.run();
      return [];
    },
    async drop() {
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function rawPostgresql(): Promise<RawDatabase> {
  const name = await createEmpty();
  const client = new pg.Client({ connectionString: urlOf(name) });
  await client.connect();
  return {
    url: urlOf(name),
    migrate: (known) => migratePostgresql(client, known, NOW),
    query: async (sql) => (await client.query(sql)).rows,
    async drop() {
      await client.end();
      await dropDatabase(name);
    },
  };
}
