import type { Clock } from './clock.ts';
import { emptyLog } from './database/empty-log.ts';
import type { Provider } from './database/migrations.ts';
import { openPostgresql } from './database/open-postgresql.ts';
import { openSqlite } from './database/open-sqlite.ts';
import type { OpenedDatabase } from './database/opened-database.ts';
import { withRetries } from './database/retry.ts';
import { OperatorError } from './errors.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';
import type { Logger } from './logger.ts';

export type { Provider } from './database/migrations.ts';
/** SQL in pieces, and the types of conditions. */
export { Prisma } from './generated/sqlite/client.ts';

/** What a store works on: inside a unit of work or outside one. */
export type Tx = Prisma.TransactionClient;

/** The bot's memory, on either provider. */
export interface Database {
  /** Typed as the SQLite client, whose inputs are what both providers accept. */
  readonly prisma: PrismaClient;
  readonly provider: Provider;
  /**
   * One short unit of work: all of it is kept, or nothing. It runs again when the database asks for it and nothing was
   * done, so it holds database calls only, on `tx` only: `prisma` inside it waits for itself on SQLite.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * After something was erased for good: nothing of it stays in the files beside the database's own. On PostgreSQL that is
   * the server's business.
   */
  scrub(): Promise<void>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Ends all connections and frees the SQLite file. May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens the database that the URL names (`file:` for SQLite, `postgresql:` for PostgreSQL), applies migrations, and
 * claims an SQLite file for this process.
 * @throws OperatorError in words
 */
export async function openDatabase(url: string, options: { logger: Logger; clock: Clock }): Promise<Database> {
  const provider = providerOf(url);
  const now = options.clock.now();
  const opened = provider === 'sqlite' ? await openSqlite(url, now) : await openPostgresql(url, now, options.logger);
  if (opened.migrated.length > 0) options.logger.info({ migrations: opened.migrated }, 'database migrated');
  return databaseOn(provider, opened, options.logger);
}

/** Which database a DATABASE_URL means. @throws OperatorError when neither */
export function providerOf(url: string): Provider {
  if (url.startsWith('file:')) return 'sqlite';
  if (/^postgres(ql)?:\/\//.test(url)) {
    expectUsableAddress(url);
    return 'postgresql';
  }
  throw new OperatorError(
    'DATABASE_URL must start with "file:" for SQLite (file:./data/empty-chair.db) or "postgresql://" for PostgreSQL.',
  );
}

function expectUsableAddress(url: string): void {
  if (!URL.canParse(url)) {
    throw new OperatorError(
      'DATABASE_URL cannot be read as an address. In a user or password write # as %23, / as %2F, @ as %40 and % as %25.',
    );
  }
  const schema = new URL(url).searchParams.get('schema') ?? 'public';
  if (schema !== 'public') {
    throw new OperatorError('DATABASE_URL must not name a schema: Empty Chair keeps its tables in "public".');
  }
}

function databaseOn(provider: Provider, { prisma, disconnect }: OpenedDatabase, logger: Logger): Database {
  let closed: Promise<void> | undefined;
  return {
    prisma,
    provider,
    transaction: (work) =>
      withRetries(provider, (committing) =>
        prisma.$transaction(async (tx) => {
          const result = await work(tx);
          committing();
          return result;
        }),
      ),
    async scrub() {
      if (provider === 'sqlite') await emptyLog(prisma, logger);
    },
    async ping() {
      await prisma.$queryRaw`SELECT 1`;
    },
    close() {
      closed ??= disconnect();
      return closed;
    },
  };
}
