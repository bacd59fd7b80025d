import { Temporal } from 'temporal-polyfill';
import { instantAt, localDate, localWallTime, localWeekday } from './local-time.ts';
import { addWorkingDays } from './working-time.ts';

const MORNING = '09:00';
const EVENING = '17:00';
const FRIDAY = 5;

/** The instant itself on a working day (Monday to Friday) from 9:00 to 17:00 in `zone`, else the next such morning. */
export function inWorkingHours(instant: Date, zone: string): Date {
  const isWorkday = localWeekday(instant, zone) <= FRIDAY;
  const wallTime = localWallTime(instant, zone);
  if (isWorkday && wallTime >= MORNING && wallTime < EVENING) return instant;
  const day = isWorkday && wallTime < MORNING ? instant : addWorkingDays(instant, 1, zone);
  return instantAt(localDate(day, zone), MORNING, zone);
}

/** When people in `zone` begin and end their work on a local date (YYYY-MM-DD). */
export function workingHoursOn(date: string, zone: string): { readonly from: Date; readonly to: Date } {
  return { from: instantAt(date, MORNING, zone), to: instantAt(date, EVENING, zone) };
}

/**
 * When people in `zone` begin their last working day (Monday to Friday) before the local day of `instant`.
 * @param isFree whether a local date (YYYY-MM-DD) is a holiday: then it is the working day before that one
 */
export function morningBefore(instant: Date, zone: string, isFree: (date: string) => boolean = () => false): Date {
  let day = Temporal.PlainDate.from(localDate(instant, zone));
  do day = day.subtract({ days: 1 });
  while (day.dayOfWeek > FRIDAY || isFree(day.toString()));
  return instantAt(day.toString(), MORNING, zone);
}
