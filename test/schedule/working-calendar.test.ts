import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../src/schedule/rule.ts';
import { type WorkingRules, workingCalendar } from '../../src/schedule/working-calendar.ts';
import { ZONES } from './zone-year.ts';

const HELSINKI: WorkingRules = {
  zone: 'Europe/Helsinki',
  weekdays: [1, 2, 3, 4, 5],
  dayOff: (date) => (({ '2026-12-25': 'off', '2026-12-24': 'half' }) as const)[date] ?? null,
  halfDayUntil: '13:00',
  isAroundTheClock: false,
};
const calendar = workingCalendar(HELSINKI);
const wholeWeek = workingCalendar({ ...HELSINKI, weekdays: [1, 2, 3, 4, 5, 6, 7] });
const aroundTheClock = workingCalendar({ ...HELSINKI, isAroundTheClock: true });
const sundayToThursday = workingCalendar({ ...HELSINKI, zone: 'Asia/Riyadh', weekdays: [7, 1, 2, 3, 4] });

describe('adding working days', () => {
  it.each([
    ['Friday 14:20 and one is Monday 14:20', calendar, '2026-11-20T12:20Z', 1, '2026-11-23T12:20Z'],
    ['Saturday 14:20 and one is Monday 14:20', calendar, '2026-11-21T12:20Z', 1, '2026-11-23T12:20Z'],
    ['Monday 14:20 and three is Thursday 14:20', calendar, '2026-11-23T12:20Z', 3, '2026-11-26T12:20Z'],
    ['five is a week', calendar, '2026-11-25T12:20Z', 5, '2026-12-02T12:20Z'],
    ['none is the instant itself, on a weekend too', calendar, '2026-11-21T12:20Z', 0, '2026-11-21T12:20Z'],
    ['over the night the clocks go back it keeps 14:20', calendar, '2026-10-23T11:20Z', 1, '2026-10-26T12:20Z'],
    ['over the night they go forward it keeps 14:20', calendar, '2026-03-27T12:20Z', 1, '2026-03-30T11:20Z'],
    ['03:30 on the morning that has none is 04:30', wholeWeek, '2026-03-28T01:30Z', 1, '2026-03-29T01:30Z'],
    ['03:30 on the morning that has two is the first', wholeWeek, '2026-10-24T00:30Z', 1, '2026-10-25T00:30Z'],
    ['a holiday is stepped over', calendar, '2026-12-24T08:00Z', 1, '2026-12-28T08:00Z'],
    ['half a day counts for what began in a morning', calendar, '2026-12-23T08:00Z', 1, '2026-12-24T08:00Z'],
    ['and not for what began in an afternoon', calendar, '2026-12-23T12:20Z', 1, '2026-12-28T12:20Z'],
    ['at its very end it is over', calendar, '2026-12-23T11:00Z', 1, '2026-12-28T11:00Z'],
    ['where Friday and Saturday are free', sundayToThursday, '2026-11-19T11:20Z', 1, '2026-11-22T11:20Z'],
    ['around the clock a day is a day', aroundTheClock, '2026-12-24T12:20Z', 2, '2026-12-26T12:20Z'],
    ['around the clock, too, the time of day stays', aroundTheClock, '2026-10-24T11:20Z', 1, '2026-10-25T12:20Z'],
  ])('%s', (_case, days, from, count, expected) => {
    expect(days.add(new Date(from), count)).toEqual(new Date(expected));
  });

  it.each([-1, 0.5, Number.NaN])('refuses %d days', (days) => {
    expect(() => calendar.add(new Date('2026-11-23T12:20Z'), days)).toThrow(RangeError);
  });

  it('refuses a week without work, a half day without an end, and a year that is one long holiday', () => {
    expect(() => workingCalendar({ ...HELSINKI, weekdays: [] })).toThrow(RangeError);
    expect(() => workingCalendar({ ...HELSINKI, halfDayUntil: 'noon' })).toThrow(RangeError);
    const always = workingCalendar({ ...HELSINKI, dayOff: () => 'off' });
    expect(() => always.add(new Date('2026-11-23T12:20Z'), 1)).toThrow('No day of a whole year is worked');
  });
});

describe('measuring working days', () => {
  it.each([
    ['a day is one', calendar, '2026-11-23T12:20Z', '2026-11-24T12:20Z', 1],
    ['half of one is half', calendar, '2026-11-23T12:20Z', '2026-11-24T00:20Z', 0.5],
    ['a weekend is no time', calendar, '2026-11-20T12:20Z', '2026-11-23T12:20Z', 1],
    ['nothing is nothing', calendar, '2026-11-23T12:20Z', '2026-11-23T12:20Z', 0],
    ['backwards is nothing', calendar, '2026-11-24T12:20Z', '2026-11-23T12:20Z', 0],
    ['a holiday is no time', calendar, '2026-12-24T08:00Z', '2026-12-28T08:00Z', 1],
    ['over the autumn night an hour more is no more', calendar, '2026-10-23T11:20Z', '2026-10-26T12:20Z', 1],
  ])('%s', (_case, days, from, to, expected) => {
    expect(days.measure(new Date(from), new Date(to))).toBeCloseTo(expected, 9);
  });
});

const anyRules = fc.record({
  zone: fc.constantFrom(...ZONES),
  weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  halfDayUntil: fc.constantFrom('12:00', '13:30'),
  isAroundTheClock: fc.boolean(),
  holidays: fc.dictionary(
    fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map(dateOf),
    fc.constantFrom('off' as const, 'half' as const),
    { maxKeys: 20 },
  ),
});
const anyInstant = fc.date({ min: new Date('2025-10-01'), max: new Date('2027-02-01'), noInvalidDate: true });

describe('whatever the rules', () => {
  it('adding and then measuring gives back the same, and later is never less', () => {
    fc.assert(
      fc.property(anyRules, anyInstant, fc.integer({ min: 0, max: 40 }), ({ holidays, ...rules }, from, days) => {
        const any = workingCalendar({ ...rules, dayOff: (date) => holidays[date] ?? null });
        const end = any.add(from, days);
        expect(any.measure(from, end)).toBe(days);
        expect(any.measure(from, new Date(end.getTime() + 60_000))).toBeGreaterThan(days);
        expect(any.add(from, days + 1) > end).toBe(true);
      }),
    );
  });

  it('what was measured can be laid on again, to the millisecond', () => {
    fc.assert(
      fc.property(
        anyRules,
        anyInstant,
        fc.integer({ min: 0, max: 10 * 86_400_000 }),
        ({ holidays, ...rules }, from, ms) => {
          const any = workingCalendar({ ...rules, dayOff: (date) => holidays[date] ?? null });
          const to = new Date(from.getTime() + ms);
          const span = any.measure(from, to);
          expect(Math.abs(any.advance(from, span).getTime() - to.getTime())).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('one step lands on a worked day', () => {
    fc.assert(
      fc.property(anyRules, anyInstant, ({ holidays, zone, ...rules }, from) => {
        const any = workingCalendar({ ...rules, zone, dayOff: (date) => holidays[date] ?? null });
        const end = any.add(from, 1);
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(end);
        expect(any.isWorkingDay(shown)).toBe(true);
      }),
    );
  });
});

function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
