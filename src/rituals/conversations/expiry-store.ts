import type { Tx } from '../../database.ts';
import { customers } from './customer-store.ts';

/** Which conversations are too old: last said before a local date (YYYY-MM-DD), and not changed since an instant. */
export interface Expired {
  readonly before: string;
  readonly untouchedSince: Date;
}

/** What a workspace keeps no longer. */
export function expiry(tx: Tx, workspaceId: string) {
  const where = ({ before, untouchedSince }: Expired) => ({
    workspaceId,
    deletedAt: null,
    heardOn: { lt: before },
    updatedAt: { lte: untouchedSince },
    voices: { none: { OR: [{ heardOn: { gte: before } }, { createdAt: { gt: untouchedSince } }] } },
  });
  return {
    count: (expired: Expired): Promise<number> => tx.conversation.count({ where: where(expired) }),

    /** The oldest first. */
    async first(expired: Expired, limit: number): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: where(expired),
        orderBy: [{ heardOn: 'asc' }, { number: 'asc' }],
        take: limit,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** Removes conversations with all that hangs on them, and customers of whom nothing else is known. */
    async erase(ids: readonly string[]): Promise<void> {
      const among = { workspaceId, id: { in: [...ids] } };
      const rows = await tx.conversation.findMany({
        where: among,
        select: { customerId: true, voices: { select: { customerId: true } } },
      });
      await tx.searchEntry.deleteMany({ where: { workspaceId, kind: 'conversation', subjectId: { in: [...ids] } } });
      await tx.conversation.deleteMany({ where: among });
      const named = rows.flatMap(({ customerId, voices }) => [customerId, ...voices.map((voice) => voice.customerId)]);
      for (const customerId of new Set(named)) await eraseIfUnheard(customerId);
    },
  };

  /** Whoever was merged with somebody stays until the other goes too: a merge can be undone. */
  async function eraseIfUnheard(customerId: string): Promise<void> {
    const { count } = await tx.customer.deleteMany({
      where: {
        workspaceId,
        id: customerId,
        conversations: { none: {} },
        voices: { none: {} },
        mergedHere: { none: {} },
        standsFor: { none: {} },
      },
    });
    if (count === 0) return customers(tx, workspaceId).keepLastHeard(customerId);
    await tx.searchEntry.deleteMany({ where: { workspaceId, kind: 'customer', subjectId: customerId } });
  }
}
