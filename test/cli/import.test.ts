import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { auditLog } from '../../src/cli/audit.ts';
import { type ImportOptions, importConversations } from '../../src/cli/import.ts';
import type { Database } from '../../src/database.ts';
import { conversations } from '../../src/rituals/conversations/index.ts';
import { search } from '../../src/search/search.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { reportLines } from '../../src/transfer/import-wording.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase, temporaryFolder } from '../support/database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const HEADER = 'external id,person,organisation,words,level,heard on,heard by,need';

describeEachProvider('npm run chair -- import', (provider) => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    file = path.join(folder, 'conversations.csv');
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await db.close();
  });
  afterEach(async () => {
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (options: ImportOptions = {}, isStopped = () => false, from = file) =>
    importConversations(from, options, fresh.url, movableClock(NOW), { progress: () => undefined, isStopped });
  const write = (...lines: string[]) => writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  const looking = async <T>(look: (database: Database) => Promise<T>): Promise<T> => {
    const opened = await fresh.open();
    return look(opened).finally(() => opened.close());
  };
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `T-${i},Maarit ${i},,Words ${i},,,,`);

  it('keeps what a row says, numbered on, with a clock for what needs an answer, findable, and in the audit log', async () => {
    write(
      HEADER,
      'T-1,Maarit Virtanen,Acme Oy,"The export ""times out"".\nEvery Monday.",We fell short,2026-11-03,aino laine,needs answer',
      'T-2,maarit  virtanen,ACME OY,Thank you,Wow,2026-11-05,U0AINO,answered',
      'T-3,,Salo Oy,Fine,,,U0AINO,',
    );
    const report = await run();
    expect(report).toMatchObject({ rows: 3, fresh: 3, known: 0, rejected: 0, newCustomers: 2, rejectedFile: null });
    await looking(async ({ prisma }) => {
      const store = conversations(prisma, workspaceId);
      expect(await store.byNumber(1)).toMatchObject({
        words: 'The export "times out".\nEvery Monday.',
        ...{ level: 'unmet', stage: 'new', heardOn: '2026-11-03', clockFrom: NOW, owner: null },
        dueAt: new Date('2026-11-24T09:00:00Z'),
        ...{ hearer: { name: 'Aino Laine' }, customer: { person: 'Maarit Virtanen', organisation: 'Acme Oy' } },
      });
      expect(await store.byNumber(2)).toMatchObject({
        stage: 'answered',
        dueAt: null,
        level: 'exceeded',
        owner: { name: 'Aino Laine' },
      });
      expect(await store.byNumber(3)).toMatchObject({ stage: null, level: 'met', heardOn: '2026-11-23' });
      const known = await prisma.customer.findMany({ orderBy: { organisation: 'asc' } });
      expect(known.map(({ lastHeardOn }) => lastHeardOn)).toEqual(['2026-11-05', '2026-11-23']);
    });
    const found = await looking((opened) => search(opened, workspaceId).find('conversation', 'times out maarit'));
    expect(found.found).toHaveLength(1);
    expect(await auditLog({}, fresh.url)).toMatch(
      /import_begun {2}from .*\n.*whoever runs the bot {2}conversations\.imported {2}from .*: 3 new, 0 there already, 0 rejected$/,
    );
  });

  it('counts as heard whoever a row’s customer was merged into', async () => {
    await looking(async ({ prisma }) => {
      const keys = { workspaceId, person: '', personKey: '', createdAt: NOW };
      const { id } = await prisma.customer.create({
        data: { ...keys, organisation: 'Acme Oy', organisationKey: 'acme oy', lastHeardOn: '2026-10-01' },
      });
      const merged = { mergedIntoId: id, rootId: id };
      await prisma.customer.create({ data: { ...keys, ...merged, organisation: 'Acme', organisationKey: 'acme' } });
    });
    write(HEADER, 'T-1,,Acme,Hello,,2026-11-03,U0AINO,', 'T-2,,Acme,Hello again,,2026-11-02,U0AINO,');
    await run();
    const known = await looking(({ prisma }) => prisma.customer.findMany({ orderBy: { organisation: 'asc' } }));
    expect(known.map(({ organisation, lastHeardOn }) => [organisation, lastHeardOn])).toEqual([
      ['Acme', '2026-11-03'],
      ['Acme Oy', '2026-11-03'],
    ]);
  });

  it('imports a file once, by external id and without one, and leaves what is there alone', async () => {
    write(HEADER, 'T-1,Maarit,,One,,2026-11-03,U0AINO,', ',Maarit,,Two,,,U0AINO,', ',Maarit,,Two,,,U0AINO,');
    expect(await run()).toMatchObject({ fresh: 2, known: 1 });
    write(
      HEADER,
      'T-1,Maarit,,One in other words,,2026-11-03,U0AINO,',
      ',Maarit,,Two,,,U0AINO,',
      'T-9,Maarit,,New,,,U0AINO,',
    );
    const again = await run();
    expect(again).toMatchObject({ fresh: 1, known: 2, newCustomers: 0 });
    expect(reportLines(file, again, false)).toContain('2 there already, left alone');
    await looking(async ({ prisma }) => {
      expect((await conversations(prisma, workspaceId).byNumber(1))?.words).toBe('One');
      expect(await prisma.conversation.count()).toBe(3);
    });
  });

  it('knows a row without an external id by the key that it always had', async () => {
    write(HEADER, ',Søren Łuczak,Ærø Þing,We wait too long,,2026-11-03,U0AINO,');
    await run();
    const { requestKey } = await looking(({ prisma }) => prisma.conversation.findFirstOrThrow());
    expect(requestKey).toBe('import:q-fbfkAsdA9Wlk-_7x9k8c');
  });

  it('says what would happen, and changes nothing', async () => {
    write(HEADER, 'T-1,Maarit,,Call 040 123 4567,,,U0AINO,', 'T-2,Maarit,,Two,so-so,,U0AINO,');
    const report = await run({ dryRun: true });
    expect(report).toMatchObject({ fresh: 1, rejected: 1, newCustomers: 1, maskedRows: 1, rejectedFile: null });
    expect(reportLines(file, report, true)).toMatch(
      /^Dry run, nothing was changed\.[\s\S]*1 conversation would be imported[\s\S]*line 3: "level" may be unmet, met, exceeded, not "so-so"[\s\S]*Masked in 1 row: phone numbers/,
    );
    expect(() => statSync(`${file}.rejected.csv`)).toThrow();
    expect(await looking(({ prisma }) => prisma.conversation.count())).toBe(0);
    expect(await auditLog({}, fresh.url)).toContain('the audit log is empty');
  });

  it('masks kinds, and takes no external id that says who somebody is, unless the workspace turned that off', async () => {
    write('external id,person,kinds,words,heard by', 'T-1,Maarit,buyer;maarit@acme.fi,One,U0AINO');
    expect(await run()).toMatchObject({ fresh: 1, maskedRows: 1 });
    const ids = ['maarit@acme.fi', '+358 40 123 4567', '0401234567', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'];
    write('external id,person,words,heard by', ...ids.map((id) => `${id},Maarit,Two,U0AINO`));
    const report = await run();
    expect(report).toMatchObject({ fresh: 2, rejected: 2 });
    expect(report.reasons).toEqual([
      'line 2: "external id" is stored as it stands, and e-mail addresses are not: take another number',
      'line 3: "external id" is stored as it stands, and phone numbers are not: take another number',
    ]);
    const kinds = await looking(({ prisma }) => prisma.customerKind.findMany({ orderBy: { kind: 'asc' } }));
    expect(kinds.map(({ kind }) => kind)).toEqual(['[e-mail]', 'buyer']);
    await looking(({ prisma }) =>
      settings(prisma, workspaceId).save('privacy', { masks: false, keepMonths: null }, NOW),
    );
    expect(await run()).toMatchObject({ fresh: 2, known: 2, rejected: 0 });
  });

  it('masks as everywhere, and not where the workspace turned that off', async () => {
    write(HEADER, 'T-1,Maarit,,Write to maarit@acme.fi,,,U0AINO,');
    await run();
    await looking(({ prisma }) =>
      settings(prisma, workspaceId).save('privacy', { masks: false, keepMonths: null }, NOW),
    );
    write(HEADER, 'T-2,Maarit,,Write to maarit@acme.fi,,,U0AINO,');
    await run();
    const words = await looking(({ prisma }) =>
      prisma.conversation.findMany({ orderBy: { number: 'asc' }, select: { words: true } }),
    );
    expect(words.map((one) => one.words)).toEqual(['Write to [e-mail]', 'Write to maarit@acme.fi']);
  });

  it('goes on where it was stopped, and imports nothing twice', async () => {
    write(HEADER, ...rows(1_200));
    const stopped = await run({ heardBy: 'U0AINO' }, () => true);
    expect(stopped).toMatchObject({ fresh: 500, stoppedAfterLine: 501 });
    expect(reportLines(file, stopped, false)).toContain('Run the same again to go on');
    expect(await run({ heardBy: 'U0AINO' })).toMatchObject({ fresh: 700, known: 500, stoppedAfterLine: null });
    expect(await looking(({ prisma }) => prisma.conversation.count())).toBe(1_200);
  });

  it('writes bad rows beside the file, each with its line and reason, to be corrected and imported from there', async () => {
    write(HEADER, 'T-1,Maarit,,"Two\nlines",,2026-13-01,U0AINO,', 'T-2,Maarit,,=1+1,,,U0AINO,', 'T-3,,,Who?,,,U0AINO,');
    const report = await run();
    expect(report).toMatchObject({ fresh: 1, rejected: 2 });
    const rejected = readFileSync(`${file}.rejected.csv`, 'utf8');
    expect(statSync(`${file}.rejected.csv`).mode & 0o777).toBe(0o600);
    expect(rejected).toContain('""heard on"" cannot be read: there is no day 2026-13-01');
    expect(rejected).toMatch(/^T-3,.*,5,/m);
    writeFileSync(`${file}.rejected.csv`, rejected.replace('2026-13-01', '2026-11-01').replace('T-3,,', 'T-3,Salo,'));
    expect(await run({}, () => false, `${file}.rejected.csv`)).toMatchObject({
      fresh: 2,
      rejected: 0,
      unknownColumns: [],
    });
  });

  it.each([
    ['T-1,Maarit,,,,,U0AINO,', '"words" is empty'],
    ['T-1,,,Hello,,,U0AINO,', '"person" is empty, and so is "organisation"'],
    ['T-1,Maarit,,Hello,,03/04/2026,U0AINO,', 'can be 2026-04-03 or 2026-03-04'],
    ['T-1,Maarit,,Hello,,2026-11-24,U0AINO,', 'is still to come'],
    ['T-1,Maarit,,Hello,,,Nobody,', '"heard by" names nobody the bot knows'],
    ['T-1,Maarit,,Hello,,,,', '"heard by" is empty'],
    ['T-1,Maarit,,Hello,,,U0AINO,maybe', '"need" may be needs answer, answered, nothing to answer, not "maybe"'],
    ['T-1,Maarit,,Hello', 'it has 4 cells where the header has 8'],
    ['T-1,Maarit,,Hello\0,,,U0AINO,', '"words" holds a NUL character'],
    [`T-1,${'M'.repeat(101)},,Hello,,,U0AINO,`, '"person" takes 100 characters, and here are 101'],
  ])('rejects %j, and says why', async (row, reason) => {
    write(HEADER, row);
    const { rejected, reasons } = await run({ dryRun: true });
    expect(rejected).toBe(1);
    expect(reasons[0]).toContain(`line 2: `);
    expect(reasons[0]).toContain(reason);
  });

  it('rejects an external id that stands in the file before, and names the line', async () => {
    write(HEADER, ...rows(2), 'T-1,Salo,,Other,,,,');
    expect((await run({ heardBy: 'U0AINO', dryRun: true })).reasons).toEqual([
      'line 4: "external id" T-1 stands on line 3 already',
    ]);
  });

  it('confines words to a channel, and wants its id', async () => {
    write(
      'person,words,audience,channel',
      'Maarit,Hello,confined,',
      'Maarit,Hello,confined,#sales',
      'Maarit,Hello,confined,C0SALES',
    );
    const report = await run({ heardBy: 'U0AINO' });
    expect(report.reasons).toEqual([
      expect.stringContaining('"channel" is empty'),
      expect.stringContaining('"channel" is Slack’s id of a channel (C…), not "#sales"'),
    ]);
    expect(await looking(({ prisma }) => conversations(prisma, workspaceId).byNumber(1))).toMatchObject({
      ...{ audience: 'confined', placeId: 'C0SALES' },
    });
  });

  it('needs to know who heard it, and knows only whom it has met', async () => {
    write('person,words', 'Maarit,Hello');
    await expect(run()).rejects.toThrow('has no column "heard by". Add --heard-by with the Slack id');
    await expect(run({ heardBy: 'U0NOBODY' })).rejects.toThrow('knows nobody of the Slack id U0NOBODY');
  });

  it('reads semicolons, a byte order mark and files with a header only', async () => {
    writeFileSync(file, '\uFEFFPerson;Words\nMaarit;"Hello; there"\n');
    expect(await run({ heardBy: 'U0AINO' })).toMatchObject({ fresh: 1 });
    write('person,words');
    expect(reportLines(file, await run({ heardBy: 'U0AINO' }), false)).toContain('The file has a header and no rows.');
  });
});

describe('npm run chair -- import refuses', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refusal = async (content: string | Buffer | null, options: ImportOptions = {}): Promise<string> => {
    const fresh = await freshDatabase('sqlite');
    const db = await fresh.open();
    const workspaceId = await addWorkspace(db.prisma);
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await db.close();
    const file = path.join(folder, 'c.csv');
    if (content !== null) writeFileSync(file, content);
    const job = { heardBy: 'U0AINO', ...options };
    const surroundings = { progress: () => undefined, isStopped: () => false };
    return importConversations(file, job, fresh.url, movableClock(NOW), surroundings)
      .then(
        () => '',
        (error: Error) => error.message,
      )
      .finally(() => fresh.drop());
  };

  it.each([
    ['a missing file', null, /There is no file .*c\.csv/],
    ['an empty file', '', /c\.csv is empty/],
    ['UTF-16', Buffer.from('\uFEFFperson,words\nMaarit,Hello', 'utf16le'), /saved as UTF-16/],
    ['Latin-1', Buffer.from('person,words\nPäivi,Hello', 'latin1'), /is not UTF-8 \(soon after line 1\)/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004rest of it'), /is a spreadsheet/],
    [
      'a quote that is never closed',
      'person,words\nMaarit,"Hello\nSalo,Fine\n',
      /line 2: a cell begins with a quotation mark/,
    ],
    ['a header without words', 'person,colour\nMaarit,red', /line 1: There is no column for what the customer said/],
  ])('%s, in words', async (_name, content, sentence) => {
    expect(await refusal(content)).toMatch(sentence);
  });

  it('a folder, and a database that serves nobody yet', async () => {
    mkdirSync(path.join(folder, 'c.csv'));
    expect(await refusal(null)).toMatch(/c\.csv is a folder/);
  });

  it('to run beside the bot on SQLite, but not to look', async () => {
    const fresh = await freshDatabase('sqlite');
    const db = await fresh.open();
    const workspaceId = await addWorkspace(db.prisma);
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino Laine' });
    const file = path.join(folder, 'c.csv');
    writeFileSync(file, 'person,words\nMaarit,Hello\n');
    const run = (dryRun: boolean) =>
      importConversations(file, { heardBy: 'U0AINO', dryRun }, fresh.url, movableClock(NOW), {
        progress: () => undefined,
        isStopped: () => false,
      });
    await expect(run(false)).rejects.toThrow(/Another process is using .*stop the other one first/);
    expect(await run(true)).toMatchObject({ fresh: 1 });
    await fresh.drop();
  });
});
