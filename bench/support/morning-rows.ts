import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import type { Provider } from '../../src/database.ts';
import { localDate } from '../../src/schedule/local-time.ts';

/** How many owners' mornings have begun. */
export const DUE = 50;
export const WORKSPACE = 'w';

const ZONES = [
  'Europe/Helsinki',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Europe/London',
  'America/Los_Angeles',
  'Africa/Cairo',
  'Pacific/Auckland',
];

/** So many open items, owners and mornings to come; each owner's first item runs out within the hour, the others in a month. */
export async function fillMornings(
  database: { readonly provider: Provider; readonly url: string },
  amounts: { readonly items: number; readonly owners: number },
  now: Date,
): Promise<void> {
  if (database.provider === 'sqlite') fillSqlite(database.url, amounts, now);
  else await fillPostgresql(database.url, amounts, now);
}

/** How each database counts, writes an instant so many seconds from now, and names its types. */
interface Dialect {
  /** Numbers from 0 up to (without) a count, as `i`. */
  readonly upTo: (count: number) => string;
  readonly at: (seconds: string) => string;
  readonly as: (value: string, type: string) => string;
}

function statements(
  { items, owners }: { readonly items: number; readonly owners: number },
  { upTo, at, as }: Dialect,
  today: string,
): string[] {
  const zone = `CASE i % ${ZONES.length} ${ZONES.map((name, index) => `WHEN ${index} THEN '${name}'`).join(' ')} END`;
  const dueAt = at(`CASE WHEN i < ${owners} THEN 3600 ELSE 2592000 + i END`);
  const morning = at(`CASE WHEN i < ${DUE} THEN -60 ELSE 3600 * (1 + i % 24) END`);
  return [
    `INSERT INTO "Workspace" ("id", "enterpriseId", "teamId", "name", "url", "createdAt") VALUES ('w', '', 'T1', 'Laine & Co', '', ${at('0')})`,
    `INSERT INTO "Member" ("id", "workspaceId", "slackUserId", "name", "zone", "locale", "isAdmin", "isGuest", "isBot", "isDeactivated", "isStranger", "syncedAt")
     SELECT 'm' || i, 'w', 'U' || i, 'Member ' || i, ${zone}, 'en-US', false, false, false, false, false, ${at('0')} FROM ${upTo(owners)}`,
    `INSERT INTO "Customer" ("id", "workspaceId", "person", "organisation", "personKey", "organisationKey", "createdAt") VALUES ('c', 'w', 'Maarit', '', 'maarit', '', ${at('0')})`,
    `INSERT INTO "Conversation" ("id", "workspaceId", "number", "requestKey", "customerId", "words", "lesson", "level", "source", "heardOn", "link", "need", "stage", "audience", "placeId", "hearerId", "ownerId", "clockFrom", "dueAt", "createdAt", "updatedAt")
     SELECT 'v' || i, 'w', i + 1, 'v' || i, 'c', 'The export times out every Monday.', '', ${as("'unmet'", 'Level')}, ${as("'call'", 'Source')}, '${today}', '', ${as("'needs_answer'", 'Need')}, ${as("'assigned'", 'Stage')}, ${as("'everyone'", 'Audience')}, '', 'm0', 'm' || (i % ${owners}), ${at('-i')}, ${dueAt}, ${at('-i')}, ${at('-i')} FROM ${upTo(items)}`,
    `INSERT INTO "Occurrence" ("id", "workspaceId", "kind", "subjectId", "nominalAt", "dueAt", "expiresAt", "requestKey", "state", "reason")
     SELECT 'o' || i, 'w', 'reminder', 'm' || i, ${at('0')}, ${morning}, ${at('172800')}, '', ${as("'planned'", 'OccurrenceState')}, '' FROM ${upTo(owners)}`,
  ];
}

function fillSqlite(url: string, amounts: { readonly items: number; readonly owners: number }, now: Date): void {
  const connection = new BetterSqlite3(url.replace(/^file:/, ''));
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -200000');
  const base = Math.floor(now.getTime() / 1000);
  const dialect: Dialect = {
    upTo: (count) =>
      `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count}) SELECT i FROM n)`,
    // As Prisma's adapter writes instants.
    at: (seconds) => `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', ${base} + (${seconds}), 'unixepoch')`,
    as: (value) => value,
  };
  for (const statement of statements(amounts, dialect, localDate(now, 'UTC'))) connection.exec(statement);
  connection.close();
}

async function fillPostgresql(
  url: string,
  amounts: { readonly items: number; readonly owners: number },
  now: Date,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const base = Math.floor(now.getTime() / 1000);
  const dialect: Dialect = {
    upTo: (count) => `generate_series(0, ${count} - 1) AS n(i)`,
    at: (seconds) => `(to_timestamp(${base} + (${seconds})) AT TIME ZONE 'UTC')`,
    as: (value, type) => `(${value})::"${type}"`,
  };
  await client.query('SET synchronous_commit = off');
  for (const statement of statements(amounts, dialect, localDate(now, 'UTC'))) await client.query(statement);
  await client.query('VACUUM ANALYZE');
  await client.end();
}
