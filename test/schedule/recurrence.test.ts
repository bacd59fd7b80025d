import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/schedule/local-time.ts';
import { instantsAfter, type Recurrence } from '../../src/schedule/recurrence.ts';
import { type Weekday, weekly } from '../../src/schedule/rule.ts';
import { FIVE_YEARS, ZONES, zoneYear } from './zone-year.ts';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const EVERY_DAY = weekly(WEEKDAYS);
const weekdays = fc.subarray([...WEEKDAYS], { minLength: 1 });

const minutes = (instants: readonly Date[]): string[] => instants.map((instant) => instant.toISOString().slice(0, 16));

function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function instantsBetween(recurrence: Recurrence, from: Date, to: Date): Date[] {
  const count = Math.ceil((to.getTime() - from.getTime()) / 86_400_000) + 2;
  return instantsAfter(recurrence, from, count).filter((instant) => instant < to);
}

describe('the instants of a recurrence', () => {
  const tuesdays: Recurrence = {
    rule: weekly([2]),
    startsOn: '2026-10-01',
    wallTime: '10:00',
    zone: 'Europe/Helsinki',
  };

  it('keep their wall time when the clocks change', () => {
    expect(minutes(instantsAfter(tuesdays, new Date('2026-10-20T00:00:00Z'), 3))).toEqual([
      '2026-10-20T07:00',
      '2026-10-27T08:00',
      '2026-11-03T08:00',
    ]);
  });

  it('come strictly after the instant asked about', () => {
    const [first] = instantsAfter(tuesdays, new Date('2026-10-20T06:59:59.999Z'), 1);
    expect(first).toEqual(new Date('2026-10-20T07:00:00Z'));
    expect(minutes(instantsAfter(tuesdays, new Date('2026-10-20T07:00:00Z'), 1))).toEqual(['2026-10-27T08:00']);
  });

  it('never come before the first local date', () => {
    const late = { ...tuesdays, startsOn: '2026-12-02' };
    expect(minutes(instantsAfter(late, new Date('2020-01-01T00:00:00Z'), 1))).toEqual(['2026-12-08T08:00']);
  });

  it('are refused for a time, a date or a zone that does not exist', () => {
    const now = new Date('2026-10-20T00:00:00Z');
    for (const wrong of [
      { wallTime: '25:00' },
      { startsOn: '2026-02-30' },
      { zone: 'Europe/Atlantis' },
      { rule: 'nonsense' },
    ]) {
      expect(() => instantsAfter({ ...tuesdays, ...wrong }, now, 1), JSON.stringify(wrong)).toThrow();
    }
  });

  // Where a night has no such time, it is shifted by the gap; where it comes twice, the first one counts.
  it.each([
    ['Europe/Helsinki', '03:30', '2026-03-29', '2026-03-29T01:30', '04:30, an hour later'],
    ['Europe/Helsinki', '03:30', '2026-10-25', '2026-10-25T00:30', 'the first 03:30'],
    ['America/New_York', '02:30', '2026-03-08', '2026-03-08T07:30', '03:30'],
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30', 'the first 01:30'],
    ['America/Santiago', '00:00', '2026-09-06', '2026-09-06T04:00', '01:00 of the same day'],
    ['America/Santiago', '23:30', '2026-04-04', '2026-04-05T02:30', 'the first 23:30'],
    ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:45', '02:45, half an hour later'],
    ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45', 'the first 01:45'],
    ['Asia/Kolkata', '02:30', '2026-03-29', '2026-03-28T21:00', 'no change ever'],
    ['Pacific/Kiritimati', '00:00', '2026-03-29', '2026-03-28T10:00', 'fourteen hours ahead'],
  ])('in %s at %s on %s is %sZ: %s', (zone, wallTime, date, expected) => {
    const [instant] = instantsAfter(
      { rule: EVERY_DAY, startsOn: date, wallTime, zone },
      new Date('2026-01-01T00:00:00Z'),
      1,
    );
    expect(minutes(instant ? [instant] : [])).toEqual([expected]);
  });

  it('do not double when a zone leaves out a whole day', () => {
    const samoa: Recurrence = { rule: EVERY_DAY, startsOn: '2011-12-29', wallTime: '10:00', zone: 'Pacific/Apia' };
    expect(minutes(instantsAfter(samoa, new Date('2011-12-29T00:00:00Z'), 3))).toEqual([
      '2011-12-29T20:00',
      '2011-12-30T20:00',
      '2011-12-31T20:00',
    ]);
  });
});

describe.each(ZONES)('over five years in %s', (zone) => {
  const { from, to } = FIVE_YEARS;
  const year = zoneYear(zone);

  it.each(['00:00', '01:45', '02:30', '03:30', '23:30'])('there is exactly one opener per day at %s', (wallTime) => {
    const expected = year.dates.map((date) => new Date(year.firstInstantOf(date, wallTime)));
    const recurrence = { rule: EVERY_DAY, startsOn: from, wallTime, zone };
    const found = instantsAfter(recurrence, new Date(Date.parse(from) - 2 * 86_400_000), expected.length);
    expect(minutes(found)).toEqual(minutes(expected));
    expect(found.map((instant) => localDate(instant, zone))).toEqual(year.dates);
    expect(year.dates.at(-1)).toBe(to);
  });

  it('any days at any quarter of an hour are those of a walk through the calendar', () => {
    const quarter = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const start = fc.integer({ min: 0, max: year.dates.length - 120 });
    fc.assert(
      fc.property(weekdays, quarter, start, fc.integer({ min: 0, max: 20 }), (days, wallTime, first, later) => {
        const dates = year.dates.slice(first, first + 120);
        const startsOn = dates[later] ?? from;
        const window = { from: new Date(`${dates[0]}T00:00:00Z`), to: new Date(`${dates.at(-1)}T00:00:00Z`) };
        const walked = dates
          .filter((date) => date >= startsOn && days.some((day) => day === isoWeekday(date)))
          .map((date) => new Date(year.firstInstantOf(date, wallTime)))
          .filter((instant) => instant > window.from && instant < window.to);
        const found = instantsBetween({ rule: weekly(days), startsOn, wallTime, zone }, window.from, window.to);
        expect(minutes(found)).toEqual(minutes(walked));
      }),
      { numRuns: 40 },
    );
  });
});

describe('where we differ from rrule-temporal with a zone', () => {
  const theirs = (zone: string, wallTime: string, from: string, count: number): string[] => {
    const dtstart = Temporal.PlainDate.from(from).toZonedDateTime({ timeZone: zone, plainTime: wallTime });
    const rule = new RRuleTemporal({ rruleString: EVERY_DAY, dtstart });
    return rule
      .all((_date, index) => index < count)
      .map((date) => new Date(date.epochMilliseconds).toISOString().slice(0, 16));
  };
  const ours = (zone: string, wallTime: string, startsOn: string, count: number): string[] =>
    minutes(instantsAfter({ rule: EVERY_DAY, startsOn, wallTime, zone }, new Date('2026-01-01T00:00:00Z'), count));

  it.each([
    ['Europe/Helsinki', '03:30', '2026-03-28', '2026-03-29T01:30'],
    ['America/New_York', '02:30', '2026-03-07', '2026-03-08T07:30'],
    ['America/Santiago', '00:00', '2026-09-05', '2026-09-06T04:00'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03', '2026-10-03T15:45'],
  ])('it drops the day in %s at %s that a gap leaves out after %s', (zone, wallTime, from, kept) => {
    const [ourDays, theirDays] = [ours(zone, wallTime, from, 3), theirs(zone, wallTime, from, 2)];
    expect(ourDays[1]).toBe(kept);
    expect(theirDays).toEqual([ourDays[0], ourDays[2]]);
  });

  it.each([
    ['Europe/Helsinki', '03:30', '2026-10-24'],
    ['America/New_York', '01:30', '2026-10-31'],
    ['Asia/Kolkata', '10:00', '2026-03-28'],
  ])('it agrees in %s at %s around %s', (zone, wallTime, from) => {
    expect(theirs(zone, wallTime, from, 4)).toEqual(ours(zone, wallTime, from, 4));
  });
});
