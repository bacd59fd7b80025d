import type { Tx } from '../../database.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { owes } from './reminder.ts';
import { tellWithinDay } from './reminder-delivery.ts';
import { reminders } from './reminder-store.ts';

/** The name, in the schedule, of what was put off for an hour. */
const SNOOZE_OVER = 'feedback.snooze_over';

/** An hour later than this it is no longer the hour that somebody asked for. */
const PATIENCE_MS = 8 * 60 * 60 * 1000;

interface Return {
  readonly conversationId: string;
  readonly memberId: string;
  readonly at: Date;
}

export async function planReturn(tx: Tx, workspaceId: string, { conversationId, memberId, at }: Return): Promise<void> {
  await occurrences(tx, workspaceId).plan({
    kind: SNOOZE_OVER,
    subjectId: memberId,
    requestKey: conversationId,
    nominalAt: at,
    dueAt: at,
    expiresAt: new Date(at.getTime() + PATIENCE_MS),
  });
}

/** What was put off for an hour comes back as one line, unless it was dealt with meanwhile. What is too late for that is in the next morning. */
export function snoozeReturns({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: SNOOZE_OVER,
    async run({ id, subjectId: memberId, requestKey: conversationId, nominalAt, expiresAt }, now) {
      await db.transaction(async (tx) => {
        const isOver = now >= expiresAt;
        if (!(await occurrences(tx, workspace.id).settle(id, 'planned', isOver ? 'missed' : 'posted', '', now))) return;
        const until = await reminders(tx, workspace.id).snoozedUntil(conversationId, memberId);
        const standing = await feedback(tx, workspace.id).standing(conversationId);
        const isStill = until?.getTime() === nominalAt.getTime() && standing !== null && owes(standing) !== null;
        const time = await personalTimes(tx, workspace.id).of(memberId);
        if (isOver || !isStill || !time.isWorking(now)) return;
        await tellWithinDay(
          tx,
          workspace.id,
          {
            why: 'snooze',
            memberId,
            conversationIds: [conversationId],
            at: nominalAt,
            cause: id,
          },
          now,
        );
      });
    },
  };
}
