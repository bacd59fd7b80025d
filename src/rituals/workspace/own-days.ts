import { readDay } from '../../schedule/read-day.ts';
import type { DaySpan } from '../../schedule/working-hours.ts';

const A_YEAR = 366 * 24 * 60 * 60 * 1000;
const MOST_SPANS = 30;
const BETWEEN = /\s+(?:to|until|–|-)\s+|\s*–\s*/u;

/** Why nobody can be back on a local date (YYYY-MM-DD); null when they can. */
export function whyNotUntil(date: string, today: string): string | null {
  if (date <= today) return 'This day has begun. Choose a later one.';
  return isWithinAYear(date, today) ? null : 'That is more than a year away. Choose an earlier day.';
}

/** Days off as somebody typed them, and what is wrong with them. */
export interface OwnDays {
  /** By their first days; none begins on the day of another. */
  readonly spans: readonly DaySpan[];
  readonly wrong: string | null;
}

/** Reads a stretch of days a line: "24 December", "2026-12-24 to 2027-01-03". @param today local date (YYYY-MM-DD) */
export function ownDays(typed: string, today: string): OwnDays {
  const lines = typed.split(/[\n;]/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length > MOST_SPANS) return { spans: [], wrong: `At most ${MOST_SPANS} lines.` };
  const spans = new Map<string, DaySpan>();
  for (const line of lines) {
    const [first = '', last = first] = line.split(BETWEEN);
    const fromDate = readDay(first, today);
    const toDate = fromDate && readDay(last, fromDate <= today ? today : fromDate);
    if (fromDate === null || toDate === null) {
      return { spans: [], wrong: `I can’t read “${line}”. Write it as 24 December, or 2026-12-24 to 2027-01-03.` };
    }
    const end = last === first ? fromDate : toDate;
    if (end < fromDate) return { spans: [], wrong: `“${line}” ends before it begins.` };
    if (!isWithinAYear(end, today)) return { spans: [], wrong: `“${line}” is more than a year away.` };
    const known = spans.get(fromDate);
    spans.set(fromDate, { fromDate, toDate: known && known.toDate > end ? known.toDate : end });
  }
  return { spans: [...spans.values()].sort((a, b) => a.fromDate.localeCompare(b.fromDate)), wrong: null };
}

function isWithinAYear(date: string, today: string): boolean {
  return Date.parse(date) - Date.parse(today) <= A_YEAR;
}
