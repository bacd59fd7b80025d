import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { auditLog } from '../../src/cli/audit.ts';
import { type ExportOptions, exportTo } from '../../src/cli/export.ts';
import { type ImportOptions, importConversations } from '../../src/cli/import.ts';
import { type Database, Prisma } from '../../src/database.ts';
import { search } from '../../src/search/search.ts';
import { reportLines } from '../../src/transfer/import-wording.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase, temporaryFolder } from '../support/database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const HEADER = 'id,idea,description,author,created,state,why,outcome,audience,channel';

describeEachProvider('npm run chair -- import and export --what ideas', (provider) => {
  let fresh: FreshDatabase;
  let workspaceId: string;
  let folder: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    fresh = await freshDatabase(provider);
    const db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await db.close();
  });
  afterEach(async () => {
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string) => path.join(folder, name);
  const brings = (options: ImportOptions = {}, file = 'ideas.csv', isStopped = () => false) =>
    importConversations(at(file), { what: 'ideas', ...options }, fresh.url, movableClock(NOW), {
      progress: () => undefined,
      isStopped,
    });
  const takes = (name: string, options: ExportOptions = {}) =>
    exportTo(
      at(name),
      { what: 'ideas', ...options },
      {
        ...{ databaseUrl: fresh.url, clock: movableClock(NOW), slack: null, stdout: new PassThrough() },
      },
    );
  const write = (...lines: string[]) => writeFileSync(at('ideas.csv'), `${[HEADER, ...lines].join('\r\n')}\r\n`);
  const looking = async <T>(look: (db: Database) => Promise<T>): Promise<T> => {
    const opened = await fresh.open();
    return look(opened).finally(() => opened.close());
  };

  it('keeps what a row says, without a clock, numbered, findable by words and as a look-alike, and in the audit log', async () => {
    write(
      'I-1,Say thanks by phone,The day after,aino laine,2026-03-02,done,It worked,shipped,,',
      'I-2,A nameless one,,,2026-03-03,,,,,',
    );
    const report = await brings();
    expect(reportLines('ideas.csv', report, false)).toMatch(/^ {2}2 ideas imported$/m);
    await looking(async (db) => {
      const [one, other] = await db.prisma.idea.findMany({ orderBy: { number: 'asc' }, include: { author: true } });
      expect(one).toMatchObject({
        ...{ number: 1, title: 'Say thanks by phone', text: 'The day after', status: 'done', reason: 'It worked' },
        ...{ outcome: 'shipped', dueAt: null, clockFrom: null, author: { name: 'Aino Laine' } },
      });
      expect(one?.doneAt?.toISOString().slice(0, 10)).toBe('2026-03-02');
      expect(other).toMatchObject({ number: 2, authorId: null, isNameless: true, status: 'new' });
      expect((await search(db, workspaceId).find('idea', 'phone')).found).toHaveLength(1);
      const { lookAlikes } = search(db, workspaceId);
      const kinds = { whole: 'idea', title: 'idea_title' };
      const fresh = { title: 'Thank people by phone', text: '' };
      expect(await lookAlikes(kinds, fresh, { and: Prisma.sql`1 = 1`, limit: 3 })).toHaveLength(1);
    });
    expect(await auditLog({}, fresh.url)).toContain('ideas.imported');
  });

  it('brings nothing in twice, also when it was stopped half-way or begins with a dry run', async () => {
    write(...Array.from({ length: 1_200 }, (_, i) => `I-${i},Idea number ${i},,U0AINO,,,,,,`));
    expect(await brings({ dryRun: true })).toMatchObject({ fresh: 1_200, known: 0 });
    expect(await brings({}, 'ideas.csv', () => true)).toMatchObject({ fresh: 500, stoppedAfterLine: 501 });
    expect(await brings()).toMatchObject({ fresh: 700, known: 500 });
    expect(await brings()).toMatchObject({ fresh: 0, known: 1_200 });
    expect(await looking(({ prisma }) => prisma.idea.count())).toBe(1_200);
  });

  it('rejects rows with every reason, and takes them corrected', async () => {
    write('I-1,,,U0AINO,,,,,,', 'I-2,Fine,,Nobody,,,,,,', 'I-3,Fine,,U0AINO,2027-01-01,merged,,,confined,');
    const report = await brings();
    expect(report.rejected).toBe(3);
    expect(report.reasons).toEqual([
      'line 2: "title" is empty: what is the idea?',
      'line 3: "sent by" names nobody the bot knows, or more than one: "Nobody"; write a Slack id (U…)',
      'line 4: "status" may be new, acknowledged, exploring, doing, done, declined, not "merged"; ' +
        '"channel" is empty, and whoever may read a confined one are the people of its channel; ' +
        '"sent on" is still to come (2027-01-01)',
    ]);
    expect(readFileSync(report.rejectedFile ?? '', 'utf8')).toContain('what is the idea?');
    writeFileSync(at('other.csv'), 'colour\r\nred\r\n');
    await expect(brings({}, 'other.csv')).rejects.toThrow('There is no column for the idea. Call it "title"');
  });

  it('exports what everyone may read, harmless in a spreadsheet, and takes it in again elsewhere as it was', async () => {
    write(
      'I-1,=SUM(A1),"Two\nlines",U0AINO,2026-03-02,doing,Because,,,',
      ',Without a name,,,,,,,,',
      'I-3,Confined,,U0AINO,,,,,confined,C0SALES',
      'I-4,Declined in private,,U0AINO,,declined,Not for others,,,',
    );
    await brings();
    expect(await takes('out.csv')).toMatchObject({ exported: 3, leftOut: 1 });
    const text = readFileSync(at('out.csv'), 'utf8');
    expect(text).toContain("'=SUM(A1)");
    expect(text).not.toMatch(/C0SALES|Not for others|declined/);
    await takes('all.json', { all: true });
    expect(readFileSync(at('all.json'), 'utf8')).toContain('Not for others');
    expect(await auditLog({}, fresh.url)).toContain('ideas.exported');
    expect(await brings({}, 'out.csv')).toMatchObject({ fresh: 0, known: 3, rejected: 0 });
    await looking(({ prisma }) => prisma.idea.deleteMany({}));
    expect(await brings({}, 'out.csv')).toMatchObject({ fresh: 3, known: 0, rejected: 0 });
    await takes('again.csv');
    const said = (file: string) =>
      readFileSync(at(file), 'utf8')
        .split('\r\n')
        .map((line) => line.split(',').slice(2, 12));
    expect(said('again.csv')).toEqual(said('out.csv'));
  });

  it('keeps who sees to what was decided, and has the reviewers asked where nobody does', async () => {
    await looking(async ({ prisma }) => {
      await addMember(prisma, workspaceId, { slackUserId: 'U0PRIYA', name: 'Priya Nair' });
      await prisma.member.updateMany({ where: { slackUserId: 'U0PRIYA' }, data: { isDeactivated: true } });
      await prisma.member.updateMany({ where: { slackUserId: 'U0AINO' }, data: { isAdmin: true } });
    });
    writeFileSync(
      at('ideas.csv'),
      [
        'id,idea,status,owner',
        ...['I-1,Owned,doing,Aino Laine', 'I-2,New yet,new,U0AINO', 'I-3,Unknown,doing,Nobody'],
      ].join('\r\n'),
    );
    const report = await brings();
    expect(report.reasons).toEqual([
      'line 4: "owner" names nobody the bot knows, or more than one: "Nobody"; write a Slack id (U…)',
    ]);
    const mornings = () => looking(({ prisma }) => prisma.occurrence.count());
    const owners = () =>
      looking(({ prisma }) => prisma.idea.findMany({ orderBy: { number: 'asc' }, select: { owner: true } }));
    expect((await owners()).map(({ owner }) => owner?.name)).toEqual(['Aino Laine', undefined]);
    expect(await mornings()).toBe(0);
    await takes('out.csv');
    expect(readFileSync(at('out.csv'), 'utf8')).toContain('U0AINO');
    await looking(({ prisma }) => prisma.idea.deleteMany({}));
    expect(await brings({}, 'out.csv')).toMatchObject({ fresh: 2, rejected: 0 });
    expect((await owners()).map(({ owner }) => owner?.name)).toEqual(['Aino Laine', undefined]);
    writeFileSync(at('ideas.csv'), ['id,idea,status,owner', 'I-4,Left behind,exploring,Priya Nair'].join('\r\n'));
    await brings();
    expect((await owners()).at(-1)?.owner).toBeNull();
    expect(await mornings()).toBe(1);
  });

  it('leaves no trace of who sent an idea without a name', async () => {
    write('I-1,Without a name,,,,,,,,');
    await brings();
    await looking(async ({ prisma }) => {
      const { id: ideaId } = await prisma.idea.findFirstOrThrow();
      const { id: memberId } = await prisma.member.findFirstOrThrow();
      await prisma.namelessAuthor.create({ data: { workspaceId, ideaId, memberId } });
    });
    await takes('all.json', { all: true });
    expect(readFileSync(at('all.json'), 'utf8')).not.toMatch(/U0AINO|Aino/);
  });
});
