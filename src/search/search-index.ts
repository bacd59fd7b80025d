import type { Tx } from '../database.ts';
import { searchable } from './text.ts';

/** What can be searched of one part of a record. `part` is "" for the record itself. */
export interface Searchable {
  readonly subjectId: string;
  readonly part: string;
  /** As people wrote it, in pieces; it is folded here. */
  readonly texts: readonly string[];
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

    /** Removes all records of a kind. */
    async clear(kind: string): Promise<void> {
      await tx.searchEntry.deleteMany({ where: { workspaceId, kind } });
    },

    /** What can be found of these records is this, and nothing of what was there before. */
    async put(kind: string, subjectIds: readonly string[], entries: readonly Searchable[]): Promise<void> {
      await remove(kind, subjectIds);
      const data = entries.map(({ subjectId, part, texts }) => ({
        ...{ workspaceId, kind, subjectId, part },
        text: searchable(...texts),
      }));
      for (let from = 0; from < data.length; from += AT_ONCE) {
        await tx.searchEntry.createMany({ data: data.slice(from, from + AT_ONCE) });
      }
    },
  };
}
