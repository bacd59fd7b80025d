import type { Prisma, Tx } from '../../database.ts';

/** How much of a list is looked at for one answer. */
export interface Ids {
  readonly ids: readonly string[];
  readonly count: number;
}

/** A prevention that did not hold, or is due. */
export interface OpenPrevention {
  readonly id: string;
  readonly conversationId: string;
  readonly action: string;
  readonly dueOn: string;
  readonly doerId: string | null;
  readonly doer: string | null;
}

const NINETY_DAYS = 90 * 24 * 60 * 60 * 1000;

/** What waits for whoever holds everybody to the customers, in one workspace. */
export function worklist(tx: Tx, workspaceId: string) {
  const conversationsWhere = async (where: Prisma.ConversationWhereInput, take: number): Promise<Ids> => {
    const all = { ...where, workspaceId, deletedAt: null };
    const rows = await tx.conversation.findMany({
      where: all,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take,
      select: { id: true },
    });
    return { ids: rows.map(({ id }) => id), count: await tx.conversation.count({ where: all }) };
  };
  const preventionsWhere = async (where: Prisma.PreventionWhereInput, take: number): Promise<OpenPrevention[]> => {
    const rows = await tx.prevention.findMany({
      where: { ...where, workspaceId, isOneOff: false, conversation: { deletedAt: null } },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take,
      include: { member: { select: { name: true } } },
    });
    return rows.map(({ id, conversationId, action, dueOn, memberId, member }) => ({
      ...{ id, conversationId, action, dueOn, doerId: memberId },
      doer: member?.name ?? null,
    }));
  };

  return {
    /** Who waits for an owner, the oldest first. */
    unassigned: (take: number): Promise<Ids> => conversationsWhere({ stage: 'new' }, take),

    /** Owned, and its clock has run out. */
    overdue: (now: Date, take: number): Promise<Ids> =>
      conversationsWhere(
        { stage: { in: ['assigned', 'answered', 'shared'] }, dueAt: { lt: now }, waitingSince: null },
        take,
      ),

    /** It came again, though somebody had seen to it; of the last three months. */
    recurred: (now: Date, take: number): Promise<OpenPrevention[]> =>
      preventionsWhere({ held: false, askHeldAt: { gte: new Date(now.getTime() - NINETY_DAYS) } }, take),

    /** Due by a local date (YYYY-MM-DD), and not done. */
    due: (today: string, take: number): Promise<OpenPrevention[]> =>
      preventionsWhere({ held: null, doneAt: null, dueOn: { lte: today } }, take),

    /** Ideas that nobody has read yet, the oldest first. */
    async unread(take: number): Promise<Ids> {
      const where = { workspaceId, status: 'new' as const };
      const rows = await tx.idea.findMany({
        where,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take,
        select: { id: true },
      });
      return { ids: rows.map(({ id }) => id), count: await tx.idea.count({ where }) };
    },
  };
}
