import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantAt, localDate } from './local-time.ts';

/** ISO: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When something comes again. Local time is a rule, not an offset: it is read in its zone, occurrence by occurrence. */
export interface Recurrence {
  /** RFC 5545 RRULE without DTSTART, e.g. FREQ=WEEKLY;BYDAY=TU */
  readonly rule: string;
  /** First local date the rule may hit, YYYY-MM-DD. */
  readonly startsOn: string;
  /** HH:MM */
  readonly wallTime: string;
  /** IANA name */
  readonly zone: string;
}

const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKLY_RULE = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/;

/** The rule "every week on these days", whatever their order. @throws RangeError without a day. */
export function weekly(weekdays: readonly Weekday[]): string {
  const days = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
  if (days.length === 0) throw new RangeError('A weekly rule needs at least one weekday');
  return `FREQ=WEEKLY;BYDAY=${days.map((day) => DAY_CODES[day - 1]).join(',')}`;
}

/** The days of a weekly rule, Monday first. @throws RangeError on any other rule. */
export function weekdaysOf(rule: string): Weekday[] {
  const codes = WEEKLY_RULE.exec(rule)?.[1]?.split(',') ?? [];
  const days = WEEKDAYS.filter((day) => codes.includes(DAY_CODES[day - 1] ?? ''));
  if (days.length === 0 || days.length !== codes.length) throw new RangeError(`Not a weekly rule: ${rule}`);
  return days;
}

/**
 * The first `count` instants of a recurrence strictly after `after`, ascending and distinct; fewer when the rule ends.
 * @throws RangeError when rule, date, time or zone cannot be read.
 */
export function instantsAfter(recurrence: Recurrence, after: Date, count: number): Date[] {
  const instants: Date[] = [];
  for (const date of datesFrom(recurrence, dayBefore(localDate(after, recurrence.zone)))) {
    if (instants.length >= count) break;
    const instant = instantAt(date, recurrence.wallTime, recurrence.zone);
    // A date that a zone skipped as a whole (Samoa, 30 December 2011) falls on the instant of the next one.
    if (instant > (instants.at(-1) ?? after)) instants.push(instant);
  }
  return instants;
}

/**
 * The local dates of the rule from `earliest` on. The library is asked for dates only, as midnights in UTC: with a zone
 * it drops what a spring gap leaves out, and a meeting must not vanish.
 */
function* datesFrom({ rule, startsOn }: Recurrence, earliest: string): Generator<string> {
  const dates = new RRuleTemporal({ rruleString: rule, dtstart: midnight(startsOn), temporal: Temporal });
  let date = dates.next(midnight(earliest), true);
  while (date) {
    yield date.toPlainDate().toString();
    date = dates.next(date, false);
  }
}

/** A gap may shift a time past midnight, so an instant can lie a day later than its date. */
function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

function midnight(date: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime('UTC');
}
