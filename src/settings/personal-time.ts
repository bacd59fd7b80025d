import { morningsAt } from '../schedule/cron.ts';
import { placeOf, publicHoliday } from '../schedule/holidays.ts';
import { type DaySpan, type WorkingTime, workingTime } from '../schedule/working-hours.ts';
import type { TimeSettings } from './settings.ts';

/** What is known of one person's time. */
export interface PersonalFacts {
  /** IANA zone, from Slack. */
  readonly zone: string;
  /** Own working hours, HH:MM; "" for the workspace's. */
  readonly workStart: string;
  readonly workEnd: string;
  /** Whose public holidays they keep: "FI", "DE-BY"; "" for the workspace's. */
  readonly holidays: string;
  readonly daysOff: readonly DaySpan[];
  /** The local date on which they are back; "" when they are not paused. */
  readonly pausedUntil: string;
}

/**
 * When a person works: their own hours or the workspace's, without its days off, its public holidays or those of their own country, the
 * days off they took, and their pause.
 * @param remindersAt the workspace's schedule of mornings, a cron expression in each person's zone; "" for when hours begin
 */
export function personalTime(facts: PersonalFacts, time: TimeSettings, remindersAt = ''): WorkingTime {
  const { weekdays, halfDayUntil } = time;
  const { zone, daysOff, pausedUntil } = facts;
  const place = placeOf(facts.holidays) ?? time;
  return workingTime({
    ...{ zone, weekdays, halfDayUntil, daysOff, pausedUntil },
    start: facts.workStart === '' ? time.start : facts.workStart,
    end: facts.workEnd === '' ? time.end : facts.workEnd,
    ...(remindersAt === '' ? {} : { morningOn: morningsAt(remindersAt, zone) }),
    dayOff(date) {
      if (time.daysOff.includes(date) || publicHoliday(place, date) !== null) return 'off';
      return time.halfDays.includes(date) ? 'half' : null;
    },
  });
}
