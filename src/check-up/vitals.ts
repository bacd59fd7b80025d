import type { Tx } from '../database.ts';

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

    /** When the schedule was last looked through; null before the first time. */
    async lastTickAt(): Promise<Date | null> {
      const row = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { tickedAt: true } });
      return row?.tickedAt ?? null;
    },

    /** The schedule was looked through. */
    async ticked(at: Date): Promise<void> {
      await tx.workspace.update({ where: { id: workspaceId }, data: { tickedAt: at } });
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
