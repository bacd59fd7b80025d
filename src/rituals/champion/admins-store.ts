import type { Tx } from '../../database.ts';

/** The admins of one workspace who are there. */
export async function presentAdmins(
  tx: Tx,
  workspaceId: string,
): Promise<{ readonly id: string; readonly slackUserId: string }[]> {
  return tx.member.findMany({
    where: { workspaceId, isAdmin: true, isDeactivated: false, isBot: false, isStranger: false },
    orderBy: { id: 'asc' },
    select: { id: true, slackUserId: true },
  });
}
