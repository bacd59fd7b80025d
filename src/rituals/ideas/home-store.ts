import type { Tx } from '../../database.ts';

const MOST_SHOWN = 3;

/** What stands of ideas in people's App Homes, in one workspace. Nameless ones stand in nobody's. */
export function homeIdeas(tx: Tx, workspaceId: string) {
  return {
    /** Ids of a member's latest ideas, and of those that they own and that are not done yet. */
    async of(memberId: string): Promise<{ readonly sent: string[]; readonly owned: string[] }> {
      const sent = await tx.idea.findMany({
        where: { workspaceId, authorId: memberId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MOST_SHOWN,
        select: { id: true },
      });
      const owned = await tx.idea.findMany({
        where: { workspaceId, ownerId: memberId, status: { in: ['exploring', 'doing'] } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: MOST_SHOWN,
        select: { id: true },
      });
      return { sent: sent.map(({ id }) => id), owned: owned.map(({ id }) => id) };
    },
  };
}
