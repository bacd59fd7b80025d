import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { systemClock } from '../../src/clock.ts';
import { migratePostgresql } from '../../src/database/migrate-postgresql.ts';
import { readMigrations } from '../../src/database/migrations.ts';

const SERVER = process.env.TEST_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const TEST_PREFIX = 'empty_chair_test_';
const STALE_AFTER_MS = 60 * 60_000;
/** Any number of our own: workers that build the template stand in a queue on it. */
const TEMPLATE_LOCK = 7_423_591;

const known = readMigrations('postgresql');
/** Of all migrations: a name may have 63 letters, and checksums one after the other would be cut off. */
const fingerprint = createHash('sha256')
  .update(known.map(({ checksum }) => checksum).join())
  .digest('hex');
const TEMPLATE = `empty_chair_template_${fingerprint.slice(0, 32)}`;

/** The address of a database on the test server. */
export function urlOf(database: string): string {
  const url = new URL(SERVER);
  url.pathname = `/${database}`;
  return url.href;
}

/** Lends a connection to a database of the test server. */
async function onServer<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(database), connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database that the test server's address names; others are created from there. */
const MAINTENANCE = new URL(SERVER).pathname.slice(1) || 'postgres';

/** Whether the suite can use PostgreSQL. Without it: one plain sentence per run, and under CI=true a failure. */
export async function postgresqlAnswers(): Promise<boolean> {
  try {
    await onServer(MAINTENANCE, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const sentence = `PostgreSQL does not answer on ${new URL(SERVER).host} (${why}), so the tests on it`;
    if (process.env.CI === 'true') throw new Error(`${sentence} cannot run. CI needs it: set TEST_POSTGRES_URL.`);
    if (isFirstWorkerToSay()) process.stderr.write(`${sentence} are skipped; those on SQLite run.\n`);
    return false;
  }
}

function isFirstWorkerToSay(): boolean {
  const flag = path.join(process.env.TEST_LOG_FOLDER ?? os.tmpdir(), `no-postgresql-${process.ppid}`);
  try {
    writeFileSync(flag, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

let template: Promise<void> | undefined;

/** A new database with all migrations applied; gives its name. */
export async function createFromTemplate(): Promise<string> {
  template ??= buildTemplate();
  await template;
  const name = newName();
  await onServer(MAINTENANCE, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE}"`));
  return name;
}

/** A new database with nothing in it; gives its name. */
export async function createEmpty(): Promise<string> {
  const name = newName();
  await onServer(MAINTENANCE, (client) => client.query(`CREATE DATABASE "${name}"`));
  return name;
}

export async function dropDatabase(name: string): Promise<void> {
  await onServer(MAINTENANCE, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

/** Carries the time of its making, so that a later run can sweep what a killed one left behind. */
const newName = (): string => `${TEST_PREFIX}${systemClock.now().getTime()}_${randomUUID().slice(0, 8)}`;

async function buildTemplate(): Promise<void> {
  await onServer(MAINTENANCE, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const names = rows.map(({ datname }) => datname);
    for (const name of names.filter(isStale)) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    if (names.includes(TEMPLATE)) return;
    // Renamed only when it is whole: a run that dies halfway must not leave a template without tables.
    const draft = newName();
    await client.query(`CREATE DATABASE "${draft}"`);
    await onServer(draft, (own) => migratePostgresql(own, known, systemClock.now()));
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${TEMPLATE}"`);
  });
}

function isStale(name: string): boolean {
  const made = new RegExp(`^${TEST_PREFIX}(\\d+)_`).exec(name)?.[1];
  return made !== undefined && systemClock.now().getTime() - Number(made) > STALE_AFTER_MS;
}
