import type { Tx } from '../../database.ts';
import type { Colleague, Conversation, Stage, Told } from './conversation.ts';
import { CALLED, type CustomerRow, toCustomer } from './customer-store.ts';
import { indexConversation } from './search-store.ts';
import type { LastAct } from './steps-taken.ts';
import { countOthers } from './voice.ts';

const WITH_PEOPLE = {
  customer: CALLED,
  hearer: { select: { id: true, name: true } },
  owner: { select: { id: true, name: true } },
  lessons: { include: { member: { select: { id: true, name: true } } }, orderBy: { at: 'asc' } },
  voices: { select: { customer: { select: { id: true, rootId: true } } } },
} as const;

/** All that steps change of a record. */
const STANDING = {
  ...{ stage: true, ownerId: true, clockFrom: true, dueAt: true, answeredAt: true, answer: true, contentment: true },
  ...{ askContentAt: true, tellsEveryone: true, sharedAt: true, learnedAt: true, closedReason: true },
  ...{ waitingSince: true, waitingUntil: true },
} as const;

/** What was deleted is there for as long as undo may bring it back, and nobody sees it. */
const LIVING = { deletedAt: null } as const;

/** What the store writes of a fresh record besides what was told. */
export interface NewConversation extends Omit<Told, 'customerId' | 'person' | 'organisation' | 'customerKind'> {
  readonly requestKey: string;
  readonly customerId: string;
  readonly placeId: string;
  readonly hearerId: string;
  readonly stage: Stage | null;
  readonly ownerId: string | null;
  readonly clockFrom: Date | null;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
}

/** Columns an edit may change. */
export type ConversationChange = Partial<Omit<NewConversation, 'requestKey' | 'placeId' | 'hearerId'> & Anew>;

/** What of the loop is forgotten where a record stands anew. */
export interface Anew {
  readonly waitingSince: null;
  readonly waitingUntil: '';
  readonly contentment: null;
  readonly askContentAt: null;
  readonly sharedAt: null;
  readonly learnedAt: null;
  readonly closedReason: '';
}

/** The conversations of one workspace: Prisma in, domain out, no rules. */
export function conversations(tx: Tx, workspaceId: string) {
  const find = async (where: object): Promise<Conversation | null> => {
    const row = await tx.conversation.findFirst({ where: { workspaceId, ...LIVING, ...where }, include: WITH_PEOPLE });
    return row && toConversation(row);
  };
  return {
    byId: (id: string) => find({ id }),
    byNumber: (number: number) => find({ number }),
    byRequest: (requestKey: string) => find({ requestKey }),

    /** Several by id, in no particular order; unknown ids are left out. */
    async byIds(ids: readonly string[]): Promise<Conversation[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ...LIVING, id: { in: [...ids] } },
        include: WITH_PEOPLE,
      });
      return rows.map(toConversation);
    },

    async create(number: number, fresh: NewConversation, now: Date): Promise<string> {
      const row = await tx.conversation.create({
        data: { workspaceId, number, ...fresh, createdAt: now, updatedAt: now },
        select: { id: true },
      });
      await indexConversation(tx, workspaceId, row.id);
      return row.id;
    },

    /** Holds the record until the transaction ends: what people do with it stands in a queue. Before it is read. */
    async lock(id: string): Promise<void> {
      await tx.conversation.updateMany({ where: { workspaceId, id }, data: { id } });
    },

    async change(id: string, change: ConversationChange, now: Date): Promise<void> {
      await tx.conversation.updateMany({ where: { workspaceId, id }, data: { ...change, updatedAt: now } });
      await indexConversation(tx, workspaceId, id);
    },

    /** Compare-and-set: false when it no longer waited for an owner. @param dueAt when its answer is due */
    async take(id: string, ownerId: string, dueAt: Date | null, now: Date): Promise<boolean> {
      const { count } = await tx.conversation.updateMany({
        where: { workspaceId, ...LIVING, id, stage: 'new' },
        data: { stage: 'assigned', ownerId, dueAt, updatedAt: now },
      });
      return count === 1;
    },

    async remove(id: string): Promise<boolean> {
      const { count } = await tx.conversation.deleteMany({ where: { workspaceId, id } });
      await indexConversation(tx, workspaceId, id);
      return count === 1;
    },

    /** Whether a meeting was shown it, or somebody besides its hearer has added to it. */
    async isInUse({ id, hearerId }: Pick<Conversation, 'id' | 'hearerId'>): Promise<boolean> {
      const used = {
        OR: [
          { showings: { some: {} } },
          { voices: { some: { hearerId: { not: hearerId } } } },
          { lessons: { some: { memberId: { not: hearerId } } } },
        ],
      };
      return (await tx.conversation.findFirst({ where: { workspaceId, id, ...used }, select: { id: true } })) !== null;
    },

    /** Whether a member has ever logged one that is still there. */
    async hasHeardAny(memberId: string): Promise<boolean> {
      return (await tx.conversation.findFirst({ where: { workspaceId, ...LIVING, hearerId: memberId } })) !== null;
    },

    /** Those that wait for an owner, oldest first. */
    async waitingForOwner(limit: number): Promise<Conversation[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ...LIVING, stage: 'new' },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: WITH_PEOPLE,
      });
      return rows.map(toConversation);
    },

    /** What a member heard, the latest first. */
    async latestHeardBy(hearerId: string, limit: number): Promise<Conversation[]> {
      const rows = await tx.conversation.findMany({
        where: { workspaceId, ...LIVING, hearerId },
        orderBy: [{ heardOn: 'desc' }, { number: 'desc' }],
        take: limit,
        include: WITH_PEOPLE,
      });
      return rows.map(toConversation);
    },

    async countWaitingForOwner(): Promise<number> {
      return tx.conversation.count({ where: { workspaceId, ...LIVING, stage: 'new' } });
    },

    /** One line of history: who did what, when. @param before how it stood, where that can be brought back */
    async record(conversationId: string, act: string, actorId: string, at: Date, before = ''): Promise<void> {
      await tx.conversationEvent.create({ data: { workspaceId, conversationId, at, actorId, act, before } });
    },

    /** How it stands, as `record` keeps it. */
    async standingToKeep(id: string): Promise<string> {
      const row = await tx.conversation.findFirst({ where: { workspaceId, id }, select: STANDING });
      return row === null ? '' : JSON.stringify(row);
    },

    /** Who did one of these acts last; null when nobody did. */
    async lastActor(conversationId: string, acts: readonly string[]): Promise<LastAct | null> {
      const event = await tx.conversationEvent.findFirst({
        where: { workspaceId, conversationId, act: { in: [...acts] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        include: { actor: { select: { name: true } } },
      });
      return event && { act: event.act, name: event.actor.name, at: event.at };
    },
  };
}

type ConversationRow = Omit<Conversation, 'customer' | 'voices' | 'lessons'> & {
  readonly customer: CustomerRow & Sayer;
  readonly lessons: readonly { readonly member: Colleague; readonly text: string; readonly at: Date }[];
  readonly voices: readonly { readonly customer: Sayer }[];
};

/** Somebody who was merged into another customer counts as that one. */
interface Sayer {
  readonly id: string;
  readonly rootId: string | null;
}

function counted({ id, rootId }: Sayer): string {
  return rootId ?? id;
}

function toConversation({ voices, lessons, customer, ...row }: ConversationRow): Conversation {
  return {
    ...row,
    customer: toCustomer(customer),
    voices: countOthers(
      counted(customer),
      voices.map((voice) => ({ customerId: counted(voice.customer) })),
    ),
    lessons: lessons.map(({ member: by, text, at }) => ({ by, text, at })),
  };
}
