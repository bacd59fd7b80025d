import type { Tx } from '../../database.ts';
import { morningFor, planMorning, planNextMorning } from '../../schedule/mornings.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { CLOCK_CHANGED, watchClock } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { planBreach } from './escalation-occurrences.ts';
import { feedback } from './feedback-store.ts';
import type { Moved } from './move-feedback.ts';
import { planNudge } from './nudge-occurrences.ts';
import { owes } from './reminder.ts';
import { reminders } from './reminder-store.ts';
import type { Standing } from './standing.ts';
import { planWaitOver } from './wait-over.ts';

/** A step may have moved the clock, or given it to somebody else: then nobody has put it off any more. */
export async function followClock(tx: Tx, workspaceId: string, moved: Moved, now: Date): Promise<void> {
  const { conversation, before, after } = moved;
  if (before.ownerId !== after.ownerId) await reminders(tx, workspaceId).forgetSnoozes(conversation.id);
  await watchClock(tx, workspaceId, conversation.id, now);
  await planWaitOver(tx, workspaceId, moved);
}

/** Plans what is to be told when, after a clock or an owner has changed. */
export function clockChanges({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: CLOCK_CHANGED,
    async run({ id, subjectId }, now) {
      await db.transaction(async (tx) => {
        if (!(await occurrences(tx, workspace.id).settle(id, 'planned', 'silent', '', now))) return;
        const standing = await feedback(tx, workspace.id).standing(subjectId);
        if (standing !== null) await planFor(tx, workspace.id, subjectId, standing, now);
      });
    },
  };
}

async function planFor(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  standing: Standing,
  now: Date,
): Promise<void> {
  const { ownerId, clockFrom, dueAt } = standing;
  if (owes(standing) === null || dueAt === null) return;
  await planBreach(tx, workspaceId, { conversationId, dueAt }, now);
  if (ownerId === null) return;
  await planReminder(tx, workspaceId, ownerId, dueAt, now);
  if (clockFrom !== null) await planNudge(tx, workspaceId, { conversationId, ownerId, from: clockFrom, dueAt }, now);
}

/** The owner's morning, and that of whoever stands in for them. */
async function planReminder(tx: Tx, workspaceId: string, ownerId: string, dueAt: Date, now: Date): Promise<void> {
  const times = personalTimes(tx, workspaceId);
  const owner = await reminders(tx, workspaceId).owner(ownerId);
  if (owner === null) return;
  const reader = await times.readerFor(ownerId, now);
  for (const member of reader.id === owner.id ? [owner] : [owner, reader]) {
    const time = await times.of(member.id);
    const morning = morningFor(time, member.zone, dueAt, now);
    const planned = await planMorning(tx, workspaceId, { ...member, time }, morning);
    if (planned.state !== 'planned') await planNextMorning(tx, workspaceId, { ...member, time }, morning);
  }
}
