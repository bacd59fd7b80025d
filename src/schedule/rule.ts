/** ISO: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which one of a month's Mondays, Tuesdays, …; -1 is the last. */
export type Nth = 1 | 2 | 3 | 4 | -1;

/** How often something comes again, as people choose it. */
export type Pattern =
  /** Every `interval` weeks on these days; the week of the first date is the first. */
  | { readonly every: 'week'; readonly interval: number; readonly weekdays: readonly Weekday[] }
  /** "The second Tuesday of each month." */
  | { readonly every: 'month'; readonly nth: Nth; readonly weekday: Weekday }
  /** 1 to 31; in a month that is too short it is the last day. */
  | { readonly every: 'month'; readonly day: number };

/** When it comes for the last time. A number counts the rule's own dates: one that is skipped counts too. */
export type Ending =
  | { readonly kind: 'never' }
  /** Local date (YYYY-MM-DD), still included. */
  | { readonly kind: 'on'; readonly date: string }
  | { readonly kind: 'after'; readonly count: number };

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const NTHS: readonly Nth[] = [1, 2, 3, 4, -1];
export const MOST_WEEKS = 12;
/** Every month has these; what lies behind is its last day where it is too short. */
const SURE_DAYS = 28;
const LAST_DAY = 31;

const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const RULE =
  /^FREQ=(?:WEEKLY(?:;INTERVAL=(?<interval>\d+))?;BYDAY=(?<days>[A-Z]{2}(?:,[A-Z]{2})*)|MONTHLY;(?:BYDAY=(?<nth>[1-4]|-1)(?<weekday>[A-Z]{2})|BYMONTHDAY=(?<monthdays>\d+(?:,\d+)*)(?<last>;BYSETPOS=-1)?))(?:;UNTIL=(?<until>\d{8})|;COUNT=(?<count>\d+))?$/;

/** The rule "every week on these days", whatever their order. @throws RangeError without a day. */
export function weekly(weekdays: readonly Weekday[]): string {
  return ruleOf({ every: 'week', interval: 1, weekdays });
}

/**
 * RFC 5545 RRULE without DTSTART. A day that short months lack is written as the last one of 28 to that day, because the
 * RFC would leave such a month out. @throws RangeError when a pattern or an ending makes no sense.
 */
export function ruleOf(pattern: Pattern, ending: Ending = { kind: 'never' }): string {
  return `${patternPart(pattern)}${endingPart(ending)}`;
}

/** The first part of `ruleOf`, read back. @throws RangeError on a rule that `ruleOf` does not write. */
export function patternOf(rule: string): Pattern {
  const { interval = '1', days, nth, weekday, monthdays = '', last } = partsOf(rule);
  const found: Pattern = days
    ? { every: 'week', interval: Number(interval), weekdays: days.split(',').map((code) => weekdayOf(code, rule)) }
    : nth && weekday
      ? { every: 'month', nth: nthOf(nth, rule), weekday: weekdayOf(weekday, rule) }
      : { every: 'month', day: Number((last ? monthdays.split(',').at(-1) : monthdays) ?? '') };
  return readBackAs(rule, found);
}

/** How a rule ends. @throws RangeError on a rule that `ruleOf` does not write. */
export function endingOf(rule: string): Ending {
  const { until, count } = partsOf(rule);
  if (until) return { kind: 'on', date: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` };
  return count ? { kind: 'after', count: Number(count) } : { kind: 'never' };
}

function patternPart(pattern: Pattern): string {
  if (pattern.every === 'week') {
    const { interval, weekdays } = pattern;
    const days = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
    if (days.length === 0) throw new RangeError('A weekly rule needs at least one weekday');
    if (!isWhole(interval, 1, MOST_WEEKS)) throw new RangeError(`Not a number of weeks: ${interval}`);
    return `FREQ=WEEKLY${interval === 1 ? '' : `;INTERVAL=${interval}`};BYDAY=${days.map(codeOf).join(',')}`;
  }
  if ('weekday' in pattern) return `FREQ=MONTHLY;BYDAY=${pattern.nth}${codeOf(pattern.weekday)}`;
  const { day } = pattern;
  if (!isWhole(day, 1, LAST_DAY)) throw new RangeError(`Not a day of a month: ${day}`);
  if (day <= SURE_DAYS) return `FREQ=MONTHLY;BYMONTHDAY=${day}`;
  const days = Array.from({ length: day - SURE_DAYS + 1 }, (_, index) => SURE_DAYS + index);
  return `FREQ=MONTHLY;BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

function endingPart(ending: Ending): string {
  switch (ending.kind) {
    case 'never':
      return '';
    case 'on':
      return `;UNTIL=${ending.date.replaceAll('-', '')}`;
    case 'after':
      if (!isWhole(ending.count, 1, Number.MAX_SAFE_INTEGER)) throw new RangeError(`Not a number: ${ending.count}`);
      return `;COUNT=${ending.count}`;
  }
}

function partsOf(rule: string): Readonly<Record<string, string | undefined>> {
  const parts = RULE.exec(rule)?.groups;
  if (!parts) throw notOurs(rule);
  return parts;
}

/** What was read must write the same again: days in their order, each once, nothing that was overlooked. */
function readBackAs(rule: string, pattern: Pattern): Pattern {
  if (patternPart(pattern) !== rule.replace(/;(UNTIL|COUNT)=.*$/, '')) throw notOurs(rule);
  return pattern;
}

function codeOf(weekday: Weekday): string {
  return DAY_CODES[weekday - 1] ?? '';
}

function weekdayOf(code: string, rule: string): Weekday {
  const found = WEEKDAYS.find((weekday) => codeOf(weekday) === code);
  if (!found) throw notOurs(rule);
  return found;
}

function nthOf(text: string, rule: string): Nth {
  const found = NTHS.find((nth) => String(nth) === text);
  if (!found) throw notOurs(rule);
  return found;
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function notOurs(rule: string): RangeError {
  return new RangeError(`Not a rule that people can choose: ${rule}`);
}
