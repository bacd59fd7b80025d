import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantAt, localDate } from './local-time.ts';

/** When something comes again. Local time is a rule, not an offset: it is read in its zone, occurrence by occurrence. */
export interface Recurrence {
  /** RFC 5545 RRULE without DTSTART, as `ruleOf` writes it. */
  readonly rule: string;
  /** First local date the rule may hit, YYYY-MM-DD. */
  readonly startsOn: string;
  /** HH:MM */
  readonly wallTime: string;
  /** IANA name */
  readonly zone: string;
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
 * The local dates (YYYY-MM-DD) of the rule from `earliest` on, ascending. The library is asked for dates only, as midnights
 * in UTC: with a zone it drops what a spring gap leaves out, and a meeting must not vanish.
 */
export function* datesFrom(
  { rule, startsOn }: Pick<Recurrence, 'rule' | 'startsOn'>,
  earliest: string,
): Generator<string> {
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
