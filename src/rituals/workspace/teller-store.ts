import type { Tx } from '../../database.ts';
import type { Teller } from './teller.ts';

/** Who takes turns at telling meetings more, in one workspace. */
export function tellers(tx: Tx, workspaceId: string) {
  return {
    /** By name; who has left is left out. */
    async all(): Promise<Teller[]> {
      return tx.member.findMany({
        where: { workspaceId, tells: true, isDeactivated: false },
        select: { name: true, slackUserId: true },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
    },

    /** These and nobody else. @param memberIds ids of ours */
    async set(memberIds: readonly string[]): Promise<void> {
      await tx.member.updateMany({ where: { workspaceId, tells: true }, data: { tells: false } });
      await tx.member.updateMany({ where: { workspaceId, id: { in: [...memberIds] } }, data: { tells: true } });
    },
  };
}
