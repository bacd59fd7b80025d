import type { Recurrence } from './recurrence.ts';
import { type Ending, endingOf, type Nth, type Pattern, patternOf, type Weekday } from './rule.ts';
import { zoneInWords } from './zones.ts';

const NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

const NTH_WORDS: Readonly<Record<Nth, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' };

/**
 * A recurrence as people say it: "Tuesdays at 10:00 Helsinki time", "The last Friday of each month at 15:00 UTC, until
 * 31 March 2027". @throws RangeError on a rule that people cannot choose.
 */
export function describeRecurrence({ rule, wallTime, zone }: Omit<Recurrence, 'startsOn'>): string {
  return `${patternInWords(patternOf(rule))} at ${wallTime} ${zoneInWords(zone)}${endingInWords(endingOf(rule))}`;
}

/** "Every second Tuesday", "The first Monday of each month", "The 31st, or the last day, of each month". */
function patternInWords(pattern: Pattern): string {
  if (pattern.every === 'week') return weeksInWords(pattern.interval, pattern.weekdays);
  if ('weekday' in pattern) return `The ${NTH_WORDS[pattern.nth]} ${NAMES[pattern.weekday]} of each month`;
  return `The ${dayOfMonthInWords(pattern.day)} of each month`;
}

/** "31st, or the last day," where months may be too short. */
function dayOfMonthInWords(day: number): string {
  return `${ordinal(day)}${day > 28 ? ', or the last day,' : ''}`;
}

/** "1st", "22nd", "13th". */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

export function nthInWords(nth: Nth): string {
  return NTH_WORDS[nth];
}

function weeksInWords(interval: number, weekdays: readonly Weekday[]): string {
  if (interval === 1) return everyWeekInWords(weekdays);
  if (interval === 2 && weekdays.length === 1) return `Every second ${inSequence(weekdays, '')}`;
  return `Every ${interval === 2 ? 'second week' : `${interval} weeks`} on ${inSequence(weekdays, '')}`;
}

function everyWeekInWords(weekdays: readonly Weekday[]): string {
  if (weekdays.length === 7) return 'Every day';
  return weekdays.join() === '1,2,3,4,5' ? 'Weekdays' : inSequence(weekdays, 's');
}

function inSequence(weekdays: readonly Weekday[], ending: string): string {
  const names = weekdays.map((weekday) => `${NAMES[weekday]}${ending}`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

function endingInWords(ending: Ending): string {
  switch (ending.kind) {
    case 'never':
      return '';
    case 'on':
      return `, until ${dayInWords(ending.date)}`;
    case 'after':
      return ending.count === 1 ? ', once' : `, ${ending.count} times`;
  }
}

/** "31 March 2027" of a local date. */
export function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
