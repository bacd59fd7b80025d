import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '../../src/cli/audit.ts';
import { audit } from '../../src/database/audit.ts';
import type { Database } from '../../src/database.ts';
import { OperatorError } from '../../src/errors.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase, temporaryFolder } from '../support/database.ts';
import { rawDatabase } from '../support/raw-database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

describeEachProvider('npm run chair -- audit', (provider) => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let aino: string;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
    aino = await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino' });
  });
  afterEach(() => fresh.drop());

  const record = (at: string, act: string, detail: string, actorId: string | null = aino, workspace = workspaceId) =>
    audit(db.prisma, workspace).record({ actorId, act, detail }, new Date(at));

  it('says in a sentence that there is nothing, and as JSON an empty list', async () => {
    expect(await auditLog({}, fresh.url)).toBe('No admin has changed what others made: the audit log is empty.');
    expect(await auditLog({ json: true }, fresh.url)).toBe('[]');
    await record('2026-11-23T09:00:00Z', 'opener.run', 'Weekly product in #product');
    expect(await auditLog({ since: '2026-11-24' }, fresh.url)).toContain('since 2026-11-24: the audit log is empty.');
  });

  it('prints when, who, what and to what, one line each, newest last, while the bot runs and writes', async () => {
    await record('2026-11-24T08:15:30Z', 'conversation.edited', '#12');
    await record('2026-11-23T23:59:59.500Z', 'opener.removed', 'Weekly product in #product, hosted by Grace');
    await record('2026-11-25T00:00:00Z', 'opener.run', 'Design review', null);
    expect((await auditLog({}, fresh.url)).split('\n')).toEqual([
      '2026-11-23T23:59:59.500Z  Aino  opener.removed  Weekly product in #product, hosted by Grace',
      '2026-11-24T08:15:30.000Z  Aino  conversation.edited  #12',
      '2026-11-25T00:00:00.000Z  whoever runs the bot  opener.run  Design review',
    ]);
    await record('2026-11-25T00:00:01Z', 'opener.run', 'Design review');
    expect((await auditLog({}, fresh.url)).split('\n')).toHaveLength(4);
  });

  it('starts with the first instant of the day in UTC, wherever the machine stands', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      await record('2026-11-23T23:59:59.999Z', 'opener.run', 'before');
      await record('2026-11-24T00:00:00.000Z', 'opener.run', 'from then on');
      expect(await auditLog({ since: '2026-11-24' }, fresh.url)).toBe(
        '2026-11-24T00:00:00.000Z  Aino  opener.run  from then on',
      );
    } finally {
      process.env.TZ = zone;
    }
  });

  it('gives the same as JSON, with the id of who did it', async () => {
    await record('2026-11-24T08:15:30Z', 'conversation.edited', '#12');
    expect(JSON.parse(await auditLog({ json: true }, fresh.url))).toEqual([
      {
        at: '2026-11-24T08:15:30.000Z',
        who: { name: 'Aino', slackUserId: 'U0AINO' },
        act: 'conversation.edited',
        detail: '#12',
        workspace: 'Laine & Co',
      },
    ]);
  });

  it('names the workspace where there are several', async () => {
    const other = await db.prisma.workspace.create({
      data: { teamId: 'T2', name: 'Salo Oy', url: '', createdAt: new Date('2026-11-23T09:00:00Z') },
    });
    await record('2026-11-24T08:00:00Z', 'conversation.edited', '#12');
    await record('2026-11-24T09:00:00Z', 'conversation.edited', '#3', null, other.id);
    expect((await auditLog({}, fresh.url)).split('\n')).toEqual([
      expect.stringMatching(/#12 {2}\(Laine & Co\)$/),
      expect.stringMatching(/#3 {2}\(Salo Oy\)$/),
    ]);
  });

  it('lets no name break a line or speak to the terminal', async () => {
    await record('2026-11-24T08:15:30Z', 'opener.removed', 'Weekly\n2026-11-25  Grace\u001b[2J\u2028product');
    expect(await auditLog({}, fresh.url)).toMatch(/ {2}Weekly 2026-11-25 Grace \[2J product$/);
  });

  it('of a database that waits for its migrations says what to do', async () => {
    const raw = await rawDatabase(provider);
    await raw.migrate([]);
    await expect(auditLog({}, raw.url)).rejects.toThrow(/not up to date .*start the bot once/);
    await raw.drop();
  });

  it.each(['yesterday', '2026-02-30', '24.11.2026', '2026-11-24T08:00:00Z', ''])(
    'refuses %j as a day, and names the option',
    async (since) => {
      const reading = auditLog({ since }, fresh.url);
      await expect(reading).rejects.toThrow(/^--since must be a date such as 2026-11-23/);
      await expect(reading).rejects.toBeInstanceOf(OperatorError);
    },
  );
});

describe('npm run chair -- audit on an SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('that is not there says so, and makes none', async () => {
    const file = path.join(folder, 'none.db');
    await expect(auditLog({}, `file:${file}`)).rejects.toThrow(/There is no database .*none\.db.*DATABASE_URL/);
    expect(() => readFileSync(file)).toThrow();
  });

  it('that is something else says so, and leaves it alone', async () => {
    const file = path.join(folder, 'notes.txt');
    writeFileSync(file, 'minutes of the last meeting, at some length, so that it is no empty file');
    await expect(auditLog({}, `file:${file}`)).rejects.toThrow(/cannot be used/);
    expect(readFileSync(file, 'utf8')).toContain('minutes');
  });
});
