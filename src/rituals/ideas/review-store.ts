import type { Prisma, Tx } from '../../database.ts';
import { type IdeaReader, readableIdeas, UNDECIDED, UNOWNED } from './browse-store.ts';

/** An idea that waits for the reviewers, and until when that was promised; null where nothing was. */
export interface WaitingIdea {
  readonly id: string;
  readonly number: number;
  readonly dueAt: Date | null;
}

const SHOWN = { id: true, number: true, dueAt: true } as const;

/** What waits for the reviewers of one workspace. */
export function waitingIdeas(tx: Tx, workspaceId: string) {
  // One question at a time: each has an index, and both in one would read all ideas there are.
  const isAny = async (where: Prisma.IdeaWhereInput) =>
    (await tx.idea.findFirst({ where: { workspaceId, ...where }, select: { id: true } })) !== null;
  return {
    /** What was promised until before an instant, the longest overdue first. */
    async dueBefore(until: Date, limit: number): Promise<WaitingIdea[]> {
      return tx.idea.findMany({
        where: { workspaceId, status: UNDECIDED, dueAt: { lt: until } },
        orderBy: [{ dueAt: 'asc' }, { number: 'asc' }],
        take: limit,
        select: SHOWN,
      });
    },

    /** Whether anything waits for longer than was promised, or has no owner. */
    async isOverdue(at: Date): Promise<boolean> {
      return (await isAny({ status: UNDECIDED, dueAt: { lt: at } })) || isAny(UNOWNED);
    },

    /** When an answer was promised on what waits, the soonest first. */
    async promised(limit: number): Promise<Date[]> {
      const rows = await tx.idea.findMany({
        where: { workspaceId, status: UNDECIDED, dueAt: { not: null } },
        orderBy: { dueAt: 'asc' },
        take: limit,
        select: { dueAt: true },
      });
      return rows.flatMap(({ dueAt }) => dueAt ?? []);
    },

    /** Whether nothing waits, neither for an answer nor for an owner. */
    async isEmpty(): Promise<boolean> {
      return !(await isAny({ status: UNDECIDED })) && !(await isAny(UNOWNED));
    },

    /** What was decided and nobody sees to, the longest decided first; without what this reviewer is about to hear has lost its owner. */
    async unowned(memberId: string, limit: number): Promise<{ readonly id: string }[]> {
      const isNews = { role: 'reviewer', memberId, toldAt: null, event: { act: 'owner_left' } };
      return tx.idea.findMany({
        where: { workspaceId, ...UNOWNED, news: { none: isNews } },
        orderBy: [{ decidedAt: 'asc' }, { number: 'asc' }],
        take: limit,
        select: { id: true },
      });
    },

    /** What nobody has read yet, sent since then, the first sent first. */
    async newSince(since: Date, limit: number): Promise<WaitingIdea[]> {
      return tx.idea.findMany({
        where: { workspaceId, status: 'new', createdAt: { gt: since } },
        orderBy: [{ createdAt: 'asc' }, { number: 'asc' }],
        take: limit,
        select: SHOWN,
      });
    },

    /** Of these ideas those of which a person was told in some morning. */
    async toldOf(slackUserId: string, kind: string, ideaIds: readonly string[]): Promise<Set<string>> {
      const rows = await tx.deliverySubject.findMany({
        where: {
          ...{ workspaceId, kind: 'idea', subjectId: { in: [...ideaIds] } },
          delivery: { kind, targetId: slackUserId, state: { in: ['pending', 'sending', 'unsure', 'sent'] } },
        },
        select: { subjectId: true },
      });
      return new Set(rows.map(({ subjectId }) => subjectId));
    },

    /** Numbers of all that waits and this reviewer may read, what is due first; what nobody promised anything about comes last. */
    async queue(reader: IdeaReader, limit: number): Promise<number[]> {
      const where = { workspaceId, status: UNDECIDED, AND: [readableIdeas(reader)] };
      const order = [{ dueAt: 'asc' as const }, { number: 'asc' as const }];
      const promised = await tx.idea.findMany({
        where: { ...where, dueAt: { not: null } },
        orderBy: order,
        take: limit,
        select: { number: true },
      });
      const others = await tx.idea.findMany({
        where: { ...where, dueAt: null },
        orderBy: { number: 'asc' },
        take: limit - promised.length,
        select: { number: true },
      });
      return [...promised, ...others].map(({ number }) => number);
    },

    async countQueue(reader: IdeaReader): Promise<number> {
      return tx.idea.count({ where: { workspaceId, status: UNDECIDED, AND: [readableIdeas(reader)] } });
    },
  };
}
