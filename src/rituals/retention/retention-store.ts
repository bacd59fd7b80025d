import type { Tx } from '../../database.ts';

/** An admin who is told of what will be deleted. */
export interface Admin {
  readonly id: string;
  readonly slackUserId: string;
}

/** What retention reads and writes besides conversations, in one workspace. */
export function retention(tx: Tx, workspaceId: string) {
  return {
    admins: (): Promise<Admin[]> =>
      tx.member.findMany({
        where: { workspaceId, isAdmin: true, isDeactivated: false, isBot: false },
        select: { id: true, slackUserId: true },
      }),

    /** When the first of the announcements whose key begins so stood in Slack; null when none does. */
    async firstHeardAt(kind: string, keyPrefix: string): Promise<Date | null> {
      const first = await tx.delivery.findFirst({
        where: { workspaceId, kind, state: 'sent', dedupeKey: { startsWith: keyPrefix } },
        orderBy: { sentAt: 'asc' },
        select: { sentAt: true },
      });
      return first?.sentAt ?? null;
    },

    /** The latest occurrence of a kind that ended so; null when none did. */
    async latest(kind: string, reason: string): Promise<{ readonly nominalAt: Date } | null> {
      return tx.occurrence.findFirst({
        where: { workspaceId, kind, reason },
        orderBy: { nominalAt: 'desc' },
        select: { nominalAt: true },
      });
    },

    /** What is announced and still to come; null when nothing is. */
    async planned(kind: string): Promise<{ readonly id: string } | null> {
      return tx.occurrence.findFirst({ where: { workspaceId, kind, state: 'planned' }, select: { id: true } });
    },

    /** Holds an occurrence until the transaction ends; false when it is planned no more. */
    async hold(id: string): Promise<boolean> {
      const { count } = await tx.occurrence.updateMany({
        where: { workspaceId, id, state: 'planned' },
        data: { state: 'planned' },
      });
      return count === 1;
    },
  };
}
