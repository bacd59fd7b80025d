import type { Tx } from '../../database.ts';

/** Who owns something unanswered in one workspace, a page at a time. @param after the last one of the page before; "" for none */
export async function ownersAfter(
  tx: Tx,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<{ readonly id: string; readonly slackUserId: string }[]> {
  return tx.member.findMany({
    where: { workspaceId, id: { gt: after }, owned: { some: { stage: 'assigned', deletedAt: null } } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, slackUserId: true },
  });
}
