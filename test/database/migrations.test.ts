import { createHash } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { migratePostgresql } from '../../src/database/migrate-postgresql.ts';
import { type Migration, pendingMigrations, readMigrations } from '../../src/database/migrations.ts';
import { openDatabase } from '../../src/database.ts';
import { OperatorError } from '../../src/errors.ts';
import { describeEachProvider, providers } from '../support/database.ts';
import { type RawDatabase, rawDatabase } from '../support/raw-database.ts';

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

const FIRST = migration(
  '1_first',
  `CREATE TABLE "Team" ("id" TEXT NOT NULL PRIMARY KEY);
   CREATE TABLE "Seat" ("id" TEXT NOT NULL PRIMARY KEY, "teamId" TEXT NOT NULL REFERENCES "Team" ("id") ON DELETE CASCADE);
   INSERT INTO "Team" VALUES ('t1'); INSERT INTO "Seat" VALUES ('s1', 't1');`,
);
const SECOND = migration('2_second', `ALTER TABLE "Seat" ADD COLUMN "note" TEXT NOT NULL DEFAULT 'a;b';`);
const FAILING = migration('3_failing', `CREATE TABLE "Chair" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);`);

describeEachProvider('the migrator', (provider) => {
  let raw: RawDatabase;
  beforeEach(async () => {
    raw = await rawDatabase(provider);
  });
  afterEach(() => raw.drop());

  it('applies everything to an empty database, then only what is new, then nothing', async () => {
    expect(await raw.migrate([FIRST])).toEqual(['1_first']);
    expect(await raw.migrate([FIRST, SECOND])).toEqual(['2_second']);
    expect(await raw.migrate([FIRST, SECOND])).toEqual([]);
    expect(await raw.query('SELECT * FROM "Seat"')).toEqual([{ id: 's1', teamId: 't1', note: 'a;b' }]);
  });

  it('refuses a database that is newer than the program, in words', async () => {
    await raw.migrate([FIRST, SECOND]);
    await expect(raw.migrate([FIRST])).rejects.toThrow(/newer than this version of Empty Chair.*2_second/);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await raw.migrate([FIRST]);
    const edited = migration('1_first', `${FIRST.sql}\n`);
    await expect(raw.migrate([edited, SECOND])).rejects.toThrow(/1_first differs/);
    expect(await raw.query('SELECT * FROM "Seat"')).toEqual([{ id: 's1', teamId: 't1' }]);
  });

  it('refuses to go on after a migration that Prisma’s own tool left unfinished', async () => {
    await raw.migrate([FIRST]);
    await raw.query('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(raw.migrate([FIRST, SECOND])).rejects.toThrow(/halfway through migration 1_first/);
  });

  it('applies again what was marked as rolled back', async () => {
    await raw.migrate([FIRST]);
    await raw.query('DROP TABLE "Seat"');
    await raw.query('DROP TABLE "Team"');
    await raw.query('UPDATE "_prisma_migrations" SET rolled_back_at = started_at');
    expect(await raw.migrate([FIRST])).toEqual(['1_first']);
  });

  it('changes nothing at all when one of several fails, and names it', async () => {
    const migrating = raw.migrate([FIRST, SECOND, FAILING]);
    await expect(migrating).rejects.toThrow(/3_failing could not be applied, and nothing was changed/);
    await expect(migrating).rejects.toBeInstanceOf(OperatorError);
    await expect(raw.query('SELECT * FROM "Team"')).rejects.toThrow();
    expect(await raw.migrate([FIRST])).toEqual(['1_first']);
  });
});

describe('the migrator on SQLite', () => {
  it('rebuilds a table without deleting what points to it', async () => {
    const raw = await rawDatabase('sqlite');
    const rebuilt = migration(
      '2_rebuild',
      `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
       CREATE TABLE "new_Team" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
       INSERT INTO "new_Team" ("id") SELECT "id" FROM "Team";
       DROP TABLE "Team"; ALTER TABLE "new_Team" RENAME TO "Team";
       PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`,
    );
    await raw.migrate([FIRST]);
    await raw.migrate([FIRST, rebuilt]);
    expect(await raw.query('SELECT * FROM "Seat"')).toEqual([{ id: 's1', teamId: 't1' }]);
    await expect(raw.query(`INSERT INTO "Seat" VALUES ('s2', 'nobody')`)).rejects.toThrow(/FOREIGN KEY/);
    await raw.drop();
  });

  it('refuses a migration that leaves rows pointing to nothing', async () => {
    const raw = await rawDatabase('sqlite');
    await raw.migrate([FIRST]);
    const careless = migration('2_careless', `DELETE FROM "Team";`);
    await expect(raw.migrate([FIRST, careless])).rejects.toThrow(/1 rows would point to nothing/);
    expect(await raw.query('SELECT * FROM "Team"')).toEqual([{ id: 't1' }]);
    await raw.drop();
  });
});

describe.runIf(providers.includes('postgresql'))('the migrator on PostgreSQL', () => {
  it('lets exactly one of four replicas that start at once apply them', async () => {
    const raw = await rawDatabase('postgresql');
    const replicas = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const client = new pg.Client({ connectionString: raw.url });
        await client.connect();
        return client;
      }),
    );
    const applied = await Promise.all(
      replicas.map((client) => migratePostgresql(client, [FIRST, SECOND], systemClock.now())),
    );
    expect(applied.map((names) => names.length).toSorted()).toEqual([0, 0, 0, 2]);
    await Promise.all(replicas.map((client) => client.end()));
    await raw.drop();
  });

  it('lets four bots open one empty database at once', async () => {
    const raw = await rawDatabase('postgresql');
    const logger = pino({ level: 'silent' });
    const bots = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase(raw.url, { logger, clock: systemClock })),
    );
    const names = readMigrations('postgresql').map(({ name }) => ({ migration_name: name }));
    expect(await raw.query('SELECT migration_name FROM "_prisma_migrations" ORDER BY 1')).toEqual(names);
    await Promise.all(bots.map((bot) => bot.close()));
    await raw.drop();
  });
});

describe('the migrations that come with the program', () => {
  it('are the same steps under the same names for both kinds of database', () => {
    const [sqlite, postgresql] = [readMigrations('sqlite'), readMigrations('postgresql')];
    expect(sqlite.length).toBeGreaterThan(0);
    expect(sqlite.map(({ name }) => name)).toEqual(postgresql.map(({ name }) => name));
  });

  it('are all pending on a database without a history', () => {
    const known = readMigrations('sqlite');
    expect(pendingMigrations(known, [])).toEqual(known);
  });

  it('make no index that another one begins with: it would cost every write and serve no query', () => {
    const indexes = [...(readMigrations('postgresql')[0]?.sql ?? '').matchAll(/INDEX "\S+" ON ("\w+")\((.*)\)/g)].map(
      ([, table, columns]) => `${table}: ${columns}`,
    );
    expect(indexes.length).toBeGreaterThan(10);
    expect(indexes.filter((index) => indexes.some((other) => other.startsWith(`${index}, `)))).toEqual([]);
  });
});
