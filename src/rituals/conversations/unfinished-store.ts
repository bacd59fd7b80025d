import type { Tx } from '../../database.ts';

/** Answered, with a clock until which something is to be learned. */
const TO_LEARN = { stage: { in: ['answered' as const, 'shared' as const] }, dueAt: { not: null } };
/** What its owner still has to do something about. */
const UNFINISHED = { deletedAt: null, OR: [{ stage: 'assigned' as const }, TO_LEARN] };
/** Promised, and not over. */
const PROMISED = { held: null, isOneOff: false };
/** Answered, where whoever answered has left. */
const LEFT_BEHIND = { ...TO_LEARN, deletedAt: null, ownerId: null };

/** What people of one workspace own and have not finished, and what those who have left did not finish. */
export function unfinished(tx: Tx, workspaceId: string) {
  return {
    /** The ids of what a member has not answered, or not learned from; oldest first. */
    async of(ownerId: string, limit: number): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ownerId, ...UNFINISHED },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** Who owns such a thing, or has promised what prevents another one, or reviews ideas, a page at a time. @param after the last one of the page before; "" for none */
    async ownersAfter(
      after: string,
      limit: number,
      reviewerIds: readonly string[],
    ): Promise<{ readonly id: string; readonly slackUserId: string }[]> {
      return tx.member.findMany({
        where: {
          ...{ workspaceId, id: { gt: after } },
          OR: [
            { owned: { some: UNFINISHED } },
            { preventions: { some: PROMISED } },
            { isChampion: true },
            { slackUserId: { in: [...reviewerIds] } },
            { ideasOwned: { some: { status: { in: ['exploring', 'doing'] } } } },
          ],
        },
        orderBy: { id: 'asc' },
        take: limit,
        select: { id: true, slackUserId: true },
      });
    },

    /** The ids of what was answered by people who have left, and not learned from yet; oldest first. */
    async leftBehind(limit: number): Promise<string[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ...LEFT_BEHIND },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },

    /** Compare-and-set: false when somebody has it, or nothing is left to be done with it. */
    async takeOver(id: string, ownerId: string, now: Date): Promise<boolean> {
      const { count } = await tx.conversation.updateMany({
        where: { workspaceId, id, ...LEFT_BEHIND },
        data: { ownerId, updatedAt: now },
      });
      return count === 1;
    },
  };
}
