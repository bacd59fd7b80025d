import type { Tx } from '../../database.ts';

/** What people are to hear of in their mornings, in one workspace. */
export function escalations(tx: Tx, workspaceId: string) {
  return {
    /** What these members have not been told yet, what waited longest first. */
    async of(kind: string, memberIds: readonly string[]) {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, subjectId: { in: [...memberIds] }, state: 'planned' },
        orderBy: [{ nominalAt: 'asc' }, { id: 'asc' }],
        take: 100,
        select: { id: true, requestKey: true, nominalAt: true },
      });
    },
  };
}
