import { readDay } from '../../schedule/read-day.ts';

/** The days of a list that somebody typed, sorted, each once; and what is wrong with it. */
export interface DayLines {
  /** Local dates, YYYY-MM-DD. */
  readonly days: readonly string[];
  readonly wrong: string | null;
}

/** Reads a day a line. @param today local date from which days without a year are counted */
export function dayLines(typed: string, today: string): DayLines {
  const lines = typed.split(/[\n;]/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const read = lines.map((line) => ({ line, day: readDay(line, today) }));
  const unread = read.find(({ day }) => day === null);
  return {
    days: [...new Set(read.flatMap(({ day }) => day ?? []))].sort(),
    wrong: unread ? `I can’t read “${unread.line}” as a day. Write it as 2026-12-24 or 24 December.` : null,
  };
}
