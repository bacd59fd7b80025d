import type { Tx } from '../../database.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Stage } from './standing.ts';

const OWED: Stage[] = ['assigned', 'answered', 'shared'];

/** One piece of feedback that somebody is reminded of. */
export interface Waiting {
  readonly id: string;
  readonly ownerId: string;
  readonly dueAt: Date;
}

/** What people of one workspace are to be reminded of. */
export function reminders(tx: Tx, workspaceId: string) {
  return {
    /** Somebody who may be reminded; null when they have left. */
    async owner(id: string): Promise<{
      readonly id: string;
      readonly name: string;
      readonly slackUserId: string;
      readonly zone: string;
    } | null> {
      return tx.member.findFirst({
        where: { workspaceId, id, isBot: false, isStranger: false, isDeactivated: false },
        select: { id: true, name: true, slackUserId: true, zone: true },
      });
    },

    /** The colleagues whose part this one takes while they are paused. */
    async pausedFor(standInId: string, now: Date): Promise<{ readonly id: string; readonly name: string }[]> {
      return personalTimes(tx, workspaceId).readsFor(standInId, now);
    },

    /** What these owners owe before an instant, oldest first, without what the reader has put off. */
    async waiting(
      ownerIds: readonly string[],
      reader: { readonly id: string; readonly at: Date },
      before: Date,
      limit: number,
    ): Promise<Waiting[]> {
      const rows = await tx.conversation.findMany({
        where: {
          ...{ workspaceId, deletedAt: null, ownerId: { in: [...ownerIds] }, stage: { in: OWED } },
          // Said so that SQLite looks among what these owners have, and not among what everybody owes before then.
          ...{ NOT: { dueAt: { gte: before } }, waitingSince: null },
          snoozes: { none: { memberId: reader.id, until: { gt: reader.at } } },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { id: true, ownerId: true, dueAt: true },
      });
      return rows.flatMap(({ id, ownerId, dueAt }) =>
        ownerId === null || dueAt === null ? [] : [{ id, ownerId, dueAt }],
      );
    },

    /** Until when a reader has put one off; null when they have not. */
    async snoozedUntil(conversationId: string, memberId: string): Promise<Date | null> {
      const key = { workspaceId, memberId, conversationId };
      const row = await tx.snooze.findUnique({ where: { workspaceId_memberId_conversationId: key } });
      return row?.until ?? null;
    },

    async snooze(conversationId: string, memberId: string, until: Date): Promise<void> {
      const key = { workspaceId, memberId, conversationId };
      await tx.snooze.upsert({
        where: { workspaceId_memberId_conversationId: key },
        create: { ...key, until },
        update: { until },
      });
    },

    async forgetSnoozes(conversationId: string): Promise<void> {
      await tx.snooze.deleteMany({ where: { workspaceId, conversationId } });
    },
  };
}
