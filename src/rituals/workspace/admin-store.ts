import type { Tx } from '../../database.ts';

/** Names of admins who were met so far, at most `limit`: somebody a colleague can ask. */
export async function adminNames(tx: Tx, workspaceId: string, limit: number): Promise<string[]> {
  const admins = await tx.member.findMany({
    where: { workspaceId, isAdmin: true, isDeactivated: false },
    select: { name: true },
    orderBy: [{ syncedAt: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  return admins.map(({ name }) => name);
}
