import type { Tx } from '../../database.ts';
import type { Deletion } from './deletion.ts';

/** What was deleted in one workspace and may still come back. */
export function deletions(tx: Tx, workspaceId: string) {
  return {
    /** Null when it is not deleted, or gone for good. */
    async of(conversationId: string): Promise<Deletion | null> {
      const row = await tx.conversation.findFirst({
        where: { workspaceId, id: conversationId, deletedAt: { not: null } },
        select: { number: true, hearerId: true, deletedAt: true, deletedById: true },
      });
      if (!row?.deletedAt || !row.deletedById) return null;
      return { conversationId, number: row.number, hearerId: row.hearerId, at: row.deletedAt, by: row.deletedById };
    },

    /** Compare-and-set: false when it was deleted before. */
    async mark(conversationId: string, memberId: string, now: Date): Promise<boolean> {
      const { count } = await tx.conversation.updateMany({
        where: { workspaceId, id: conversationId, deletedAt: null },
        data: { deletedAt: now, deletedById: memberId },
      });
      return count === 1;
    },

    /** Compare-and-set: false when it was brought back, or is gone for good. */
    async unmark({ conversationId, at }: Deletion): Promise<boolean> {
      const { count } = await tx.conversation.updateMany({
        where: { workspaceId, id: conversationId, deletedAt: at },
        data: { deletedAt: null, deletedById: null },
      });
      return count === 1;
    },

    /**
     * Removes what was deleted at this instant, with its history, voices, lessons and what can be searched of it. Gives
     * the customers it named; none when it was brought back meanwhile.
     */
    async erase(conversationId: string, deletedAt: Date): Promise<string[]> {
      const where = { workspaceId, id: conversationId, deletedAt };
      const row = await tx.conversation.findFirst({
        where,
        select: { customerId: true, voices: { select: { customerId: true } } },
      });
      if (row === null || (await tx.conversation.deleteMany({ where })).count === 0) return [];
      await tx.searchEntry.deleteMany({ where: { workspaceId, kind: 'conversation', subjectId: conversationId } });
      return [...new Set([row.customerId, ...row.voices.map(({ customerId }) => customerId)])];
    },
  };
}
