import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { auditLog } from '../../src/cli/audit.ts';
import { type ExportOptions, exportTo } from '../../src/cli/export.ts';
import { importConversations } from '../../src/cli/import.ts';
import { csvLines } from '../../src/transfer/csv-writer.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase, temporaryFolder } from '../support/database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

describeEachProvider('npm run chair -- export', (provider) => {
  let fresh: FreshDatabase;
  let folder: string;
  const open: FreshDatabase[] = [];

  /** A database with Aino, Mikko and nothing heard. */
  const teamDatabase = async (): Promise<FreshDatabase> => {
    const made = await freshDatabase(provider);
    open.push(made);
    const db = await made.open();
    const workspaceId = await addWorkspace(db.prisma);
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await addMember(db.prisma, workspaceId, { slackUserId: 'U0MIKKO', name: 'Mikko Salo' });
    await db.close();
    return made;
  };
  beforeEach(async () => {
    folder = temporaryFolder();
    fresh = await teamDatabase();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const inFolder = (name: string) => path.join(folder, name);
  const fill = (into: FreshDatabase, file: string) =>
    importConversations(file, { heardBy: 'U0AINO' }, into.url, movableClock(NOW), {
      progress: () => undefined,
      isStopped: () => false,
    });
  const log = (...rows: string[][]) => {
    writeFileSync(
      inFolder('in.csv'),
      csvLines([['person', 'organisation', 'words', 'audience', 'channel', 'heard by'], ...rows]),
    );
    return fill(fresh, inFolder('in.csv'));
  };
  const exporting = (name: string, options: ExportOptions = {}, stdout = new PassThrough()) =>
    exportTo(name === '-' ? '-' : inFolder(name), options, {
      ...{ databaseUrl: fresh.url, clock: movableClock(NOW), slack: null, stdout },
    });
  const words = (name: string): string[] =>
    (JSON.parse(readFileSync(inFolder(name), 'utf8')) as { words: string }[]).map((one) => one.words);

  const AUDIENCES = [
    ['Maarit Virtanen', 'Acme Oy', 'For everyone', 'everyone', '', 'U0AINO'],
    ['Salla Salo', '', 'Confined, heard by Aino', 'confined', 'C0SALES', 'U0AINO'],
    ['Salla Salo', '', 'Confined, heard by Mikko', 'confined', 'C0SALES', 'U0MIKKO'],
  ];

  it('writes only what everyone may read, counts the rest, and notes it in the audit log without words', async () => {
    await log(...AUDIENCES);
    expect(await exporting('out.json')).toMatchObject({ exported: 1, leftOut: 2 });
    expect(words('out.json')).toEqual(['For everyone']);
    const noted = await auditLog({}, fresh.url);
    expect(noted).toMatch(/export_begun {2}json, what everyone may read, to .*out\.json/);
    expect(noted).toMatch(/exported {2}1 exported, 2 left out: json, what everyone may read, to .*out\.json$/);
    expect(noted).not.toMatch(/For everyone|Maarit/);
  });

  it('writes what one colleague may read, and everything only when that is said', async () => {
    await log(...AUDIENCES);
    expect(await exporting('mikko.json', { for: 'U0MIKKO' })).toMatchObject({ exported: 2, leftOut: 1 });
    expect(words('mikko.json')).toEqual(['For everyone', 'Confined, heard by Mikko']);
    expect(await exporting('all.json', { all: true })).toMatchObject({ exported: 3, leftOut: 0 });
    expect(await auditLog({}, fresh.url)).toContain('everything with full names, confined words too');
    await expect(exporting('x.json', { for: 'U0NOBODY' })).rejects.toThrow('--for: the bot knows nobody');
    await expect(exporting('x.json', { for: 'U0AINO', all: true })).rejects.toThrow('Choose one of --all and --for.');
  });

  it('writes who said the same and what they said, each for its own readers, and what we answered', async () => {
    await log(['', 'Acme Oy', 'late again', 'everyone', '', 'U0AINO']);
    const db = await fresh.open();
    const { id: conversationId, workspaceId, hearerId } = await db.prisma.conversation.findFirstOrThrow();
    await db.prisma.conversation.updateMany({ data: { answer: 'It runs at night now.' } });
    const says = async (organisation: string, words: string, audience: 'everyone' | 'confined') => {
      const named = {
        workspaceId,
        person: '',
        personKey: '',
        organisation,
        organisationKey: organisation.toLowerCase(),
      };
      const { id: customerId } = await db.prisma.customer.create({ data: { ...named, createdAt: NOW } });
      const voice = { workspaceId, conversationId, customerId, hearerId, words, audience, placeId: '' };
      await db.prisma.voice.create({ data: { ...voice, requestKey: words, heardOn: '2026-11-20', createdAt: NOW } });
    };
    await says('Beta Oy', 'so slow', 'everyone');
    await says('Gamma Oy', 'do not tell', 'confined');
    await db.close();
    await exporting('everyone.json');
    expect(JSON.parse(readFileSync(inFolder('everyone.json'), 'utf8'))).toMatchObject([
      {
        othersSaidSo: 2,
        answer: 'It runs at night now.',
        voices: [{ organisation: 'Beta Oy', words: 'so slow', heardOn: '2026-11-20', heardByName: 'Aino Laine' }],
      },
    ]);
    await exporting('all.csv', { all: true });
    expect(readFileSync(inFolder('all.csv'), 'utf8')).toContain('2026-11-20 Gamma Oy: do not tell');
  });

  it('calls customers as the workspace chose, but for --all', async () => {
    await log(['Maarit Virtanen', 'Acme Oy', 'Hello', 'everyone', '', 'U0AINO']);
    const db = await fresh.open();
    await db.prisma.workspace.updateMany({ data: { display: 'initials' } });
    await db.close();
    await exporting('out.csv');
    await exporting('all.csv', { all: true });
    expect(readFileSync(inFolder('out.csv'), 'utf8')).toContain(',M. V.,Acme Oy,');
    expect(readFileSync(inFolder('all.csv'), 'utf8')).toContain(',Maarit Virtanen,Acme Oy,');
  });

  it('is a file of its owner alone, which replaces nothing unless that is said, and leaves no draft', async () => {
    await log(['Maarit', '', 'Hello', 'everyone', '', 'U0AINO']);
    await exporting('out.csv');
    expect(statSync(inFolder('out.csv')).mode & 0o777).toBe(0o600);
    await expect(exporting('out.csv')).rejects.toThrow(/exists already\. Name another file, or add --force/);
    await exporting('out.csv', { force: true, since: '2026-11-24' });
    expect(readFileSync(inFolder('out.csv'), 'utf8').trim().split('\r\n')).toHaveLength(1);
    await expect(exporting('nowhere/out.csv')).rejects.toThrow('There is no folder');
    await expect(exporting('x.csv', { since: 'yesterday' })).rejects.toThrow('--since must be a date');
    expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.csv']);
  });

  it('goes to standard output, as an empty list when there is nothing', async () => {
    const stdout = new PassThrough();
    await exporting('-', { format: 'json' }, stdout);
    expect(String(stdout.read())).toBe('[]\n');
  });

  it('neutralises formulas, and comes back to the letter, whatever people wrote', async () => {
    const piece = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ',',
      ';',
      '\t',
      '\r',
      '\n',
      '\r\n',
      'a',
      ' ',
      'é',
      '🪑',
      'שלום',
      '\\',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `=${pieces.join('')}.`);
    const said = fc.sample(text, { numRuns: 300, seed: 7 });
    await log(...said.map((one, i) => [`Maarit ${i}`, '', one, 'everyone', '', 'U0AINO']));
    await exporting('out.csv');
    await exporting('out.json');
    const cells: string[][] = parse(readFileSync(inFolder('out.csv'), 'utf8'), { bom: true });
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    const other = await teamDatabase();
    expect(await fill(other, inFolder('out.csv'))).toMatchObject({ fresh: 300, rejected: 0, unknownColumns: [] });
    expect(words('out.json')).toEqual(said);
    const db = await other.open();
    const back = await db.prisma.conversation.findMany({ orderBy: { number: 'asc' }, select: { words: true } });
    expect(back.map((one) => one.words)).toEqual(said);
    expect(await db.close().then(() => fill(other, inFolder('out.csv')))).toMatchObject({ fresh: 0, known: 300 });
  });

  it('leaves alone what the workspace has when its own export is imported', async () => {
    await log(['Maarit', '', 'Hello', 'everyone', '', 'U0AINO']);
    await exporting('out.csv');
    expect(await fill(fresh, inFolder('out.csv'))).toMatchObject({ fresh: 0, known: 1 });
  });
});
