import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { OperatorError } from '../errors.ts';
import { PrismaClient as PostgresqlClient } from '../generated/postgresql/client.ts';
import type { PrismaClient } from '../generated/sqlite/client.ts';
import type { Logger } from '../logger.ts';
import { connectOnce } from './connect-once.ts';
import { migratePostgresql, readHistory } from './migrate-postgresql.ts';
import { expectUpToDate, pendingMigrations, readMigrations } from './migrations.ts';
import type { OpenedDatabase } from './opened-database.ts';
import { PRISMA_OPTIONS } from './prisma-options.ts';

/** What our connections call themselves on the server; restore looks for running bots by it. */
export const APPLICATION_NAME = 'empty-chair';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
/** A server that hangs without closing the connection would otherwise be waited for until TCP gives up, for hours. */
const QUERY_TIMEOUT_MS = 30_000;

/** Settings of every connection. @param applicationName how it calls itself on the server */
export function connectionSettings(url: string, applicationName: string): pg.ClientConfig {
  const address = new URL(url);
  // What the address says would win over the settings below, and restore could not see the bots any more.
  for (const parameter of ['application_name', 'options']) address.searchParams.delete(parameter);
  return {
    connectionString: address.href,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    // Prisma asks for "public"."Table" by name, so migrations must create tables there, whatever the role's own path.
    options: '-c search_path=public',
  };
}

/** Opens a PostgreSQL database with migrations applied. @throws OperatorError */
export async function openPostgresql(url: string, now: Date, logger: Logger): Promise<OpenedDatabase> {
  const migrated = await withPostgresql(
    url,
    `${APPLICATION_NAME} migrations`,
    (client) => migratePostgresql(client, readMigrations('postgresql'), now),
    // A statement on a big table takes its time, and so does waiting for another replica that is at it.
    { query_timeout: 0 },
  );
  const report = (error: Error): void => logger.warn({ err: error }, 'a PostgreSQL connection was lost');
  const prisma = clientOn({ ...connectionSettings(url, APPLICATION_NAME), max: CONNECTIONS, min: 1 }, report);
  await prisma.$connect();
  return { prisma, migrated, disconnect: () => prisma.$disconnect() };
}

/** Lends a client that may read only, and that restore does not take for a bot. @throws OperatorError */
export async function readPostgresql<T>(
  url: string,
  purpose: string,
  work: (prisma: PrismaClient) => Promise<T>,
): Promise<T> {
  const name = `${APPLICATION_NAME} ${purpose}`;
  const known = readMigrations('postgresql');
  expectUpToDate(
    await withPostgresql(url, name, async (client) => pendingMigrations(known, await readHistory(client))),
  );
  const settings = connectionSettings(url, name);
  const options = `${settings.options ?? ''} -c default_transaction_read_only=on`;
  // A connection that is lost fails the query on it, and so the work.
  const prisma = clientOn({ ...settings, options, max: 1 }, () => undefined);
  try {
    return await work(prisma);
  } finally {
    await prisma.$disconnect();
  }
}

function clientOn(settings: pg.PoolConfig, report: (error: Error) => void): PrismaClient {
  const pool = new pg.Pool(settings);
  // After a statement without an answer not even ROLLBACK reaches the server. Such a connection would go back to the
  // pool with its transaction open, and the next statement on it would be acknowledged, but never committed.
  pool.on('release', (_error, client) => {
    if (client.getTransactionStatus() !== 'I') client.end().catch(report);
  });
  const adapter = new PrismaPg(pool, { onPoolError: report, onConnectionError: report, disposeExternalPool: true });
  const client = new PostgresqlClient({ ...PRISMA_OPTIONS, adapter: connectOnce(adapter) });
  // The two generated clients have the same shape but unrelated types; SQLite's accepts only what both can do.
  return client as unknown as PrismaClient;
}

/** Lends one connection. @throws OperatorError in words when the server cannot be used */
export async function withPostgresql<T>(
  url: string,
  applicationName: string,
  work: (client: pg.Client) => Promise<T>,
  settings: pg.ClientConfig = {},
): Promise<T> {
  const client = new pg.Client({ ...connectionSettings(url, applicationName), ...settings });
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(`PostgreSQL cannot be used: ${reasonOf(error)} See DATABASE_URL.`, { cause: error });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = REASONS[code];
  return sentence ?? `${error instanceof Error ? error.message : String(error)}.`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at that host and port.',
  ENOTFOUND: 'there is no such host.',
  '28P01': 'it refuses this user and password.',
  '28000': 'it refuses this user.',
  '3D000': 'there is no database of that name; create it first (createdb).',
};
