import { z } from 'zod';
import type { Database } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
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

const Entries = z.array(z.object({ subjectId: z.string(), part: z.string(), text: z.string() }));

/** Finds records of one workspace by their words. */
export function search({ prisma, provider }: Pick<Database, 'prisma' | 'provider'>, workspaceId: string) {
  const ask = async (query: Prisma.Sql) => Entries.parse(await prisma.$queryRaw(query));
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
