import { existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { restore } from '../../src/cli/restore.ts';
import { nextNumber } from '../../src/database/counter.ts';
import type { Database } from '../../src/database.ts';
import { OperatorError } from '../../src/errors.ts';
import {
  describeEachProvider,
  type FreshDatabase,
  freshDatabase,
  providers,
  temporaryFolder,
} from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

const NOW = new Date('2026-11-23T18:30:00.000Z');

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeEachProvider('backup and restore', (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  let file: string;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await fresh.open();
    file = path.join(folder, 'backup');
  });
  afterEach(() => fresh.drop());

  const numberTaken = (workspaceId: string) =>
    database.transaction((tx) => nextNumber(tx, workspaceId, 'conversation'));

  it('brings back what was there, also when the bot was running, and goes on from there', async () => {
    const workspaceId = await addWorkspace(database.prisma, 'T-before');
    expect([await numberTaken(workspaceId), await numberTaken(workspaceId)]).toEqual([1, 2]);
    expect(await backup(file, fresh.url, process.env)).toContain(file);
    await addWorkspace(database.prisma, 'T-after');
    await numberTaken(workspaceId);
    await database.close();

    const said = await restore(file, fresh.url, process.env, NOW);
    expect(said).toContain('before-restore-2026-11-23T18-30-00Z');

    database = await fresh.open();
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-before' }]);
    expect(await numberTaken(workspaceId)).toBe(3);
    await addWorkspace(database.prisma, 'T-later');
    expect(await database.prisma.workspace.count()).toBe(2);
  });

  it('keeps what the restore replaced, so that it can be taken back', async () => {
    await backup(file, fresh.url, process.env);
    await addWorkspace(database.prisma, 'T-replaced');
    await database.close();
    const said = await restore(file, fresh.url, process.env, NOW);
    const kept = /kept in (\S+):/.exec(said)?.[1] ?? '';
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    await restore(kept, fresh.url, process.env, new Date(NOW.getTime() + 60_000));
    database = await fresh.open();
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-replaced' }]);
  });

  it('keeps words exactly: right-to-left text, four-byte characters, tabs and line breaks', async () => {
    const name = 'שלום "Acme" 🪑\t\\N\n\\.\n*bold* <!channel>';
    await database.prisma.workspace.create({ data: { teamId: 'T1', name, url: '', createdAt: NOW } });
    await backup(file, fresh.url, process.env);
    await database.close();
    await restore(file, fresh.url, process.env, NOW);
    database = await fresh.open();
    expect(await database.prisma.workspace.findFirst()).toMatchObject({ name, createdAt: NOW });
  });

  it('writes a backup that only its owner may read, and no drafts', async () => {
    await backup(file, fresh.url, process.env);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  it('never overwrites a backup', async () => {
    writeFileSync(file, 'an older backup');
    await expect(backup(file, fresh.url, process.env)).rejects.toThrow('exists already');
  });

  it('makes no folder for a backup: a mistyped one is refused', async () => {
    const nowhere = path.join(folder, 'nowhere');
    await expect(backup(path.join(nowhere, 'x'), fresh.url, process.env)).rejects.toThrow(
      new OperatorError(`There is no folder ${nowhere}.`),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not restore under a running bot', async () => {
    await backup(file, fresh.url, process.env);
    await addWorkspace(database.prisma, 'T-after');
    await expect(restore(file, fresh.url, process.env, NOW)).rejects.toThrow(OperatorError);
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  it('refuses a file that is no backup, a missing one, a damaged one, and one of another program', async () => {
    await addWorkspace(database.prisma, 'T-kept');
    await backup(file, fresh.url, process.env);
    await database.close();
    const damaged = file;
    truncateSync(damaged, Math.floor(statSync(damaged).size / 2));
    const text = path.join(folder, 'notes.txt');
    writeFileSync(text, 'milk, bread');
    for (const wrong of [damaged, text, path.join(folder, 'nowhere')]) {
      await expect(restore(wrong, fresh.url, process.env, NOW)).rejects.toThrow(OperatorError);
    }
    database = await fresh.open();
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  it('refuses a backup of a newer version and leaves the database alone', async () => {
    await addWorkspace(database.prisma, 'T-kept');
    const name = '29990101000000_from_the_future';
    await database.prisma
      .$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
      VALUES ('x', 'y', ${name}, CURRENT_TIMESTAMP)`;
    await backup(file, fresh.url, process.env);
    await database.prisma.$executeRaw`DELETE FROM "_prisma_migrations" WHERE "id" = 'x'`;
    await database.close();
    await expect(restore(file, fresh.url, process.env, NOW)).rejects.toThrow(/newer.*from_the_future/);
    database = await fresh.open();
    expect(await database.prisma.workspace.count()).toBe(1);
  });
});

describe('backup and restore of an SQLite file', () => {
  it('restores on a machine that has no database yet', async () => {
    const fresh = await freshDatabase('sqlite');
    const database = await fresh.open();
    await addWorkspace(database.prisma);
    const file = path.join(folder, 'backup');
    await backup(file, fresh.url, {});
    await fresh.drop();
    const said = await restore(file, `file:${path.join(folder, 'data', 'new.db')}`, {}, NOW);
    expect(said).not.toContain('kept');
    expect(statSync(path.join(folder, 'data', 'new.db')).mode & 0o777).toBe(0o600);
  });

  it('restores over a database that is damaged', async () => {
    const fresh = await freshDatabase('sqlite');
    const file = path.join(folder, 'backup');
    await backup(file, fresh.url, {});
    writeFileSync(fileURLToPath(fresh.url), 'not a database any more');
    await expect(fresh.open()).rejects.toThrow(/cannot be used .*Restore a backup/);
    await restore(file, fresh.url, {}, NOW);
    expect(await (await fresh.open()).prisma.workspace.count()).toBe(0);
    await fresh.drop();
  });

  it('says so when there is no database to back up', async () => {
    const backingUp = backup(path.join(folder, 'backup'), `file:${path.join(folder, 'none.db')}`, {});
    await expect(backingUp).rejects.toThrow('There is no database');
    expect(existsSync(path.join(folder, 'none.db'))).toBe(false);
  });
});

describe.runIf(providers.includes('postgresql'))('backup of a PostgreSQL database', () => {
  it('names the tools that are missing', async () => {
    const fresh = await freshDatabase('postgresql');
    const backingUp = backup(path.join(folder, 'backup'), fresh.url, { PATH: folder });
    await expect(backingUp).rejects.toThrow(/pg_dump is not installed.*postgresql-client/s);
    await fresh.drop();
  });

  it('does not put an SQLite backup into PostgreSQL', async () => {
    const [lite, postgresql] = [await freshDatabase('sqlite'), await freshDatabase('postgresql')];
    const file = path.join(folder, 'backup');
    await backup(file, lite.url, {});
    await expect(restore(file, postgresql.url, process.env, NOW)).rejects.toThrow(/backup of an SQLite database/);
    await Promise.all([lite.drop(), postgresql.drop()]);
  });
});
