import { nthInWords, ordinal } from '../../schedule/describe-recurrence.ts';
import { MOST_WEEKS, NTHS, type Pattern, WEEKDAYS, type Weekday } from '../../schedule/rule.ts';

/** What the forms ask: how often, and on which weekdays. */
export interface Rhythm {
  /** "week:2", "nth:-1", "day:31" */
  readonly rhythm: string;
  /** ISO weekdays as text; null when none is ticked. */
  readonly weekdays: readonly string[] | null;
}

export const EVERY_WEEK = 'week:1';
const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => index + 1);
const WEEKS = Array.from({ length: MOST_WEEKS }, (_, index) => index + 1);

/** Every rhythm that a form offers: weeks, then weekdays of the month, then days of the month. */
export const RHYTHMS: readonly { readonly value: string; readonly text: string }[] = [
  ...WEEKS.map((weeks) => ({ value: `week:${weeks}`, text: weeksInWords(weeks) })),
  ...NTHS.map((nth) => ({ value: `nth:${nth}`, text: `Every month, on the ${nthInWords(nth)} such day` })),
  ...DAYS_OF_MONTH.map((day) => ({
    value: `day:${day}`,
    text: `Every month, on the ${ordinal(day)}${day > 28 ? ' or the last day' : ''}`,
  })),
];

function weeksInWords(weeks: number): string {
  if (weeks === 1) return 'Every week';
  return weeks === 2 ? 'Every second week' : `Every ${weeks} weeks`;
}

/** What is wrong with the ticked days for this rhythm; null when nothing is. */
export function wrongDays({ rhythm, weekdays }: Rhythm): string | null {
  const count = weekdays?.length ?? 0;
  if (rhythm.startsWith('day:')) return null;
  if (count === 0) return 'On which days do you meet?';
  return rhythm.startsWith('nth:') && count > 1 ? 'Tick one day: the first Tuesday of a month, for instance.' : null;
}

/** The pattern that was chosen. @throws RangeError when days and rhythm do not fit */
export function patternOfRhythm({ rhythm, weekdays }: Rhythm): Pattern {
  const days = WEEKDAYS.filter((weekday) => weekdays?.includes(String(weekday)));
  const [kind, number] = rhythm.split(':');
  if (kind === 'week') return { every: 'week', interval: Number(number), weekdays: days };
  if (kind === 'day') return { every: 'month', day: Number(number) };
  const nth = NTHS.find((one) => String(one) === number);
  const weekday: Weekday | undefined = days[0];
  if (!nth || !weekday) throw new RangeError(`Not a rhythm: ${rhythm}`);
  return { every: 'month', nth, weekday };
}

/** A pattern as the forms show it. */
export function rhythmOfPattern(pattern: Pattern): Rhythm {
  if (pattern.every === 'week') return { rhythm: `week:${pattern.interval}`, weekdays: pattern.weekdays.map(String) };
  if ('day' in pattern) return { rhythm: `day:${pattern.day}`, weekdays: null };
  return { rhythm: `nth:${pattern.nth}`, weekdays: [String(pattern.weekday)] };
}
