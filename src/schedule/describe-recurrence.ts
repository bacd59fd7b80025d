import { type Recurrence, type Weekday, weekdaysOf } from './recurrence.ts';
import { zoneInWords } from './zones.ts';

const NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Mondays',
  2: 'Tuesdays',
  3: 'Wednesdays',
  4: 'Thursdays',
  5: 'Fridays',
  6: 'Saturdays',
  7: 'Sundays',
};

/** A weekly recurrence as people say it: "Tuesdays at 10:00 Helsinki time". @throws RangeError on another rule. */
export function describeRecurrence({ rule, wallTime, zone }: Omit<Recurrence, 'startsOn'>): string {
  return `${daysInWords(weekdaysOf(rule))} at ${wallTime} ${zoneInWords(zone)}`;
}

function daysInWords(days: readonly Weekday[]): string {
  if (days.length === 7) return 'Every day';
  if (days.join() === '1,2,3,4,5') return 'Weekdays';
  const names = days.map((day) => NAMES[day]);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
