import type { Tx } from '../../database.ts';

/** What the database tells of how the bot is doing, in one workspace. */
export function vitals(tx: Tx, workspaceId: string) {
  return {
    /** Ids of the channels that meetings open in, each with its name as last seen. */
    async openerChannels(): Promise<{ readonly channelId: string; readonly channelName: string }[]> {
      return tx.opener.findMany({
        where: { workspaceId, removedAt: null },
        distinct: ['channelId'],
        select: { channelId: true, channelName: true },
        orderBy: { channelName: 'asc' },
      });
    },

    /** When something planned was last seen to; null when nothing was yet. */
    async lastSettledAt(): Promise<Date | null> {
      const where = { workspaceId, settledAt: { not: null } };
      return (await tx.occurrence.findFirst({ where, orderBy: { settledAt: 'desc' } }))?.settledAt ?? null;
    },

    /** How much that was planned before then has not been seen to. */
    async overdue(before: Date): Promise<number> {
      return tx.occurrence.count({ where: { workspaceId, state: 'planned', dueAt: { lt: before } } });
    },

    async lastSentAt(): Promise<Date | null> {
      const where = { workspaceId, state: 'sent' } as const;
      return (await tx.delivery.findFirst({ where, orderBy: { sentAt: 'desc' } }))?.sentAt ?? null;
    },

    /** How many messages should have been sent before then and were not. */
    async unsent(before: Date): Promise<number> {
      const state = { in: ['pending' as const, 'sending' as const, 'unsure' as const] };
      return tx.delivery.count({ where: { workspaceId, state, notBefore: { lt: before } } });
    },
  };
}
