import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import type { Provider } from '../../src/database.ts';
import { PrismaClient as PostgresqlClient } from '../../src/generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from '../../src/generated/sqlite/client.ts';

/** What the planner of a database says about one statement, as text. */
export type Plan = string;

/** Runs `work` with a client of its own and gives the plans of the statements that it sent. */
export async function plansOf(
  database: { readonly provider: Provider; readonly url: string },
  work: (prisma: SqliteClient) => Promise<unknown>,
): Promise<Plan[]> {
  const queries: SqlQuery[] = [];
  let adapter: SqlDriverAdapter | undefined;
  const prisma = clientOn(database, (query, on) => {
    adapter = on;
    queries.push(query);
  });
  try {
    await work(prisma);
    const explain = database.provider === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
    const sent = queries.splice(0);
    const plans: Plan[] = [];
    for (const query of sent) {
      const answer = await adapter?.queryRaw({ ...query, sql: `${explain} ${query.sql}` });
      plans.push((answer?.rows ?? []).map((row) => String(row.at(-1))).join('; '));
    }
    return plans;
  } finally {
    await prisma.$disconnect();
  }
}

function clientOn(
  { provider, url }: { readonly provider: Provider; readonly url: string },
  onQuery: (query: SqlQuery, adapter: SqlDriverAdapter) => void,
): SqliteClient {
  if (provider === 'sqlite') {
    return new SqliteClient({
      adapter: recording(new PrismaBetterSqlite3({ url: url.replace(/^file:/, '') }), onQuery),
    });
  }
  const adapter = recording(new PrismaPg({ connectionString: url, max: 1 }), onQuery);
  // As in src/database/open-postgresql.ts: the same shape under an unrelated type.
  return new PostgresqlClient({ adapter }) as unknown as SqliteClient;
}

/** Hands out the factory's adapter, and tells of each query that is asked outside transactions. */
function recording(
  factory: SqlDriverAdapterFactory,
  onQuery: (query: SqlQuery, adapter: SqlDriverAdapter) => void,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = (query) => {
        onQuery(query, adapter);
        return queryRaw(query);
      };
      return adapter;
    },
  };
}
