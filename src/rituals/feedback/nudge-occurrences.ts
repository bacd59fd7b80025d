import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Occurrence, OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { calendarIn } from '../../settings/clocks.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { dayBegins, isNudged, type NudgeDay, nudgeAt, toldOn } from './nudge.ts';
import { nudges } from './nudge-store.ts';
import { stillOwes } from './reminder.ts';
import { tellWithinDay } from './reminder-delivery.ts';
import { reminders } from './reminder-store.ts';

/** The name, in the schedule, of three quarters of a clock being over. */
const NUDGE = 'feedback.nudge';

type Clocked = Pick<Occurrence, 'requestKey' | 'nominalAt'>;

interface Clock {
  readonly conversationId: string;
  readonly ownerId: string;
  readonly from: Date;
  readonly dueAt: Date;
}

/** Plans the one nudge of a clock; nothing when it is past already, unless it was given up over a step that was then taken back. */
export async function planNudge(tx: Tx, workspaceId: string, clock: Clock, now: Date): Promise<void> {
  const { conversationId, ownerId, dueAt } = clock;
  const owner = await reminders(tx, workspaceId).owner(ownerId);
  if (owner === null) return;
  const calendar = calendarIn(await settings(tx, workspaceId).read(), owner.zone);
  const at = nudgeAt(clock, calendar, await personalTimes(tx, workspaceId).of(ownerId));
  if (at === null || dueAt <= now) return;
  const planned = { kind: NUDGE, subjectId: ownerId, requestKey: conversationId, nominalAt: dueAt };
  const store = occurrences(tx, workspaceId);
  if (at > now) await store.plan({ ...planned, dueAt: at, expiresAt: dueAt });
  await store.planAgain(planned);
}

/**
 * One a day and person: the first of a day takes along what else comes before the day is over. Silent when the clock runs
 * no more, when that day's morning says it, or when they do not want it.
 */
export function nudgeOccurrences({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: NUDGE,
    async run(occurrence, now) {
      await db.transaction(async (tx) => {
        const store = occurrences(tx, workspace.id);
        const ownerId = occurrence.subjectId;
        const isOwed = async ({ requestKey: id, nominalAt: dueAt }: Clocked): Promise<boolean> =>
          stillOwes(await feedback(tx, workspace.id).standing(id), dueAt, ownerId);
        const runs = await isOwed(occurrence);
        const first = await store.settle(occurrence.id, 'planned', runs ? 'posted' : 'cancelled', '', now);
        if (!first || !runs || now >= occurrence.expiresAt) return;
        const reader = await personalTimes(tx, workspace.id).readerFor(ownerId, now);
        if ((await mutes(tx, workspace.id).among([reader.id], 'nudge')).has(reader.id)) return;
        const at = new Date(Math.max(occurrence.dueAt.getTime(), now.getTime()));
        const date = localDate(at, reader.zone);
        const day = await dayOf(tx, workspace.id, reader, date);
        const { hours } = day;
        const told = toldOn(at, hours);
        if (told === null || hours === null) return;
        const since = dayBegins(hours, day.morning);
        const isWorthIt = async ({ requestKey: id, nominalAt: dueAt }: Clocked): Promise<boolean> => {
          const isSaid = await nudges(tx, workspace.id).wasSaid(id, reader.slackUserId, since);
          return isNudged({ dueAt, isStill: true, isSaid }, day, told);
        };
        if (!(await isWorthIt(occurrence))) return;
        const conversationIds = [occurrence.requestKey];
        for (const one of await nudges(tx, workspace.id).plannedFor({ kind: NUDGE, ownerId }, hours.to)) {
          // Where its clock runs no more just now, its own instant looks at it again.
          if (!(await isOwed(one))) continue;
          await store.settle(one.id, 'planned', 'posted', 'with an earlier one', now);
          if (await isWorthIt(one)) conversationIds.push(one.requestKey);
        }
        const cause = `${reader.id}:${date}`;
        await tellWithinDay(
          tx,
          workspace.id,
          { why: 'nudge', memberId: reader.id, conversationIds, at: told, cause },
          now,
        );
      });
    },
  };
}

async function dayOf(tx: Tx, workspaceId: string, reader: { readonly id: string }, date: string): Promise<NudgeDay> {
  const time = await personalTimes(tx, workspaceId).of(reader.id);
  const wantsMornings = !(await mutes(tx, workspaceId).among([reader.id], 'reminder')).has(reader.id);
  const from = time.morningOn(date)?.from;
  const morning = wantsMornings && from !== undefined ? { from, next: time.nextMorning(from) } : null;
  return { hours: time.hoursOn(date), morning };
}
