import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { type Database, openDatabase, type Provider } from '../../src/database.ts';
import { createFromTemplate, dropDatabase, postgresqlAnswers, urlOf } from '../../test/support/postgresql-server.ts';

/** A database for one measurement. */
export interface BenchDatabase {
  readonly provider: Provider;
  readonly url: string;
  /** Opens it as the bot does; close it before another process opens the SQLite file. */
  open(): Promise<Database>;
  drop(): Promise<void>;
}

/** The databases of this machine; PostgreSQL is measured when it answers where the tests look for it. */
export async function availableProviders(): Promise<readonly Provider[]> {
  return (await postgresqlAnswers()) ? ['sqlite', 'postgresql'] : ['sqlite'];
}

/** An empty database with all migrations applied. */
export async function benchDatabase(provider: Provider): Promise<BenchDatabase> {
  const { url, drop } = provider === 'sqlite' ? newFile() : await onServer();
  const open = (): Promise<Database> => openDatabase(url, { logger: pino({ level: 'silent' }), clock: systemClock });
  await (await open()).close();
  return { provider, url, open, drop };
}

function newFile() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'empty-chair-bench-'));
  return {
    url: `file:${path.join(folder, 'bench.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer() {
  const name = await createFromTemplate();
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}
