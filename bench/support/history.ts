import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import type { Provider } from '../../src/database.ts';

/** How many rows of each table are due. */
export const DUE = 50;

/** What a workspace gathers over the years: `rows` occurrences and as many deliveries, 50 due, a tenth still to come, the others done. */
export async function fillHistory(
  database: { provider: Provider; url: string },
  rows: number,
  now: Date,
): Promise<void> {
  if (database.provider === 'sqlite') fillSqlite(database.url, rows, now);
  else await fillPostgresql(database.url, rows, now);
}

/** Years back for what is done, minutes back for what is due, years ahead for the rest; in seconds from now. */
const SECONDS = `CASE WHEN i <= ${DUE} THEN -i WHEN i % 10 = 0 THEN i * 60 ELSE -86400 - i * 60 END`;

/** How each database writes an instant so many seconds from a base. */
interface Dialect {
  readonly numbers: string;
  readonly at: (seconds: string) => string;
  readonly as: (value: string, type: string) => string;
}

function statements({ numbers, at, as }: Dialect): string[] {
  const state = (open: string, done: string): string =>
    `CASE WHEN i <= ${DUE} OR i % 10 = 0 THEN '${open}' ELSE '${done}' END`;
  const due = at(SECONDS);
  return [
    `INSERT INTO "Workspace" ("id", "enterpriseId", "teamId", "name", "url", "createdAt") VALUES ('w', '', 'T1', 'Laine & Co', '', ${at('0')})`,
    `INSERT INTO "Occurrence" ("id", "workspaceId", "kind", "subjectId", "nominalAt", "dueAt", "expiresAt", "requestKey", "state", "reason")
     SELECT 'o' || i, 'w', 'opener', 's' || (i % 10000), ${due}, ${due}, ${at(`${SECONDS} + 3600`)}, '', ${as(state('planned', 'posted'), 'OccurrenceState')}, '' FROM ${numbers}`,
    `INSERT INTO "Delivery" ("id", "workspaceId", "kind", "targetId", "subject", "dedupeKey", "state", "dueAt", "notBefore", "expiresAt", "attempt", "channelId", "ts", "error", "createdAt")
     SELECT 'd' || i, 'w', 'opener.post', 'C' || (i % 1000), '{}', 'k' || i, ${as(state('pending', 'sent'), 'DeliveryState')}, ${due}, ${due}, ${at(`${SECONDS} + 3600`)}, 0, '', '', '', ${due} FROM ${numbers}`,
  ];
}

function fillSqlite(url: string, rows: number, now: Date): void {
  const connection = new BetterSqlite3(url.replace(/^file:/, ''));
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -200000');
  const base = Math.floor(now.getTime() / 1000);
  const dialect: Dialect = {
    numbers: `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT i FROM n)`,
    // As Prisma's adapter writes instants.
    at: (seconds) => `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', ${base} + (${seconds}), 'unixepoch')`,
    as: (value) => value,
  };
  for (const statement of statements(dialect)) connection.exec(statement);
  connection.close();
}

async function fillPostgresql(url: string, rows: number, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const base = Math.floor(now.getTime() / 1000);
  const dialect: Dialect = {
    numbers: `generate_series(1, ${rows}) AS n(i)`,
    at: (seconds) => `(to_timestamp(${base} + (${seconds})) AT TIME ZONE 'UTC')`,
    as: (value, type) => `(${value})::"${type}"`,
  };
  await client.query('SET synchronous_commit = off');
  for (const statement of statements(dialect)) await client.query(statement);
  await client.query('VACUUM ANALYZE "Occurrence", "Delivery"');
  await client.end();
}
