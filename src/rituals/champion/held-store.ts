import type { Tx } from '../../database.ts';
import { changes } from './change-store.ts';
import { type Held, heldParts } from './held.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';

/** Who held which part of the terms of one workspace. */
export function held(tx: Tx, workspaceId: string) {
  const partsOf = async (term: Term): Promise<readonly Held[]> =>
    heldParts(term, await changes(tx, workspaceId).of([term.number]));

  return {
    partsOf,

    /** Who had the role before somebody had it in this term, in the same term or in the one before; null for nobody. */
    async before(term: Term, memberId: string): Promise<Held | null> {
      const parts = await partsOf(term);
      const own = parts.findLastIndex(({ holder }) => holder.id === memberId);
      const earlier = own === -1 ? undefined : parts[own - 1];
      if (earlier) return earlier;
      const last = await terms(tx, workspaceId).byNumber(term.number - 1);
      return last === null ? null : ((await partsOf(last)).at(-1) ?? null);
    },

    /** Somebody's last part of this term; null when they held none of it. */
    async lastOf(term: Term, memberId: string): Promise<Held | null> {
      return (await partsOf(term)).findLast(({ holder }) => holder.id === memberId) ?? null;
    },

    /** The latest term that somebody held, or held a part of, with their part; null when they never did. */
    async latestOf(memberId: string): Promise<{ readonly term: Term; readonly part: Held } | null> {
      const own = await terms(tx, workspaceId).latestNumberOf(memberId);
      const given = await changes(tx, workspaceId).givenOnBy(memberId);
      const numbers = [...new Set([...own, ...given])].sort((one, other) => other - one);
      for (const number of numbers) {
        const term = await terms(tx, workspaceId).byNumber(number);
        const part =
          term && term.state !== 'coming' ? (await partsOf(term)).findLast((one) => one.holder.id === memberId) : null;
        if (term && part) return { term, part };
      }
      return null;
    },
  };
}
