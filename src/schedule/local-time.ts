import { Temporal } from 'temporal-polyfill';

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The calendar day (YYYY-MM-DD) that people in an IANA zone have at this instant. */
export function localDate(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** What a clock on the wall in an IANA zone shows at this instant, as HH:MM. */
export function localWallTime(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The ISO weekday (Monday 1 … Sunday 7) that people in an IANA zone have at this instant. */
export function localWeekday(instant: Date, zone: string): number {
  return zoned(instant, zone).dayOfWeek;
}

/**
 * The instant at which people in `zone` have `date` (YYYY-MM-DD) and `wallTime` (HH:MM).
 * A time that a spring gap leaves out is shifted by the gap (03:30 becomes 04:30); of one that comes twice in autumn it
 * is the first. @throws RangeError on a date, time or zone that does not exist.
 */
export function instantAt(date: string, wallTime: string, zone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(wallTime);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The first instant that people in `zone` no longer call `date` (YYYY-MM-DD). @throws RangeError as `instantAt` */
export function endOfDay(date: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
}

/** Whether a text is a time of day as stored: HH:MM, 00:00 to 23:59. */
export function isWallTime(text: string): boolean {
  return WALL_TIME.test(text);
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
