import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { datesFrom, instantsAfter } from '../../src/schedule/recurrence.ts';
import { type Ending, MOST_WEEKS, NTHS, type Pattern, ruleOf, WEEKDAYS } from '../../src/schedule/rule.ts';
import { FIVE_YEARS, ZONES, zoneYear } from './zone-year.ts';

const DAY = 86_400_000;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const mondayOf = (date: string): number => dayNumber(date) - (weekdayOf(date) - 1);

/** Whether a calendar on the wall has it on this date: no rule, no library, only counting. */
function isMarked(pattern: Pattern, startsOn: string, date: string): boolean {
  if (pattern.every === 'week') {
    const weeks = (mondayOf(date) - mondayOf(startsOn)) / 7;
    return pattern.weekdays.some((day) => day === weekdayOf(date)) && weeks % pattern.interval === 0;
  }
  const [month, dayOfMonth] = [date.slice(0, 7), Number(date.slice(8))];
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  if ('day' in pattern) return dayOfMonth === Math.min(pattern.day, length);
  if (weekdayOf(date) !== pattern.weekday) return false;
  return pattern.nth === -1 ? dayOfMonth + 7 > length : Math.ceil(dayOfMonth / 7) === pattern.nth;
}

/** All dates of a rule within five years, walked through day by day. */
function walked(pattern: Pattern, ending: Ending, startsOn: string): string[] {
  const found: string[] = [];
  for (let day = dayNumber(startsOn); day <= dayNumber(FIVE_YEARS.to); day += 1) {
    const date = dateOf(day);
    if (ending.kind === 'on' && date > ending.date) break;
    if (ending.kind === 'after' && found.length === ending.count) break;
    if (isMarked(pattern, startsOn, date)) found.push(date);
  }
  return found;
}

function found(rule: string, startsOn: string, from = startsOn): string[] {
  const dates: string[] = [];
  for (const date of datesFrom({ rule, startsOn }, from)) {
    if (date > FIVE_YEARS.to) break;
    dates.push(date);
  }
  return dates;
}

/** What the library says to a rule as the RFC writes it. */
function theirs(rule: string, startsOn: string, until: string): string[] {
  const dtstart = Temporal.PlainDate.from(startsOn).toZonedDateTime('UTC');
  const dates = new RRuleTemporal({ rruleString: rule, dtstart }).between(
    dtstart,
    Temporal.PlainDate.from(until).toZonedDateTime('UTC'),
    true,
  );
  return dates.map((date) => date.toPlainDate().toString());
}

const weeks = fc.record({
  every: fc.constant('week' as const),
  interval: fc.integer({ min: 1, max: MOST_WEEKS }),
  weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
});
const nths = fc.record({
  every: fc.constant('month' as const),
  nth: fc.constantFrom(...NTHS),
  weekday: fc.constantFrom(...WEEKDAYS),
});
const days = fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) });
const pattern: fc.Arbitrary<Pattern> = fc.oneof(weeks, nths, days);
const start = fc
  .integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-12-31') })
  .map((number) => dateOf(number));
const ending: fc.Arbitrary<Ending> = fc.oneof(
  fc.constant({ kind: 'never' as const }),
  start.map((date) => ({ kind: 'on' as const, date })),
  fc.integer({ min: 1, max: 60 }).map((count) => ({ kind: 'after' as const, count })),
);

describe('the dates of a rule', () => {
  it('are those of a walk through the calendar, whatever was chosen', () => {
    fc.assert(
      fc.property(pattern, ending, start, (chosen, end, startsOn) => {
        expect(found(ruleOf(chosen, end), startsOn)).toEqual(walked(chosen, end, startsOn));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same from wherever one looks', () => {
    fc.assert(
      fc.property(pattern, ending, start, fc.integer({ min: 0, max: 400 }), (chosen, end, startsOn, later) => {
        const from = dateOf(dayNumber(startsOn) + later);
        const rule = ruleOf(chosen, end);
        expect(found(rule, startsOn, from)).toEqual(found(rule, startsOn).filter((date) => date >= from));
      }),
      { numRuns: 40 },
    );
  });

  it('are those of rrule-temporal for every N weeks, for the Nth weekday, and for days that each month has', () => {
    const sure = days.filter(({ day }) => day <= 28);
    fc.assert(
      fc.property(fc.oneof(weeks, nths, sure), start, (chosen, startsOn) => {
        const until = dateOf(dayNumber(startsOn) + 700);
        const ours = found(ruleOf(chosen), startsOn).filter((date) => date <= until);
        expect(ours).toEqual(theirs(ruleOf(chosen), startsOn, until));
      }),
      { numRuns: 40 },
    );
  });

  // RFC 5545 leaves a month out that has no such day; a meeting is held on its last one.
  it.each([
    [29, ['2026-02-28', '2027-02-28', '2029-02-28']],
    [30, ['2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28']],
    [31, ['2026-02-28', '2026-04-30', '2026-06-30', '2026-09-30', '2026-11-30']],
  ])('differ from rrule-temporal on the %ith only where a month is too short: %j', (day, first) => {
    const startsOn = '2026-01-01';
    const ours = found(ruleOf({ every: 'month', day }), startsOn);
    const theirDates = theirs(`FREQ=MONTHLY;BYMONTHDAY=${day}`, startsOn, FIVE_YEARS.to);
    const added = ours.filter((date) => !theirDates.includes(date));
    expect(added.slice(0, first.length)).toEqual(first);
    expect(ours.filter((date) => !added.includes(date))).toEqual(theirDates);
    expect(added.every((date) => Number(date.slice(8)) < day)).toBe(true);
    expect(ours).toHaveLength(48);
  });

  it('count the weeks from the week of the first one, not from seven days after it', () => {
    const rule = ruleOf({ every: 'week', interval: 2, weekdays: [1, 5] });
    // The 20th is a Friday: its week is the first, the Monday of the next week is off.
    expect(found(rule, '2026-11-20').slice(0, 4)).toEqual(['2026-11-20', '2026-11-30', '2026-12-04', '2026-12-14']);
  });
});

describe.each(ZONES)('the instants of any rule in %s', (zone) => {
  const year = zoneYear(zone);
  const quarter = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

  it('are those of a walk through the zone’s own clock', () => {
    fc.assert(
      fc.property(pattern, start, quarter, (chosen, startsOn, wallTime) => {
        const dates = walked(chosen, { kind: 'after', count: 12 }, startsOn);
        const expected = dates.map((date) => new Date(year.firstInstantOf(date, wallTime)));
        const recurrence = { rule: ruleOf(chosen), startsOn, wallTime, zone };
        const before = new Date(Date.parse(startsOn) - 2 * DAY);
        expect(instantsAfter(recurrence, before, dates.length)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
