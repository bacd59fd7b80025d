import { instantAt, localDate, localWeekday } from '../../schedule/local-time.ts';
import type { WorkingTime } from '../../schedule/working-hours.ts';

export const SNOOZES = ['hour', 'tomorrow', 'monday', 'date'] as const;
export type SnoozeFor = (typeof SNOOZES)[number];

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const WEEK_DAYS = 7;

/**
 * When it comes back: in an hour as long as the person still works then, else on the morning of the chosen day, or of the
 * next one they work on. @param date local date (YYYY-MM-DD) where one was chosen
 */
export function snoozedUntil(
  chosen: SnoozeFor,
  date: string,
  { time, zone }: { readonly time: WorkingTime; readonly zone: string },
  now: Date,
): { readonly at: Date; readonly comesBack: 'within the day' | 'in the morning' } {
  const soon = new Date(now.getTime() + HOUR);
  if (chosen === 'hour' && time.isWorking(soon)) return { at: soon, comesBack: 'within the day' };
  const day = dayOf(chosen, date, localDate(now, zone), localWeekday(now, zone));
  // The morning of a day off is the next one that is worked.
  const at = chosen === 'hour' ? time.nextMorning(now) : time.orNext(instantAt(day, '00:00', zone));
  return { at, comesBack: 'in the morning' };
}

function dayOf(chosen: SnoozeFor, date: string, today: string, weekday: number): string {
  if (chosen === 'date') return date;
  return daysLater(today, chosen === 'monday' ? WEEK_DAYS + 1 - weekday : 1);
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
