import type { Prisma, Tx } from '../../database.ts';

/** How much of a list is looked at for one answer. */
export interface Ids {
  readonly ids: readonly string[];
  readonly count: number;
}

/** Which of a list are looked at. */
export interface Slice {
  readonly skip: number;
  readonly take: number;
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

/** Preventions looked at for one answer, and how many there are. */
export interface Preventions {
  readonly items: readonly OpenPrevention[];
  readonly count: number;
}

const NINETY_DAYS = 90 * 24 * 60 * 60 * 1000;

/** What waits for whoever holds everybody to the customers, in one workspace. */
export function worklist(tx: Tx, workspaceId: string) {
  const conversationsWhere = async (where: Prisma.ConversationWhereInput, slice: Slice): Promise<Ids> => {
    const all = { ...where, workspaceId, deletedAt: null };
    const rows = await tx.conversation.findMany({
      where: all,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      ...slice,
      select: { id: true },
    });
    return { ids: rows.map(({ id }) => id), count: await tx.conversation.count({ where: all }) };
  };
  const preventionsWhere = async (where: Prisma.PreventionWhereInput, slice: Slice): Promise<Preventions> => {
    const all = { ...where, workspaceId, isOneOff: false, conversation: { deletedAt: null } };
    const rows = await tx.prevention.findMany({
      where: all,
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      ...slice,
      include: { member: { select: { name: true } } },
    });
    const items = rows.map(({ id, conversationId, action, dueOn, memberId, member }) => ({
      ...{ id, conversationId, action, dueOn, doerId: memberId },
      doer: member?.name ?? null,
    }));
    return { items, count: await tx.prevention.count({ where: all }) };
  };

  /** Its record was reopened or learned from anew: somebody sees to it, so that it is no news any more. */
  const stillRecurred = async (now: Date): Promise<string[]> => {
    const rows = await tx.prevention.findMany({
      where: {
        ...{ workspaceId, held: false, isOneOff: false },
        askHeldAt: { gte: new Date(now.getTime() - NINETY_DAYS) },
        conversation: { deletedAt: null, stage: 'learned' },
      },
      select: { id: true, createdAt: true, conversation: { select: { preventions: { select: { createdAt: true } } } } },
    });
    const isLatest = ({ createdAt, conversation: { preventions } }: (typeof rows)[number]) =>
      preventions.every((other) => other.createdAt <= createdAt);
    return rows.filter(isLatest).map(({ id }) => id);
  };

  return {
    /** Who waits for an owner, the oldest first. */
    unassigned: (slice: Slice): Promise<Ids> => conversationsWhere({ stage: 'new' }, slice),

    /** Owned, and its clock has run out. */
    overdue: (now: Date, slice: Slice): Promise<Ids> =>
      conversationsWhere(
        { stage: { in: ['assigned', 'answered', 'shared'] }, dueAt: { lt: now }, waitingSince: null },
        slice,
      ),

    /** It came again, though somebody had seen to it, and nobody has reopened it since; of the last three months. */
    recurred: async (now: Date, slice: Slice): Promise<Preventions> =>
      preventionsWhere({ id: { in: await stillRecurred(now) } }, slice),

    /** Due by a local date (YYYY-MM-DD), and not done. */
    due: (today: string, slice: Slice): Promise<Preventions> =>
      preventionsWhere({ held: null, doneAt: null, dueOn: { lte: today } }, slice),

    /** Ideas that nobody has read yet, and those that were to be decided by now; the oldest first. */
    async ideas(now: Date, slice: Slice): Promise<Ids & { readonly unread: number }> {
      const late = { status: 'acknowledged' as const, dueAt: { lt: now } };
      const where = { workspaceId, OR: [{ status: 'new' as const }, late] };
      const rows = await tx.idea.findMany({
        where,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        ...slice,
        select: { id: true },
      });
      const unread = await tx.idea.count({ where: { workspaceId, status: 'new' } });
      return { ids: rows.map(({ id }) => id), count: await tx.idea.count({ where }), unread };
    },
  };
}
