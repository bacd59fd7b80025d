import { instantAt } from '../../schedule/local-time.ts';

/** When terms change hands. Local time is a rule, not an offset. */
export interface Rhythm {
  readonly unit: 'weeks' | 'months';
  readonly length: number;
  /** ISO weekday. */
  readonly weekday: number;
  /** HH:MM */
  readonly startTime: string;
  /** IANA zone. */
  readonly zone: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** Longer than this nobody is off. */
const LONGEST_BREAK = 366;

/** The local date (YYYY-MM-DD) `days` later. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** ISO weekday (Monday 1 … Sunday 7) of a local date. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The first date from `date` on that falls on this weekday. */
export function onOrAfter(date: string, weekday: number): string {
  return daysLater(date, (weekday - weekdayOf(date) + 7) % 7);
}

/**
 * The rule's date on which the term after the one of `date` starts: so many weeks later, or on the first chosen weekday of
 * the month that is nearest to so many months later.
 */
export function nextStart({ unit, length, weekday }: Rhythm, date: string): string {
  if (unit === 'weeks') return onOrAfter(daysLater(date, 7 * length), weekday);
  const target = monthsLater(date, length);
  const firsts = [target.slice(0, 7), monthsLater(`${target.slice(0, 7)}-01`, 1).slice(0, 7)]
    .map((month) => onOrAfter(`${month}-01`, weekday))
    .filter((first) => first > date);
  return firsts.sort((one, other) => apart(one, target) - apart(other, target))[0] ?? target;
}

/** The instant at which a term of this date starts: on the first working day from then on. */
export function startOf(rhythm: Rhythm, date: string, isWorkingDay: (date: string) => boolean): Date {
  let day = date;
  for (let step = 0; step < LONGEST_BREAK && !isWorkingDay(day); step += 1) day = daysLater(day, 1);
  return instantAt(day, rhythm.startTime, rhythm.zone);
}

function apart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other));
}

/** The same day of the month so many months later; the 31st of a shorter month is its last day. */
function monthsLater(date: string, months: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  const month = at.getUTCFullYear() * 12 + at.getUTCMonth() + months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = Math.min(at.getUTCDate(), last);
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}
