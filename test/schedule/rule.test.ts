import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ending,
  endingOf,
  MOST_WEEKS,
  NTHS,
  type Pattern,
  patternOf,
  ruleOf,
  WEEKDAYS,
  weekly,
} from '../../src/schedule/rule.ts';

const pattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: MOST_WEEKS }),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom(...NTHS),
    weekday: fc.constantFrom(...WEEKDAYS),
  }),
  fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
);
const ending: fc.Arbitrary<Ending> = fc.oneof(
  fc.constant({ kind: 'never' as const }),
  fc.constantFrom('2027-03-31', '2028-02-29').map((date) => ({ kind: 'on' as const, date })),
  fc.integer({ min: 1, max: 999 }).map((count) => ({ kind: 'after' as const, count })),
);

describe('a rule', () => {
  it('is read back as what it was made of', () => {
    fc.assert(
      fc.property(pattern, ending, (chosen, end) => {
        expect(patternOf(ruleOf(chosen, end))).toEqual(chosen);
        expect(endingOf(ruleOf(chosen, end))).toEqual(end);
      }),
    );
  });

  it('names its days in the order of the week, each once', () => {
    expect(weekly([4, 1, 4])).toBe('FREQ=WEEKLY;BYDAY=MO,TH');
  });

  const written: [Pattern, Ending, string][] = [
    [{ every: 'week', interval: 2, weekdays: [2] }, { kind: 'never' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    [{ every: 'month', nth: -1, weekday: 5 }, { kind: 'after', count: 12 }, 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12'],
    [{ every: 'month', day: 15 }, { kind: 'on', date: '2027-03-31' }, 'FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270331'],
    [{ every: 'month', day: 31 }, { kind: 'never' }, 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'],
  ];
  it.each(written)('%j, %j is %s', (chosen, end, rule) => {
    expect(ruleOf(chosen, end)).toBe(rule);
  });

  it.each([
    '',
    'BYDAY=TU',
    'FREQ=DAILY',
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;BYDAY=',
    'FREQ=WEEKLY;BYDAY=TU,TU',
    'FREQ=WEEKLY;BYDAY=TU,MO',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=0;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
  ])('that nobody can choose is refused: %j', (rule) => {
    expect(() => patternOf(rule)).toThrow(RangeError);
  });

  it('needs a day, a week, a day of the calendar and a number above nothing', () => {
    expect(() => weekly([])).toThrow(RangeError);
    expect(() => ruleOf({ every: 'week', interval: 0, weekdays: [1] })).toThrow(RangeError);
    expect(() => ruleOf({ every: 'month', day: 32 })).toThrow(RangeError);
    expect(() => ruleOf({ every: 'month', day: 1 }, { kind: 'after', count: 0 })).toThrow(RangeError);
  });
});
