import { Temporal } from 'temporal-polyfill';
import { instantAt } from './local-time.ts';

const SATURDAY = 6;

/**
 * The same time of day `days` working days (Monday to Friday) later, as people in `zone` count: each one is a step to
 * the next working day. Friday 14:20 and one is Monday 14:20, and so are Saturday 14:20 and one, Sunday 14:20 and one.
 * None at all is the instant itself. @throws RangeError when `days` is negative or not whole.
 */
export function addWorkingDays(instant: Date, days: number, zone: string): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  if (days === 0) return instant;
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  let date = local.toPlainDate();
  for (let step = 0; step < days; step += 1) date = nextWorkingDay(date);
  return instantAt(date.toString(), local.toPlainTime().toString(), zone);
}

/** The next day from Monday to Friday. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  const next = date.add({ days: 1 });
  return next.dayOfWeek < SATURDAY ? next : nextWorkingDay(next);
}
