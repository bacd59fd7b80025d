import type { Tx } from '../../database.ts';

/** Why somebody does not hear of it: others do, who have the role by now. */
export const PASSED_ON = 'passed_on';

/** What people are to hear of in their mornings, in one workspace. */
export function escalations(tx: Tx, workspaceId: string) {
  return {
    /** What these members have not been told yet, what waited longest first. */
    async of(kind: string, memberIds: readonly string[]) {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, subjectId: { in: [...memberIds] }, state: 'planned' },
        orderBy: [{ nominalAt: 'asc' }, { id: 'asc' }],
        take: 100,
        select: { id: true, subjectId: true, requestKey: true, nominalAt: true },
      });
    },

    /** What anybody has not been told yet, what waited longest first. */
    async untold(kind: string) {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, state: 'planned' },
        orderBy: [{ nominalAt: 'asc' }, { id: 'asc' }],
        take: 500,
        select: { id: true, subjectId: true, requestKey: true, nominalAt: true },
      });
    },

    /** These members are to hear of something after all, which went to others before. */
    async takeBack(
      about: { readonly kind: string; readonly requestKey: string; readonly nominalAt: Date },
      memberIds: readonly string[],
    ): Promise<void> {
      await tx.occurrence.updateMany({
        where: { workspaceId, ...about, subjectId: { in: [...memberIds] }, state: 'cancelled', reason: PASSED_ON },
        data: { state: 'planned', reason: '', settledAt: null },
      });
    },
  };
}
