import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { ABOUT_CHAMPION } from '../../delivery/message-subjects.ts';
import { instantAt, localDate } from '../../schedule/local-time.ts';
import type { WorkingTime } from '../../schedule/working-hours.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { planTerms } from './rotation.ts';
import type { PlannedTerm, RotationFacts } from './rotation-facts.ts';
import { daysLater } from './term-dates.ts';
import { terms } from './term-store.ts';

/** The name of the heads-up among what is sent. */
export const HEADS_UP = 'champion.heads_up';

const DAYS_AHEAD = 7;
/** Whoever is off for longer is told when they are back. */
const LONGEST_OFF = 31;

/**
 * Has whoever holds the next term told, a week and a working day before it. From the first on the term is theirs, unless
 * they cannot or something else is agreed.
 */
export async function announceAhead(tx: Tx, workspaceId: string, facts: RotationFacts, now: Date): Promise<void> {
  const [next] = planTerms(facts, 1);
  if (next === undefined || next.startsAt <= now) return;
  const time = await personalTimes(tx, workspaceId).of(next.holderId);
  const marks = marksOf(next, facts, time);
  const when = now >= marks.day ? 'day' : now >= marks.week ? 'week' : null;
  if (when === null) return;
  if (next.why.by !== 'announcement') await terms(tx, workspaceId).keep(next, 'coming', now);
  const holder = (await terms(tx, workspaceId).holders([next.holderId])).get(next.holderId);
  if (!holder) return;
  const dueAt = time.orNext(now);
  const headsUp = {
    kind: HEADS_UP,
    targetId: holder.slackUserId,
    subject: { number: next.number, memberId: holder.id, when },
    speaksOf: [ABOUT_CHAMPION],
    // A term that moved to another day is told anew.
    dedupeKey: `${HEADS_UP}:${next.number}:${holder.id}:${when}:${localDate(next.startsAt, facts.rhythm.zone)}`,
    dueAt,
    expiresAt: next.startsAt,
  };
  if (dueAt < next.startsAt) await enqueue(tx, workspaceId, headsUp, now);
}

/**
 * When the heads-ups of a term are due: a week before, and the working day before, at the hour at which terms start. Whoever
 * is off from then until the term hears on the last day before on which they work.
 */
function marksOf(
  { startsAt }: Pick<PlannedTerm, 'startsAt'>,
  { rhythm, isWorkingDay }: Pick<RotationFacts, 'rhythm' | 'isWorkingDay'>,
  time: Pick<WorkingTime, 'orNext'>,
): { readonly week: Date; readonly day: Date } {
  const { startTime, zone } = rhythm;
  const date = localDate(startsAt, zone);
  const midnight = instantAt(date, '00:00', zone);
  let before = daysLater(date, -1);
  for (let step = 0; step < DAYS_AHEAD && !isWorkingDay(before); step += 1) before = daysLater(before, -1);
  const heardOn = (wanted: string): Date => {
    let day = wanted;
    for (let step = 0; step < LONGEST_OFF && time.orNext(instantAt(day, startTime, zone)) >= midnight; step += 1) {
      day = daysLater(day, -1);
    }
    return instantAt(day, startTime, zone);
  };
  return { week: heardOn(daysLater(date, -DAYS_AHEAD)), day: heardOn(before) };
}
