import type { Tx } from '../../database.ts';

/** Who of one workspace has seen their App Home before. */
export function visits(tx: Tx, workspaceId: string) {
  return {
    async isFirst(memberId: string): Promise<boolean> {
      const where = { workspaceId_id: { workspaceId, id: memberId } };
      const { homeSeenAt } = await tx.member.findUniqueOrThrow({ where, select: { homeSeenAt: true } });
      return homeSeenAt === null;
    },

    /** The first time is kept; later ones change nothing. */
    async keep(memberId: string, now: Date): Promise<void> {
      await tx.member.updateMany({ where: { workspaceId, id: memberId, homeSeenAt: null }, data: { homeSeenAt: now } });
    },
  };
}
