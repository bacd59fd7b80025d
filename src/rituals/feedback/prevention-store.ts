import type { Tx } from '../../database.ts';
import type { Found } from './prevention.ts';

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
  readonly finderId: string;
}

/** Causes and preventions of one workspace. */
export function preventions(tx: Tx, workspaceId: string) {
  return {
    async create(prevention: NewPrevention, now: Date): Promise<void> {
      await tx.prevention.create({ data: { workspaceId, ...prevention, createdAt: now } });
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
