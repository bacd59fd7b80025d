import type { Prisma, Tx } from '../../database.ts';
import type { Found, Prevention, PreventionAnswer } from './prevention.ts';

/** Why it came about, and what will prevent it; empty action and null member for a one-off. */
export interface NewPrevention {
  readonly conversationId: string;
  readonly requestKey: string;
  readonly cause: string;
  readonly causeKey: string;
  readonly isOneOff: boolean;
  readonly action: string;
  readonly memberId: string | null;
  /** Local date, YYYY-MM-DD; "" for a one-off. */
  readonly dueOn: string;
  /** When whoever does it is asked whether it held; null for a one-off. */
  readonly askHeldAt: Date | null;
  readonly finderId: string;
}

const WITH_PEOPLE = {
  conversation: { select: { number: true, ownerId: true, owner: { select: { isDeactivated: true } } } },
  member: { select: { name: true, isDeactivated: true } },
} as const;

const OPEN = { held: null, isOneOff: false } as const;
const BY_LEAVER = { member: { isDeactivated: true } } as const;
const OWNED_BY_NOBODY = { OR: [{ ownerId: null }, { owner: { isDeactivated: true } }] };

/** Causes and preventions of one workspace. */
export function preventions(tx: Tx, workspaceId: string) {
  const read = (where: Prisma.PreventionWhereInput) =>
    tx.prevention.findMany({
      where: { workspaceId, ...OPEN, conversation: { deletedAt: null }, ...where },
      include: WITH_PEOPLE,
    });
  // By the index of who promised, then by that of whose record it is: both in one question, or what is deleted left out at
  // once, would have SQLite read all there is.
  const theirs = async (memberId: string) => {
    const records = await tx.conversation.findMany({
      where: { workspaceId, ownerId: memberId, preventions: { some: { ...OPEN, ...BY_LEAVER } } },
      select: { id: true },
    });
    const ofLeavers = {
      ...BY_LEAVER,
      memberId: { not: memberId },
      conversationId: { in: records.map(({ id }) => id) },
    };
    return [...(await read({ memberId })), ...(records.length === 0 ? [] : await read(ofLeavers))];
  };
  return {
    async create(prevention: NewPrevention, now: Date): Promise<void> {
      await tx.prevention.create({ data: { workspaceId, ...prevention, createdAt: now } });
    },

    /** Null when it is gone: an undo took it back, or its record was deleted. */
    async byId(id: string): Promise<Prevention | null> {
      const row = await tx.prevention.findFirst({
        where: { workspaceId, id, conversation: { deletedAt: null } },
        include: WITH_PEOPLE,
      });
      return row && toPrevention(row);
    },

    /** What a member still does or is to be asked about, also in the place of promisers who have left. @param findsOwners is one of those who hear who waits for an owner */
    async openOf(memberId: string, findsOwners = false): Promise<Prevention[]> {
      const unowned = { ...BY_LEAVER, conversation: { deletedAt: null, ...OWNED_BY_NOBODY } };
      const left = findsOwners ? await read(unowned) : [];
      return [...(await theirs(memberId)), ...left]
        .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))
        .map(toPrevention);
    },

    /** What a member who has left promised, and what others who have left had promised about records of theirs. */
    async leftBehindBy(memberId: string): Promise<Prevention[]> {
      return (await theirs(memberId)).sort((one, other) => one.id.localeCompare(other.id)).map(toPrevention);
    },

    /** Compare-and-set: false when somebody has answered that before. */
    async answer(id: string, answer: PreventionAnswer, at: Date): Promise<boolean> {
      const [open, data] =
        answer === 'done' ? [{ doneAt: null }, { doneAt: at }] : [{ held: null }, { held: answer === 'held' }];
      const { count } = await tx.prevention.updateMany({ where: { workspaceId, id, ...open }, data });
      return count === 1;
    },

    /** Compare-and-set: false when it does not stand any more as it was answered then, or more was said. */
    async takeBack(
      id: string,
      { answer, at }: { readonly answer: PreventionAnswer; readonly at: Date },
    ): Promise<boolean> {
      const [stands, data] =
        answer === 'done'
          ? [{ doneAt: at, held: null }, { doneAt: null }]
          : [{ held: answer === 'held' }, { held: null }];
      const { count } = await tx.prevention.updateMany({ where: { workspaceId, id, ...stands }, data });
      return count === 1;
    },

    /** The cause of one; null when it is gone. */
    async causeOf(id: string): Promise<string | null> {
      const row = await tx.prevention.findFirst({ where: { workspaceId, id }, select: { cause: true } });
      return row?.cause ?? null;
    },

    /** What everybody may read of causes found, the latest first. */
    async openCauses(
      limit: number,
    ): Promise<{ readonly id: string; readonly cause: string; readonly causeKey: string }[]> {
      return tx.prevention.findMany({
        where: { workspaceId, conversation: { deletedAt: null, audience: 'everyone' } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: { id: true, cause: true, causeKey: true },
      });
    },

    /** How often the cause that was found last about a record was found about records that count; 0 when none was. */
    async repeatsOf(conversationId: string, counting: Prisma.ConversationWhereInput): Promise<number> {
      const last = await tx.prevention.findFirst({
        where: { workspaceId, conversationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { causeKey: true },
      });
      return last === null ? 0 : this.countOfCause(last.causeKey, counting);
    },

    /** What was found last about a record; null when nothing was. */
    async latestOf(conversationId: string): Promise<Found | null> {
      const row = await tx.prevention.findFirst({
        where: { workspaceId, conversationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        include: { member: { select: { name: true } } },
      });
      return row && { ...row, doer: row.member?.name ?? null };
    },

    /** How often this cause was found, however it was written, about records that are there. @param counting which of them count */
    async countOfCause(causeKey: string, counting: Prisma.ConversationWhereInput): Promise<number> {
      const found = { conversation: { deletedAt: null, AND: [counting] } };
      return tx.prevention.count({ where: { workspaceId, causeKey, ...found } });
    },

    /** Whether whoever does what was found in a visit has said something of it. */
    async wasAnswered(conversationId: string, foundAt: Date): Promise<boolean> {
      const answered = { OR: [{ doneAt: { not: null } }, { held: { not: null } }] };
      const where = { workspaceId, conversationId, createdAt: foundAt, ...answered };
      return (await tx.prevention.findFirst({ where, select: { id: true } })) !== null;
    },

    /** After an undo of the visit that found them. */
    async removeOf(conversationId: string, at: Date): Promise<void> {
      await tx.prevention.deleteMany({ where: { workspaceId, conversationId, createdAt: at } });
    },
  };
}

type Row = Omit<Prevention, 'number' | 'doer' | 'isLeftBehind' | 'ownerId'> & {
  readonly conversation: {
    readonly number: number;
    readonly ownerId: string | null;
    readonly owner: { readonly isDeactivated: boolean } | null;
  };
  readonly member: { readonly name: string; readonly isDeactivated: boolean } | null;
};

function toPrevention({ conversation: { number, ownerId, owner }, member, ...row }: Row): Prevention {
  return {
    ...row,
    number,
    doer: member?.name ?? null,
    isLeftBehind: member?.isDeactivated === true,
    ownerId: owner?.isDeactivated === false ? ownerId : null,
  };
}
