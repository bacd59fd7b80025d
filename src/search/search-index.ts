import type { Tx } from '../database.ts';
import { marksOf } from './look-alikes.ts';
import { searchable } from './text.ts';

/** What can be searched of one part of a record. `part` is "" for the record itself. */
export interface Searchable {
  readonly subjectId: string;
  readonly part: string;
  /** As people wrote it, in pieces; it is folded here. */
  readonly texts: readonly string[];
}

/** A record with a title of its own, and what stands below it. */
export interface TitledRecord {
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
}

interface EntryRow {
  readonly workspaceId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly part: string;
  readonly text: string;
}

/** Bound values of one statement are limited; a row has five. */
const AT_ONCE = 500;

/** What can be searched in one workspace: written in the transaction that writes the record. */
export function searchIndex(tx: Tx, workspaceId: string) {
  const remove = async (kind: string, subjectIds: readonly string[]): Promise<void> => {
    for (let from = 0; from < subjectIds.length; from += AT_ONCE) {
      const some = subjectIds.slice(from, from + AT_ONCE);
      await tx.searchEntry.deleteMany({ where: { workspaceId, kind, subjectId: { in: some } } });
    }
  };
  return {
    /** Removes records with all their parts. */
    remove,

    /** A new record with a title: it has nothing in the index yet, so one statement writes both its entries. */
    async addTitled(
      kinds: { readonly whole: string; readonly title: string },
      record: TitledRecord,
      more: readonly string[],
    ) {
      const { subjectId, title, text } = record;
      const row = { workspaceId, subjectId, part: '' };
      await insert([
        { ...row, kind: kinds.whole, text: searchable(title, text, ...more) },
        { ...row, kind: kinds.title, text: titleEntry(title, text) },
      ]);
    },

    /** What can be found of these records is this, and nothing of what was there before. */
    async put(kind: string, subjectIds: readonly string[], entries: readonly Searchable[]): Promise<void> {
      await remove(kind, subjectIds);
      await insert(
        entries.map(({ subjectId, part, texts }) => ({
          ...{ workspaceId, kind, subjectId, part },
          text: searchable(...texts),
        })),
      );
    },

    /** The same for titles by which look-alikes are found. */
    async putTitles(kind: string, subjectIds: readonly string[], titles: readonly TitledRecord[]): Promise<void> {
      await remove(kind, subjectIds);
      await insert(
        titles.map(({ subjectId, title, text }) => ({
          ...{ workspaceId, kind, subjectId, part: '' },
          text: titleEntry(title, text),
        })),
      );
    },
  };

  async function insert(data: readonly EntryRow[]): Promise<void> {
    for (let from = 0; from < data.length; from += AT_ONCE) {
      await tx.searchEntry.createMany({ data: data.slice(from, from + AT_ONCE) });
    }
  }
}

/** A title as the index keeps it: its words, then by what those that look like it are found. */
export function titleEntry(title: string, text: string): string {
  const folded = { title: searchable(title), whole: searchable(title, text) };
  return [folded.title, ...marksOf(folded)].join(' ');
}
