import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database.ts';
import { clearIndex } from '../../src/search/clear-index.ts';
import { search } from '../../src/search/search.ts';
import { searchIndex } from '../../src/search/search-index.ts';
import { describeEachProvider, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

describeEachProvider('search', (provider) => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let db: Database;
  let workspaceId: string;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
  });
  afterEach(async () => {
    await db.close();
    await fresh.drop();
  });

  const put = (subjectId: string, text: string, kind = 'note') =>
    searchIndex(db.prisma, workspaceId).put(kind, [subjectId], [{ subjectId, part: '', texts: [text] }]);
  const finds = async (words: string): Promise<string[]> =>
    (await search(db, workspaceId).find('note', words)).found.map(({ subjectId }) => subjectId);

  it('finds words whatever their case, accents, width and order', async () => {
    await put('a', 'Die Straße war ÜBERALL gesperrt');
    await put('b', 'Ｅｘｐｏｒｔ times out every Monday');
    expect(await finds('uberall STRASSE')).toEqual(['a']);
    expect(await finds('monday export')).toEqual(['b']);
    expect(await finds('monday strasse')).toEqual([]);
  });

  it('finds letters with a stroke, and joined ones, by what people type who have none of them', async () => {
    await put('a', 'Søren from Łódź, Đorđe and Þórður');
    await put('b', 'Ærø: the œuvre of Ħamrun, Guðrún');
    for (const typed of ['soren', 'lodz', 'dorde', 'thordur', 'SØREN', 'Łódź']) {
      expect([typed, await finds(typed)]).toEqual([typed, ['a']]);
    }
    for (const typed of ['aero', 'oeuvre', 'hamrun', 'gudrun', 'ÆRØ']) {
      expect([typed, await finds(typed)]).toEqual([typed, ['b']]);
    }
  });

  it('finds words by their beginning, and those that are whole first', async () => {
    await put('a', 'the exporter fails');
    await put('b', 'the export fails');
    expect(await finds('expo')).toEqual(['b', 'a']);
    expect(await finds('export')).toEqual(['b', 'a']);
    expect(await finds('port')).toEqual([]);
  });

  it('puts words that stand together before the same words apart', async () => {
    await put('a', 'the invoice came late');
    await put('b', 'late came the call, and the invoice');
    await put('c', 'so late; the invoice');
    expect((await finds('invoice came'))[0]).toBe('a');
    expect((await finds('came late'))[0]).toBe('a');
  });

  it.each([
    ['日本語の東京都', '東京'],
    ['日本語の東京都', '都'],
    ['राम ने कहा', 'राम'],
    ['שלום עולם', 'שלום'],
    ['Привет, мир', 'МИР'],
    ['ขอบคุณมาก', 'ขอบคุณ'],
    ['naïve café №5', 'cafe'],
    ['a1b2 über-große', 'grosse'],
    ['C++ & "quotes" AND OR NOT NEAR', 'near not'],
  ])('finds in %j what %j asks for', async (text, words) => {
    await put('other', 'something else');
    await put('it', text);
    expect(await finds(words)).toEqual(['it']);
  });

  it.each(['', '   ', '"', '*', '(', "'", '\\', 'NOT', '%', '🎉', ':*', "'):* |", 'a OR b', '-x', '\u0000'])(
    'takes %j as words, never as a question to the database',
    async (words) => {
      await put('it', 'plain text');
      expect(await finds(words)).toEqual([]);
    },
  );

  it('keeps kinds and workspaces apart', async () => {
    const other = await addWorkspace(db.prisma, 'T2');
    await put('it', 'shared word');
    await put('idea', 'shared word', 'idea');
    await searchIndex(db.prisma, other).put('note', ['x'], [{ subjectId: 'x', part: '', texts: ['shared word'] }]);
    expect(await finds('shared')).toEqual(['it']);
  });

  it('finds what was written last, and nothing of what was removed', async () => {
    await put('it', 'first words');
    await put('it', 'second words');
    expect(await finds('first')).toEqual([]);
    expect(await finds('second')).toEqual(['it']);
    await searchIndex(db.prisma, workspaceId).remove('note', ['it']);
    expect(await finds('second')).toEqual([]);
    await db.prisma.searchEntry.create({ data: { workspaceId, kind: 'note', subjectId: 'u', text: 'old text' } });
    await db.prisma.searchEntry.updateMany({ where: { subjectId: 'u' }, data: { text: 'new text' } });
    expect([await finds('old'), await finds('new')]).toEqual([[], ['u']]);
  });

  it('clears a kind at once, however many, and keeps the others as they were', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      subjectId: `n${i}`,
      part: '',
      texts: [`the export fails ${i}`],
    }));
    await searchIndex(db.prisma, workspaceId).put('note', [], many);
    await put('i', 'the export overnight', 'idea');
    await db.transaction((tx) => clearIndex(tx, provider, workspaceId, 'note'));
    expect(await finds('export')).toEqual([]);
    const ideas = async (words: string) => (await search(db, workspaceId).find('idea', words)).found;
    expect(await ideas('export')).toHaveLength(1);
    expect(await search(db, workspaceId).alike('idea', 'the export overnihgt', 5)).toHaveLength(1);
    await put('i', 'another one', 'idea');
    expect([await ideas('export'), await ideas('another')]).toEqual([[], [{ subjectId: 'i', part: '' }]]);
    await put('a', 'the export fails again');
    expect(await finds('export')).toEqual(['a']);
  });

  it('gives a record once, whichever of its parts say it', async () => {
    await searchIndex(db.prisma, workspaceId).put(
      'note',
      ['it'],
      [
        { subjectId: 'it', part: '', texts: ['a longer text that says refund somewhere'] },
        { subjectId: 'it', part: 'voice', texts: ['refund'] },
      ],
    );
    expect((await search(db, workspaceId).find('note', 'refund')).found).toEqual([{ subjectId: 'it', part: 'voice' }]);
  });

  it('ranks the newest five hundred, and says that there are more', async () => {
    const ids = Array.from({ length: 501 }, (_, i) => `n${i}`);
    const entries = ids.map((subjectId) => ({ subjectId, part: '', texts: ['frequent'] }));
    await searchIndex(db.prisma, workspaceId).put('note', ids, entries);
    const { found, isMore } = await search(db, workspaceId).find('note', 'frequent');
    expect([found.length, isMore, found.some(({ subjectId }) => subjectId === 'n0')]).toEqual([500, true, false]);
  });

  it('finds the very words first, however many newer texts only begin so', async () => {
    await put('oldest', 'the export of the report fails');
    const texts = Array.from({ length: 600 }, (_, index) => ({
      ...{ subjectId: `n${index}`, part: '', texts: [`exporters and reporters meet ${index}`] },
    }));
    await searchIndex(db.prisma, workspaceId).put('note', [], texts);
    for (const words of ['export', 'report export']) {
      const { found, isMore } = await search(db, workspaceId).find('note', words);
      expect([found[0]?.subjectId, found.length, isMore]).toEqual(['oldest', 501, true]);
    }
    expect((await finds('expor'))[0]).toBe('n599');
  });

  it('tells look-alikes of a name, the most alike first', async () => {
    for (const [id, name] of [
      ['1', 'Acme Oy'],
      ['2', 'ACME Oyj'],
      ['3', 'Akme'],
      ['4', 'Brio AB'],
      ['5', 'Virtanen, Maarit'],
    ] as const)
      await put(id, name, 'customer');
    const alike = await search(db, workspaceId).alike('customer', 'acme oy', 10);
    expect(alike.map(({ subjectId }) => subjectId)).toEqual(['1', '2']);
    expect(alike[0]?.likeness).toBe(1);
    expect((await search(db, workspaceId).alike('customer', 'Maarit Virtanen', 1))[0]?.subjectId).toBe('5');
    for (const text of ['', 'x', '"', '🎉', 'ab', '%'])
      expect(await search(db, workspaceId).alike('customer', text, 10)).toEqual([]);
  });

  it('never asks for look-alikes among long texts', async () => {
    await put('long', 'acme '.repeat(100), 'customer');
    expect(await search(db, workspaceId).alike('customer', 'acme', 10)).toEqual([]);
  });
});
