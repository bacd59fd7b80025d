import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import type { Provider } from '../../src/database.ts';
import { localDate } from '../../src/schedule/local-time.ts';

/** Who has heard what: one opener, in a workspace that has listened for years. */
export const HEARD = {
  workspaceId: 'w',
  openerId: 'o',
  hostId: 'm0',
  channelId: 'C1',
  channelName: 'product',
  zone: 'Europe/Helsinki',
} as const;

/** How many days back they were heard: of a hundred a day, 90 days are fresh. */
const DAYS = 1_000;
/** Of all that was heard, one in so many was shown to this opener: the most recent ones, which a choice looks at first. */
export const SHOWN_ONE_IN = 20;
const MEMBERS = 50;

/** So many conversations of as many customers as a twentieth, the latest twentieth shown to the opener, a tenth unanswered, a tenth confined. */
export async function fillHeard(database: { provider: Provider; url: string }, rows: number, now: Date): Promise<void> {
  if (database.provider === 'sqlite') fillSqlite(database.url, rows, now);
  else await fillPostgresql(database.url, rows, now);
}

/** How each database counts, adds days, and names its types. */
interface Dialect {
  /** Numbers from 0 up to (without) a count, as `i`. */
  readonly upTo: (count: number) => string;
  readonly instant: string;
  /** The local date so many days before today. */
  readonly daysAgo: (days: string) => string;
  readonly as: (value: string, type: string) => string;
}

function statements(rows: number, { upTo, instant, daysAgo, as }: Dialect): string[] {
  const customers = Math.max(1, rows / SHOWN_ONE_IN);
  const { channelId, channelName, zone } = HEARD;
  const level = as("CASE i % 3 WHEN 0 THEN 'unmet' WHEN 1 THEN 'met' ELSE 'exceeded' END", 'Level');
  const stage = as("CASE WHEN i % 10 = 3 THEN 'assigned' WHEN i % 2 = 0 THEN 'answered' ELSE NULL END", 'Stage');
  const audience = as("CASE WHEN i % 10 = 7 THEN 'confined' ELSE 'everyone' END", 'Audience');
  const heardOn = daysAgo(`(i * ${DAYS}) / ${rows}`);
  return [
    `INSERT INTO "Workspace" ("id", "enterpriseId", "teamId", "name", "url", "createdAt") VALUES ('w', '', 'T1', 'Laine & Co', '', ${instant})`,
    `INSERT INTO "Member" ("id", "workspaceId", "slackUserId", "name", "zone", "locale", "isAdmin", "isGuest", "isBot", "isDeactivated", "isStranger", "syncedAt")
     SELECT 'm' || i, 'w', 'U' || i, 'Member ' || i, '${zone}', 'en-US', false, false, false, false, false, ${instant} FROM ${upTo(MEMBERS)}`,
    `INSERT INTO "Customer" ("id", "workspaceId", "person", "organisation", "personKey", "organisationKey", "createdAt")
     SELECT 'c' || i, 'w', 'Person ' || i, 'Organisation ' || i, 'person ' || i, 'organisation ' || i, ${instant} FROM ${upTo(customers)}`,
    `INSERT INTO "CustomerKind" ("workspaceId", "customerId", "kind") SELECT 'w', 'c' || i, 'kind ' || (i % 5) FROM ${upTo(customers)}`,
    `INSERT INTO "Opener" ("id", "workspaceId", "requestKey", "channelId", "channelName", "name", "hostId", "rule", "startsOn", "wallTime", "zone", "leadMinutes", "lengthMinutes", "createdAt")
     VALUES ('o', 'w', 'o', '${channelId}', '${channelName}', 'Weekly product', 'm0', 'FREQ=WEEKLY;BYDAY=TU', '2024-01-02', '10:00', '${zone}', 5, 45, ${instant})`,
    `INSERT INTO "Occurrence" ("id", "workspaceId", "kind", "subjectId", "nominalAt", "dueAt", "expiresAt", "state") VALUES ('x', 'w', 'opener', 'o', ${instant}, ${instant}, ${instant}, ${as("'posted'", 'OccurrenceState')})`,
    `INSERT INTO "Conversation" ("id", "workspaceId", "number", "requestKey", "customerId", "words", "lesson", "level", "source", "heardOn", "link", "need", "stage", "audience", "placeId", "hearerId", "createdAt", "updatedAt")
     SELECT 'v' || i, 'w', ${rows} - i, 'v' || i, 'c' || (i % ${customers}), 'The export times out every Monday, and the report is late again.', '', ${level}, ${as("'call'", 'Source')}, ${heardOn}, '', ${as("'needs_answer'", 'Need')}, ${stage}, ${audience}, 'C9', 'm' || (i % ${MEMBERS}), ${instant}, ${instant} FROM ${upTo(rows)}`,
    `INSERT INTO "Showing" ("workspaceId", "openerId", "conversationId", "occurrenceId", "at") SELECT 'w', 'o', 'v' || i, 'x', ${instant} FROM ${upTo(rows / SHOWN_ONE_IN)}`,
  ];
}

function fillSqlite(url: string, rows: number, now: Date): void {
  const connection = new BetterSqlite3(url.replace(/^file:/, ''));
  connection.pragma('synchronous = OFF');
  connection.pragma('cache_size = -200000');
  const dialect: Dialect = {
    upTo: (count) =>
      `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count}) SELECT i FROM n)`,
    // As Prisma's adapter writes instants.
    instant: `'${now.toISOString().replace('Z', '+00:00')}'`,
    daysAgo: (days) => `date('${localDate(now, HEARD.zone)}', '-' || (${days}) || ' days')`,
    as: (value) => value,
  };
  for (const statement of statements(rows, dialect)) connection.exec(statement);
  connection.close();
}

async function fillPostgresql(url: string, rows: number, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const dialect: Dialect = {
    upTo: (count) => `generate_series(0, ${count} - 1) AS n(i)`,
    instant: `('${now.toISOString()}'::timestamptz AT TIME ZONE 'UTC')`,
    daysAgo: (days) => `to_char(date '${localDate(now, HEARD.zone)}' - (${days})::int, 'YYYY-MM-DD')`,
    as: (value, type) => `(${value})::"${type}"`,
  };
  await client.query('SET synchronous_commit = off');
  for (const statement of statements(rows, dialect)) await client.query(statement);
  await client.query('VACUUM ANALYZE');
  await client.end();
}
