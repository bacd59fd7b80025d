import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { pino } from 'pino';
import { afterAll, describe } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.ts';
import { migrateSqlite } from '../../src/database/migrate-sqlite.ts';
import { readMigrations } from '../../src/database/migrations.ts';
import { type Database, openDatabase, type Provider } from '../../src/database.ts';
import type { Logger } from '../../src/logger.ts';
import { createFromTemplate, dropDatabase, postgresqlAnswers, urlOf } from './postgresql-server.ts';

/** The kinds of database this machine can test on. */
export const providers: readonly Provider[] = (await postgresqlAnswers()) ? ['sqlite', 'postgresql'] : ['sqlite'];

/** A database of one test's own: migrated, empty. */
export interface FreshDatabase {
  readonly url: string;
  /** Opens it as the bot does; on PostgreSQL as often as there are replicas. */
  open(options?: { logger?: Logger; clock?: Clock }): Promise<Database>;
  /** Closes what is open and deletes it. */
  drop(): Promise<void>;
}

/** One block of tests for each kind of database. */
export function describeEachProvider(name: string, tests: (provider: Provider) => void): void {
  for (const provider of providers) describe(`${name} (${provider})`, () => tests(provider));
}

export async function freshDatabase(provider: Provider): Promise<FreshDatabase> {
  const { url, remove } = provider === 'sqlite' ? freshFile() : await freshOnServer();
  const opened: Database[] = [];
  return {
    url,
    async open({ logger = pino({ level: 'silent' }), clock = systemClock } = {}) {
      const database = await openDatabase(url, { logger, clock });
      opened.push(database);
      return database;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await remove();
    },
  };
}

/** An empty folder; the caller removes it. */
export const temporaryFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'empty-chair-'));

let template: string | undefined;

function freshFile(): { url: string; remove: () => void } {
  template ??= migratedTemplate();
  const folder = temporaryFolder();
  const file = path.join(folder, 'empty-chair.db');
  copyFileSync(template, file);
  return { url: `file:${file}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function migratedTemplate(): string {
  const file = path.join(temporaryFolder(), 'template.db');
  const connection = new BetterSqlite3(file);
  migrateSqlite(connection, readMigrations('sqlite'), systemClock.now());
  connection.close();
  return file;
}

afterAll(() => {
  if (template) rmSync(path.dirname(template), { recursive: true, force: true });
  template = undefined;
});

async function freshOnServer(): Promise<{ url: string; remove: () => Promise<void> }> {
  const name = await createFromTemplate();
  return { url: urlOf(name), remove: () => dropDatabase(name) };
}
