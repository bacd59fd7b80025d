import { Temporal } from 'temporal-polyfill';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ISO = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MONTH = /^(\d{1,2})\.? ([a-z]+)(?: (\d{4}))?$/;
const MONTH_DAY = /^([a-z]+) (\d{1,2})(?:,? (\d{4}))?$/;
/** "jan" is one; "ma" could be two. */
const SHORTEST = 3;

/**
 * The local date (YYYY-MM-DD) that somebody means: "2027-01-04", "4 January", "January 4, 2027", "Mon", "tomorrow". A day
 * without a year or a week is the next one after `today`. Null when it is none of these, or no day of the calendar.
 */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/gu, ' ');
  const from = Temporal.PlainDate.from(today);
  if (ISO.test(text)) return dateOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  if (text === 'tomorrow') return from.add({ days: 1 }).toString();
  const weekday = indexOf(WEEKDAYS, text.replace(/^next /, ''));
  if (weekday !== null) return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 }).toString();
  const [, day, month, year] = DAY_MONTH.exec(text) ?? reordered(MONTH_DAY.exec(text)) ?? [];
  const number = month === undefined ? null : indexOf(MONTHS, month);
  return number === null ? null : nextSuchDay(Number(day), number, year, today);
}

function reordered(found: RegExpExecArray | null): (string | undefined)[] | null {
  return found && [found[0], found[2], found[1], found[3]];
}

function nextSuchDay(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return dateOf(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const date = dateOf(thisYear, month, day);
  return date !== null && date <= today ? dateOf(thisYear + 1, month, day) : date;
}

/** From 1; null unless exactly one name begins with what was typed. */
function indexOf(names: readonly string[], typed: string): number | null {
  if (typed.length < SHORTEST) return null;
  const index = names.findIndex((name) => name.startsWith(typed));
  return index === -1 ? null : index + 1;
}

function dateOf(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
