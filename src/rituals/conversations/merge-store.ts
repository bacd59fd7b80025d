import type { Tx } from '../../database.ts';
import { customers } from './customer-store.ts';
import { type Pointer, rootsOf } from './merging.ts';

/** Who did a merge, and when. */
interface MergeMark {
  readonly id: string;
  readonly mergedIntoId: string | null;
  readonly mergedAt: Date | null;
  readonly mergedById: string | null;
}

/** Pointers between the customers of one workspace that are one. Hold the workspace's queue first. */
export function merges(tx: Tx, workspaceId: string) {
  return {
    /** All who are one with any of these by now. */
    async around(ids: readonly string[]): Promise<Pointer[]> {
      const asked = await tx.customer.findMany({
        where: { workspaceId, id: { in: [...ids] } },
        select: { id: true, rootId: true },
      });
      const roots = asked.map(({ id, rootId }) => rootId ?? id);
      return tx.customer.findMany({
        where: { workspaceId, OR: [{ id: { in: roots } }, { rootId: { in: roots } }] },
        select: { id: true, mergedIntoId: true },
        orderBy: { id: 'asc' },
      });
    },

    /** Null when it is gone. */
    mark(id: string): Promise<MergeMark | null> {
      return tx.customer.findFirst({
        where: { workspaceId, id },
        select: { id: true, mergedIntoId: true, mergedAt: true, mergedById: true },
      });
    },

    /** Sets one pointer, if it still is what it was. @param by null where a merge is taken back */
    async point(
      { id, from, to }: { readonly id: string; readonly from: string | null; readonly to: string | null },
      by: { readonly memberId: string; readonly at: Date } | null,
    ): Promise<boolean> {
      const { count } = await tx.customer.updateMany({
        where: { workspaceId, id, mergedIntoId: from },
        data: { mergedIntoId: to, mergedAt: by?.at ?? null, mergedById: by?.memberId ?? null },
      });
      return count === 1;
    },

    /** Brings in line what follows from the pointers: whom each stands for, and when each was heard last. */
    async follow(pointers: readonly Pointer[]): Promise<void> {
      for (const [id, rootId] of rootsOf(pointers)) {
        await tx.customer.updateMany({ where: { workspaceId, id }, data: { rootId } });
      }
      for (const { id } of pointers) await customers(tx, workspaceId).keepLastHeard(id);
    },

    /** Whether all that is known of this customer was heard by this member, who has named it since then. */
    async isOwnAndNew(customerId: string, memberId: string, since: Date): Promise<boolean> {
      const theirs = { hearerId: memberId };
      const found = await tx.customer.findFirst({
        where: {
          ...{ workspaceId, id: customerId, rootId: null, createdAt: { gte: since } },
          conversations: { every: theirs },
          voices: { every: theirs },
          standsFor: { none: {} },
          mergedHere: { none: {} },
          OR: [{ conversations: { some: theirs } }, { voices: { some: theirs } }],
        },
        select: { id: true },
      });
      return found !== null;
    },
  };
}
