import type { Tx } from '../../database.ts';
import { IMPORTED } from './imported.ts';

/** What came in with files and waits for an owner, in one workspace. */
export function imports(tx: Tx, workspaceId: string) {
  const waiting = (cameAt: Date) => ({
    ...{ workspaceId, deletedAt: null, stage: 'new' as const, createdAt: cameAt, waitingSince: null },
    requestKey: { startsWith: IMPORTED },
  });
  return {
    /** How many rows of a file have a clock that asks for an owner, when the first of these runs out, and the ids of the first few. */
    async waiting(cameAt: Date, few: number) {
      const where = { ...waiting(cameAt), dueAt: { not: null } };
      const { _count: count, _min: first } = await tx.conversation.aggregate({
        where,
        _count: { _all: true },
        _min: { dueAt: true },
      });
      const rows = await tx.conversation.findMany({
        where,
        orderBy: { number: 'asc' },
        take: few,
        select: { id: true },
      });
      return { count: count._all, firstDueAt: first.dueAt, ids: rows.map(({ id }) => id) };
    },

    /** How many of them are late. */
    async late(cameAt: Date, now: Date): Promise<number> {
      return tx.conversation.count({ where: { ...waiting(cameAt), dueAt: { lte: now } } });
    },
  };
}
