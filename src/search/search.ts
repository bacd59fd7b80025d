import { z } from 'zod';
import type { Database } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { LEAST_LIKE, lookingLike, marksOf, withoutMarks } from './look-alikes.ts';
import { likeness, relevance } from './ranking.ts';
import { searchOnPostgresql } from './search-postgresql.ts';
import { searchOnSqlite } from './search-sqlite.ts';
import { searchable, wordsOf } from './text.ts';

/** A record that was found, and in which of its parts ("" for the record itself). */
export interface Found {
  readonly subjectId: string;
  readonly part: string;
}

export interface Findings {
  /** Best first, each record once. */
  readonly found: readonly Found[];
  /** More than were looked at say this: these are the best of the newest, those that say the very words first. */
  readonly isMore: boolean;
}

export interface LookAlike {
  readonly subjectId: string;
  /** From 0 to 1. */
  readonly likeness: number;
}

/** What a database's index is asked; it knows nothing of order. */
export interface SearchDialect {
  /** Entries, named e, that have each of these words, or words beginning so; `and` narrows them; the newest `limit`. */
  words(
    workspaceId: string,
    kind: string,
    asked: { readonly words: readonly string[]; readonly areWhole: boolean },
    and: Prisma.Sql,
    limit: number,
  ): Prisma.Sql;
  /** Short entries that share groups of three letters with this text, those that share most; at most `limit`. */
  alike(workspaceId: string, kind: string, text: string, limit: number): Prisma.Sql;
  /** The newest `looked` entries, named e, that have all words of one of these lists; `and` narrows them to the newest `limit`. */
  sharing(
    workspaceId: string,
    kind: string,
    anyOf: readonly (readonly string[])[],
    and: Prisma.Sql,
    most: { readonly looked: number; readonly limit: number },
  ): Prisma.Sql;
}

const DIALECTS = { sqlite: searchOnSqlite, postgresql: searchOnPostgresql } as const;

/** So many entries that have the very words are ranked, and so many more. Whoever finds more has to say more. */
const MOST_RANKED = 500;
const MOST_WORDS = 12;
const MOST_ALIKE = 100;
/** SQLite's index keeps no shorter groups. */
const FEWEST_LETTERS = 3;
/** Where PostgreSQL draws the line, too. */
const LEAST_ALIKE = 0.3;

/** How many words of a title are asked for two by two, the longest first; where that finds fewer than enough, also alone. */
const MOST_ASKED = 6;
const MOST_SHARING = { looked: 400, limit: 80 } as const;
const ENOUGH = 30;

const Entries = z.array(z.object({ subjectId: z.string(), part: z.string(), text: z.string() }));

/** Finds records of one workspace by their words. */
export function search({ prisma, provider }: Pick<Database, 'prisma' | 'provider'>, workspaceId: string) {
  const ask = async (query: Prisma.Sql) => Entries.parse(await prisma.$queryRaw(query));
  const textsOf = async (kind: string, subjectIds: readonly string[]) => {
    const rows = await prisma.searchEntry.findMany({
      where: { workspaceId, kind, subjectId: { in: [...subjectIds] }, part: '' },
      select: { subjectId: true, text: true },
    });
    return new Map(rows.map(({ subjectId, text }) => [subjectId, text]));
  };
  return {
    /**
     * Records that have all of these words, or words that begin so; case, accents and order make no difference.
     * @param and narrows it, before anything is counted: a condition in SQL over e."subjectId" and e."part"
     */
    async find(kind: string, text: string, and: Prisma.Sql = Prisma.sql`1 = 1`): Promise<Findings> {
      const asked = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
      if (asked.length === 0) return { found: [], isMore: false };
      const newest = (areWhole: boolean) =>
        ask(DIALECTS[provider].words(workspaceId, kind, { words: asked, areWhole }, and, MOST_RANKED + 1));
      // However many newer ones only begin so, none of them hides the very words.
      const whole = await newest(true);
      const begun = whole.length > MOST_RANKED ? [] : await newest(false);
      const ranked = distinct([...whole.slice(0, MOST_RANKED), ...begun.slice(0, MOST_RANKED)])
        .map((entry) => ({ ...entry, score: relevance(asked, entry.text.split(' ')) }))
        .sort((one, other) => other.score - one.score);
      const best = new Map<string, Found>();
      for (const { subjectId, part } of ranked) if (!best.has(subjectId)) best.set(subjectId, { subjectId, part });
      return { found: [...best.values()], isMore: Math.max(whole.length, begun.length) > MOST_RANKED };
    },

    /** Records with a short text (a name, a title) that looks like this one, the most alike first; of texts of less than three letters none. */
    async alike(kind: string, text: string, limit: number): Promise<LookAlike[]> {
      const folded = searchable(text);
      if ([...folded].length < FEWEST_LETTERS) return [];
      const entries = await ask(DIALECTS[provider].alike(workspaceId, kind, folded, MOST_ALIKE));
      return entries
        .map(({ subjectId, text: other }) => ({ subjectId, likeness: likeness(folded, other) }))
        .filter((other) => other.likeness >= LEAST_ALIKE)
        .sort((one, other) => other.likeness - one.likeness || (one.subjectId < other.subjectId ? -1 : 1))
        .slice(0, limit);
    },

    /**
     * Records that say about the same under a title of their own, the most alike first.
     * @param kinds the names in the index of all that is said in one, and of its title alone @param and as for `find`
     */
    async lookAlikes(
      kinds: { readonly whole: string; readonly title: string },
      fresh: { readonly title: string; readonly text: string },
      { and, limit }: { readonly and: Prisma.Sql; readonly limit: number },
    ): Promise<LookAlike[]> {
      const one = { title: searchable(fresh.title), whole: searchable(fresh.title, fresh.text) };
      const asked = marksOf(one).slice(0, MOST_ASKED);
      const { sharing } = DIALECTS[provider];
      const found = new Map<string, string>();
      const look = async (anyOf: readonly (readonly string[])[]): Promise<void> => {
        if (anyOf.length === 0 || found.size >= ENOUGH) return;
        const entries = await ask(sharing(workspaceId, kinds.title, anyOf, and, MOST_SHARING));
        for (const { subjectId, text } of entries) found.set(subjectId, text);
      };
      await look(asked.flatMap((mark, i) => asked.slice(i + 1).map((other) => [mark, other])));
      await look(asked.map((mark) => [mark]));
      const titles = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
      const wholes = await textsOf(
        kinds.whole,
        titles.map(([subjectId]) => subjectId),
      );
      const others = titles.map(([subjectId, text]) => {
        const title = withoutMarks(text);
        return { title, whole: wholes.get(subjectId) ?? title };
      });
      const likenesses = lookingLike(one, others);
      return titles
        .map(([subjectId], i) => ({ subjectId, likeness: likenesses[i] ?? 0 }))
        .filter((other) => other.likeness >= LEAST_LIKE)
        .sort((one, other) => other.likeness - one.likeness || (one.subjectId < other.subjectId ? -1 : 1))
        .slice(0, limit);
    },
  };
}

/** Each entry once, the first time it comes. */
function distinct<Entry extends Found>(entries: readonly Entry[]): Entry[] {
  const once = new Map<string, Entry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.subjectId, entry.part]);
    if (!once.has(key)) once.set(key, entry);
  }
  return [...once.values()];
}
