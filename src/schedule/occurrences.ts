import type { Tx } from '../database.ts';
import {
  isSettled,
  type NewOccurrence,
  type Occurrence,
  type OccurrenceState,
  type OccurrenceSubject,
} from './occurrence.ts';

/** Where a sweep left off. */
export type DuePosition = Pick<Occurrence, 'dueAt' | 'id'>;

/** The `requestKey` of an occurrence that an act asked for in the place of another one. */
export function replacementKey(replacedId: string, actKey: string): string {
  return `${replacedId}:${actKey}`;
}

/** The id of the occurrence that one with this key makes up for; null when it makes up for none. */
export function replacedBy(requestKey: string): string | null {
  return /^([0-9a-f]{8}-[0-9a-f-]{27}):/u.exec(requestKey)?.[1] ?? null;
}

/** The occurrences of one workspace. */
export function occurrences(tx: Tx, workspaceId: string) {
  return {
    async byId(id: string): Promise<Occurrence | null> {
      return tx.occurrence.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    },

    /** What somebody asked for by hand with this act; null when nothing was. */
    async byRequest({ kind, subjectId }: OccurrenceSubject, requestKey: string): Promise<Occurrence | null> {
      return tx.occurrence.findFirst({ where: { workspaceId, kind, subjectId, requestKey } });
    },

    /** What people asked for by hand in the place of another occurrence. */
    async replacementsFor({ kind, subjectId }: OccurrenceSubject, replacedId: string): Promise<Occurrence[]> {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, subjectId, requestKey: { startsWith: replacementKey(replacedId, '') } },
      });
    },

    /** How many later ones of the same subject ended in the same way. */
    async countSimilar({ kind, subjectId, nominalAt, state, reason }: Occurrence): Promise<number> {
      return tx.occurrence.count({
        where: { workspaceId, kind, subjectId, state, reason, nominalAt: { gt: nominalAt } },
      });
    },

    /** Inserts it unless it is there already; gives the row there is, in whatever state. */
    async plan({ requestKey = '', ...planned }: NewOccurrence): Promise<Occurrence> {
      const { kind, subjectId, nominalAt } = planned;
      return tx.occurrence.upsert({
        where: {
          workspaceId_kind_subjectId_nominalAt_requestKey: { workspaceId, kind, subjectId, nominalAt, requestKey },
        },
        create: { workspaceId, ...planned, requestKey, state: 'planned' },
        // Writes what is there already: with nothing to write, the database would not tell the row that was first.
        update: { kind },
      });
    },

    /** Writes down one that will not take place, for whoever asks why; unless there is one at that instant already. */
    async noteCancelled(cancelled: NewOccurrence, reason: string): Promise<void> {
      const { kind, subjectId, nominalAt } = cancelled;
      await tx.occurrence.upsert({
        where: {
          workspaceId_kind_subjectId_nominalAt_requestKey: { workspaceId, kind, subjectId, nominalAt, requestKey: '' },
        },
        create: { workspaceId, ...cancelled, requestKey: '', state: 'cancelled', reason, settledAt: nominalAt },
        update: { kind },
      });
    },

    /** Forgets what was only planned or cancelled beforehand and is due after `now`, so that it can be planned anew. */
    async forgetAhead({ kind, subjectId }: OccurrenceSubject, now: Date): Promise<void> {
      await tx.occurrence.deleteMany({
        where: {
          ...{ workspaceId, kind, subjectId, requestKey: '' },
          ...{ state: { in: ['planned', 'cancelled'] }, dueAt: { gt: now }, nominalAt: { gt: now } },
        },
      });
    },

    /** The latest instant of a subject that was acted on, whatever came of it; null when none was. */
    async lastActedOn({ kind, subjectId }: OccurrenceSubject): Promise<Date | null> {
      const last = await tx.occurrence.findFirst({
        where: { workspaceId, kind, subjectId, requestKey: '', state: { notIn: ['planned', 'cancelled'] } },
        orderBy: { nominalAt: 'desc' },
        select: { nominalAt: true },
      });
      return last?.nominalAt ?? null;
    },

    /** What became of those up to `now`, planned and asked for by hand, the latest first, at most `limit`. */
    async latest({ kind, subjectId }: OccurrenceSubject, now: Date, limit: number): Promise<Occurrence[]> {
      return tx.occurrence.findMany({
        where: { workspaceId, kind, subjectId, nominalAt: { lte: now }, state: { not: 'planned' } },
        orderBy: [{ nominalAt: 'desc' }, { id: 'desc' }],
        take: limit,
      });
    },

    /** Compare-and-set: false when it is not in state `from` any more. @param reason kept for whoever asks why */
    async settle(id: string, from: OccurrenceState, to: OccurrenceState, reason: string, now: Date): Promise<boolean> {
      const { count } = await tx.occurrence.updateMany({
        where: { workspaceId, id, state: from },
        data: { state: to, reason, settledAt: isSettled(to) ? now : null },
      });
      return count === 1;
    },

    /** Acts on it later, in the place of now. */
    async postpone(id: string, dueAt: Date): Promise<void> {
      await tx.occurrence.updateMany({ where: { workspaceId, id, state: 'planned' }, data: { dueAt } });
    },

    /** Has what was cancelled at an instant looked at once more: the ground for that was taken back. Gives whose they are. */
    async planAgain(
      cancelled: Pick<Occurrence, 'kind' | 'nominalAt'> & { readonly subjectId?: string; readonly requestKey?: string },
    ): Promise<string[]> {
      const where = { workspaceId, ...cancelled, state: 'cancelled', reason: '' } as const;
      const rows = await tx.occurrence.findMany({ where, select: { subjectId: true } });
      if (rows.length > 0) await tx.occurrence.updateMany({ where, data: { state: 'planned', settledAt: null } });
      return rows.map(({ subjectId }) => subjectId);
    },

    /** Ends what is still only planned for a subject; gives how many those were. */
    async cancelPlanned({ kind, subjectId }: OccurrenceSubject, reason: string, now: Date): Promise<number> {
      const { count } = await tx.occurrence.updateMany({
        where: { workspaceId, kind, subjectId, state: 'planned' },
        data: { state: 'cancelled', reason, settledAt: now },
      });
      return count;
    },
  };
}

/** What should be acted on at `now`, in every workspace: oldest first, from just behind `position` on, at most `limit`. */
export async function dueOccurrences(
  tx: Tx,
  now: Date,
  position: DuePosition | null,
  limit: number,
): Promise<Occurrence[]> {
  return tx.occurrence.findMany({
    where: {
      state: 'planned',
      dueAt: { lte: now, ...(position ? { gte: position.dueAt } : {}) },
      ...(position ? { OR: [{ dueAt: { gt: position.dueAt } }, { id: { gt: position.id } }] } : {}),
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
}

/** When, after `after`, the next planned occurrence of any workspace is due; null when none is. */
export async function nextDueAt(tx: Tx, after: Date): Promise<Date | null> {
  const next = await tx.occurrence.findFirst({
    where: { state: 'planned', dueAt: { gt: after } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return next?.dueAt ?? null;
}
