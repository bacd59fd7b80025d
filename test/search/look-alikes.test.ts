import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, Prisma } from '../../src/database.ts';
import { LEAST_LIKE, lookingLike, marksOf, withoutMarks } from '../../src/search/look-alikes.ts';
import { search } from '../../src/search/search.ts';
import { searchIndex } from '../../src/search/search-index.ts';
import { searchable } from '../../src/search/text.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { IDEA_PAIRS } from './idea-pairs.ts';

const KINDS = { whole: 'idea', title: 'idea_title' } as const;
const EVERYTHING = { and: Prisma.sql`1 = 1`, limit: 1_000 };
/** So many of what is offered are alike, and so many of what is alike are offered, at least. */
const FLOOR = { precision: 0.75, recall: 0.9 } as const;

const idOf = (i: number): string => `p${String(i).padStart(3, '0')}`;

/** What each provider found for each pair's first title, to hold them to each other. */
const foundBy = new Map<string, string>();

describeEachProvider('ideas that look alike', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId = '';
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
    ({ id: workspaceId } = await db.prisma.workspace.create({
      data: { teamId: 'T1', name: 'Laine & Co', url: '', createdAt: new Date('2026-11-17T07:00:00Z') },
    }));
    const records = IDEA_PAIRS.map(({ other, text = '' }, i) => ({ subjectId: idOf(i), title: other, text }));
    const index = searchIndex(db.prisma, workspaceId);
    const wholes = records.map(({ subjectId, title, text }) => ({ subjectId, part: '', texts: [title, text] }));
    await index.put(KINDS.whole, [], wholes);
    await index.putTitles(KINDS.title, [], records);
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  const looksLike = (title: string, text = '') =>
    search(db, workspaceId).lookAlikes(KINDS, { title, text }, EVERYTHING);

  it('tells them apart as people do, to a floor of precision and recall', async () => {
    const told: boolean[] = [];
    for (const [i, { one }] of IDEA_PAIRS.entries()) {
      const found = await looksLike(one);
      told.push(found.some(({ subjectId }) => subjectId === idOf(i)));
    }
    const hits = IDEA_PAIRS.filter((pair, i) => told[i] && pair.isAlike).length;
    const precision = hits / told.filter((isTold) => isTold).length;
    const recall = hits / IDEA_PAIRS.filter(({ isAlike }) => isAlike).length;
    const languages = new Set(IDEA_PAIRS.map(({ language }) => language)).size;
    process.stdout.write(
      `look-alikes on ${provider}: ${IDEA_PAIRS.length} pairs in ${languages} languages, ` +
        `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}\n`,
    );
    expect(precision).toBeGreaterThanOrEqual(FLOOR.precision);
    expect(recall).toBeGreaterThanOrEqual(FLOOR.recall);
  });

  it('finds the same in the same order on both databases', async () => {
    const found = await Promise.all(IDEA_PAIRS.map(({ one }) => looksLike(one)));
    const mine = JSON.stringify(found.map((all) => all.map(({ subjectId, likeness }) => [subjectId, likeness])));
    for (const [other, theirs] of foundBy) expect(mine, `as on ${other}`).toBe(theirs);
    foundBy.set(provider, mine);
  });

  it('finds nothing for a title without words, and stands whatever is typed', async () => {
    for (const title of ['', '🎉', '%', '"', "'':*", 'the of and', ') OR (', '&|!'])
      expect(await looksLike(title)).toEqual([]);
  });

  it('leaves out what the condition leaves out', async () => {
    const [best] = await looksLike('Dark mode for the dashboard');
    const and = Prisma.sql`e."subjectId" <> ${best?.subjectId ?? ''}`;
    const kept = await search(db, workspaceId).lookAlikes(
      KINDS,
      { title: 'Dark mode for the dashboard', text: '' },
      { and, limit: 1_000 },
    );
    expect(kept.map(({ subjectId }) => subjectId)).not.toContain(best?.subjectId);
  });
});

describe('how alike two titles are', () => {
  const titled = (title: string) => ({ title: searchable(title), whole: searchable(title) });

  it('has enough pairs of both kinds to say anything', () => {
    expect(IDEA_PAIRS.filter(({ isAlike }) => isAlike).length).toBeGreaterThanOrEqual(30);
    expect(IDEA_PAIRS.filter(({ isAlike }) => !isAlike).length).toBeGreaterThanOrEqual(30);
  });

  it('is between 0 and 1, the same both ways, and whole for the same title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [there = 0] = lookingLike(titled(a), [titled(b)]);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1 + 1e-9);
        const [same = 0] = lookingLike(titled(a), [titled(a)]);
        if (titled(a).title !== '') expect(same).toBeGreaterThan(LEAST_LIKE);
      }),
    );
  });

  it('keeps by what it is found apart from what can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { title, whole } = titled(text);
        for (const mark of marksOf({ title, whole })) expect(mark).toMatch(/^~[\p{L}\p{M}\p{N}]{2,4}$/u);
        expect(withoutMarks([title, ...marksOf({ title, whole })].join(' '))).toBe(title);
      }),
    );
  });
});
