import { instantAt, localDate, localWeekday } from '../../schedule/local-time.ts';
import type { WorkingTime } from '../../schedule/working-hours.ts';

export const SNOOZES = ['hour', 'tomorrow', 'monday', 'date'] as const;
export type SnoozeFor = (typeof SNOOZES)[number];

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const WEEK_DAYS = 7;

/**
 * When it comes back: in an hour as long as the person still works then, else on the morning of the chosen day, or on the
 * next that they have: never on one that is past. @param date local date (YYYY-MM-DD) where one was chosen
 */
export function snoozedUntil(
  chosen: SnoozeFor,
  date: string,
  { time, zone }: { readonly time: WorkingTime; readonly zone: string },
  now: Date,
): { readonly at: Date; readonly comesBack: 'within the day' | 'in the morning' } {
  const soon = new Date(now.getTime() + HOUR);
  if (chosen === 'hour' && time.isWorking(soon)) return { at: soon, comesBack: 'within the day' };
  if (chosen === 'hour') return { at: time.nextMorning(now), comesBack: 'in the morning' };
  const day = dayOf(chosen, date, localDate(now, zone), localWeekday(now, zone));
  // Just before it, so that a morning at midnight counts.
  const eve = instantAt(day, '00:00', zone).getTime() - 1;
  return { at: time.nextMorning(new Date(Math.max(eve, now.getTime()))), comesBack: 'in the morning' };
}

function dayOf(chosen: SnoozeFor, date: string, today: string, weekday: number): string {
  if (chosen === 'date') return date;
  return daysLater(today, chosen === 'monday' ? WEEK_DAYS + 1 - weekday : 1);
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
