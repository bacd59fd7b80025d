import type { Tx } from '../../database.ts';
import type { Found, Prevention } from './prevention.ts';

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

const WITH_NUMBER = { conversation: { select: { number: true } } } as const;

/** Causes and preventions of one workspace. */
export function preventions(tx: Tx, workspaceId: string) {
  return {
    async create(prevention: NewPrevention, now: Date): Promise<void> {
      await tx.prevention.create({ data: { workspaceId, ...prevention, createdAt: now } });
    },

    /** Null when it is gone: an undo took it back, or its record was deleted. */
    async byId(id: string): Promise<Prevention | null> {
      const row = await tx.prevention.findFirst({
        where: { workspaceId, id, conversation: { deletedAt: null } },
        include: WITH_NUMBER,
      });
      return row && { ...row, number: row.conversation.number };
    },

    /** What a member still does, or is to be asked about. */
    async openOf(memberId: string): Promise<Prevention[]> {
      const rows = await tx.prevention.findMany({
        where: { workspaceId, memberId, held: null, isOneOff: false, conversation: { deletedAt: null } },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        include: WITH_NUMBER,
      });
      return rows.map((row) => ({ ...row, number: row.conversation.number }));
    },

    /** False when it is not this member's to answer. Twice is once. */
    async answer(
      id: string,
      memberId: string,
      change: { readonly doneAt: Date } | { readonly held: boolean },
    ): Promise<boolean> {
      const theirs = { workspaceId, id, memberId };
      const open = 'held' in change ? { held: null } : { doneAt: null };
      await tx.prevention.updateMany({ where: { ...theirs, ...open }, data: change });
      return (await tx.prevention.count({ where: theirs })) === 1;
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

    /** How often the cause that was found last about a record was found in all; 0 when none was. */
    async repeatsOf(conversationId: string): Promise<number> {
      const last = await tx.prevention.findFirst({
        where: { workspaceId, conversationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { causeKey: true },
      });
      return last === null ? 0 : this.countOfCause(last.causeKey);
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

    /** How often this cause was found, however it was written. */
    async countOfCause(causeKey: string): Promise<number> {
      return tx.prevention.count({ where: { workspaceId, causeKey } });
    },

    /** After an undo of the visit that found them. */
    async removeOf(conversationId: string, at: Date): Promise<void> {
      await tx.prevention.deleteMany({ where: { workspaceId, conversationId, createdAt: at } });
    },
  };
}
