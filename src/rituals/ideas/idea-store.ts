import type { Prisma, Tx } from '../../database.ts';
import type { Idea, Sent, Status } from './idea.ts';
import { indexIdea, indexNewIdea } from './search-store.ts';

const NAMED = { select: { id: true, name: true } } as const;

const WITH_PEOPLE = {
  author: NAMED,
  owner: NAMED,
  mergedInto: { select: { id: true, number: true, title: true } },
  builders: { select: { member: NAMED }, orderBy: { memberId: 'asc' } },
} as const;

/** What the store writes of a fresh idea besides what was sent. */
export interface NewIdea extends Sent {
  readonly requestKey: string;
  /** Null for one that is sent without a name. */
  readonly authorId: string | null;
  readonly isNameless: boolean;
  /** What the receipt of a nameless idea carries; "" for others. */
  readonly receiptKey: string;
  readonly wantsThanks: boolean;
  readonly placeId: string;
  readonly dueAt: Date | null;
  readonly clockFrom: Date | null;
  readonly heat: number;
}

/** Columns that a step may change. */
export type IdeaChange = Partial<
  Sent & {
    readonly placeId: string;
    readonly status: Status;
    readonly ownerId: string | null;
    readonly dueAt: Date | null;
    readonly clockFrom: Date | null;
    readonly acknowledgedAt: Date | null;
    readonly decidedAt: Date | null;
    readonly doneAt: Date | null;
    readonly reason: string;
    readonly isReasonPublic: boolean;
    readonly effect: string;
    readonly outcome: string;
    readonly mergedIntoId: string | null;
    readonly mergedAt: Date | null;
    readonly mergedById: string | null;
    readonly rootId: string | null;
  }
>;

/** A line of an idea's history. `actorId` is null for what a nameless author did. */
export interface NewEvent {
  readonly ideaId: string;
  readonly act: string;
  readonly actorId: string | null;
  readonly detail?: string;
  /** The columns it changed, as they were, as JSON; left out when it cannot be undone. */
  readonly before?: string;
}

/** The ideas of one workspace: Prisma in, domain out, no rules. */
export function ideas(tx: Tx, workspaceId: string) {
  const find = async (where: Prisma.IdeaWhereInput): Promise<Idea | null> => {
    const row = await tx.idea.findFirst({ where: { workspaceId, ...where }, include: WITH_PEOPLE });
    return row && toIdea(row);
  };
  return {
    byId: (id: string) => find({ id }),
    byNumber: (number: number) => find({ number }),
    byRequest: (requestKey: string) => find({ requestKey }),

    /** Several by id, in no particular order; unknown ids are left out. */
    async byIds(ids: readonly string[]): Promise<Idea[]> {
      const rows = await tx.idea.findMany({ where: { workspaceId, id: { in: [...ids] } }, include: WITH_PEOPLE });
      return rows.map(toIdea);
    },

    /** What was merged into it, directly or through others. */
    async partsOf(rootId: string): Promise<Idea[]> {
      const rows = await tx.idea.findMany({
        where: { workspaceId, rootId },
        include: WITH_PEOPLE,
        orderBy: { number: 'asc' },
      });
      return rows.map(toIdea);
    },

    /** What stood for one idea stands for another from now on. */
    async moveParts(fromId: string, intoId: string): Promise<void> {
      await tx.idea.updateMany({ where: { workspaceId, rootId: fromId }, data: { rootId: intoId } });
    },

    /** The other way round: what was merged into it, directly or through others, stands for it again. */
    async partAgain(id: string, formerRootId: string): Promise<void> {
      const all = await tx.idea.findMany({
        where: { workspaceId, rootId: formerRootId },
        select: { id: true, mergedIntoId: true },
      });
      const theirs = new Set([id]);
      for (let size = 0; size !== theirs.size; ) {
        size = theirs.size;
        for (const one of all) if (one.mergedIntoId !== null && theirs.has(one.mergedIntoId)) theirs.add(one.id);
      }
      theirs.delete(id);
      await tx.idea.updateMany({ where: { workspaceId, id: { in: [...theirs] } }, data: { rootId: id } });
    },

    /** Those who built it, and nobody else. */
    async setBuilders(id: string, memberIds: readonly string[]): Promise<void> {
      await tx.ideaBuilder.deleteMany({ where: { workspaceId, ideaId: id } });
      const rows = [...new Set(memberIds)].map((memberId) => ({ workspaceId, ideaId: id, memberId }));
      if (rows.length > 0) await tx.ideaBuilder.createMany({ data: rows });
    },

    async create(number: number, fresh: NewIdea, now: Date): Promise<string> {
      const { id } = await tx.idea.create({
        data: { workspaceId, number, ...fresh, activeAt: now, createdAt: now, updatedAt: now },
        select: { id: true },
      });
      await indexNewIdea(tx, workspaceId, id, fresh);
      return id;
    },

    /** Holds the idea until the transaction ends: what people do with it stands in a queue. Before it is read. */
    async lock(id: string): Promise<void> {
      await tx.idea.updateMany({ where: { workspaceId, id }, data: { id } });
    },

    async change(id: string, change: IdeaChange, now: Date): Promise<void> {
      await tx.idea.updateMany({ where: { workspaceId, id }, data: { ...change, updatedAt: now } });
      await indexIdea(tx, workspaceId, id);
    },

    async remove(id: string): Promise<boolean> {
      const { count } = await tx.idea.deleteMany({ where: { workspaceId, id } });
      await indexIdea(tx, workspaceId, id);
      return count === 1;
    },

    /** What its receipt carries, for the one time that it is shown; "" for an idea with a name. */
    async receiptKeyOf(id: string): Promise<string> {
      return (await tx.idea.findFirst({ where: { workspaceId, id }, select: { receiptKey: true } }))?.receiptKey ?? '';
    },

    /** Whether whoever holds this receipt sent it: the only way a nameless author may add to an idea or take it back. */
    async isReceiptOf(id: string, receiptKey: string): Promise<boolean> {
      if (receiptKey === '') return false;
      return (await tx.idea.count({ where: { workspaceId, id, receiptKey } })) === 1;
    },

    /** Whether somebody besides its author has voted for it, linked something, decided on it or merged another into it. */
    async isInUse({ id, author }: Pick<Idea, 'id' | 'author'>): Promise<boolean> {
      const others = author === null ? {} : { memberId: { not: author.id } };
      const used = {
        OR: [
          { status: { not: 'new' as const } },
          { voted: { some: others } },
          { links: { some: author === null ? { memberId: { not: null } } : others } },
          { mergedHere: { some: {} } },
        ],
      };
      return (await tx.idea.findFirst({ where: { workspaceId, id, ...used }, select: { id: true } })) !== null;
    },

    /** One line of history; gives its id. */
    async record({ ideaId, act, actorId, detail = '', before = '' }: NewEvent, at: Date): Promise<string> {
      const data = { workspaceId, ideaId, at, actorId, act, detail, before };
      return (await tx.ideaEvent.create({ data, select: { id: true } })).id;
    },
  };
}

type IdeaRow = Prisma.IdeaGetPayload<{ include: typeof WITH_PEOPLE }>;

function toIdea({ authorId, builders, ...row }: IdeaRow): Idea {
  const { id, number, author, isNameless, wantsThanks, audience, placeId, status, owner, ownerId, mergedInto } = row;
  const { title, text, whoFor, problem, delight, evidence, figure, link } = row;
  const { dueAt, clockFrom, acknowledgedAt, decidedAt, doneAt, createdAt, updatedAt } = row;
  const { reason, isReasonPublic, effect, outcome, rootId, votes, customers } = row;
  return {
    ...{ id, number, author, isNameless, wantsThanks, audience, placeId, status, owner, ownerId, mergedInto },
    ...{ title, text, whoFor, problem, delight, evidence, figure, link },
    ...{ dueAt, clockFrom, acknowledgedAt, decidedAt, doneAt, createdAt, updatedAt },
    ...{ reason, isReasonPublic, effect, outcome, rootId, votes, customers },
    hearerId: authorId ?? '',
    builders: builders.map(({ member }) => member),
  };
}
