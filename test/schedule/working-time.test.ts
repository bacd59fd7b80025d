import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { addWorkingDays } from '../../src/schedule/working-time.ts';
import { ZONES } from './zone-year.ts';

describe('working days', () => {
  it.each([
    ['Friday 14:20 and one is Monday 14:20', '2026-11-20T12:20:00Z', 1, '2026-11-23T12:20:00.000Z'],
    ['Saturday 14:20 and one is Monday 14:20', '2026-11-21T12:20:00Z', 1, '2026-11-23T12:20:00.000Z'],
    ['Sunday 14:20 and one is Monday 14:20', '2026-11-22T12:20:00Z', 1, '2026-11-23T12:20:00.000Z'],
    ['Monday 14:20 and three is Thursday 14:20', '2026-11-23T12:20:00Z', 3, '2026-11-26T12:20:00.000Z'],
    ['Wednesday 14:20 and five is the next Wednesday', '2026-11-25T12:20:00Z', 5, '2026-12-02T12:20:00.000Z'],
    ['Friday, over the night the clocks go back, keeps 14:20', '2026-10-23T11:20:00Z', 1, '2026-10-26T12:20:00.000Z'],
    [
      'Friday, over the night the clocks go forward, keeps 14:20',
      '2026-03-27T12:20:00Z',
      1,
      '2026-03-30T11:20:00.000Z',
    ],
    ['late on Thursday in Helsinki is already Friday there', '2026-11-19T22:30:00Z', 1, '2026-11-22T22:30:00.000Z'],
    ['none is the instant itself, even on a weekend', '2026-11-21T12:20:00Z', 0, '2026-11-21T12:20:00.000Z'],
  ])('%s', (_case, from, days, expected) => {
    expect(addWorkingDays(new Date(from), days, 'Europe/Helsinki').toISOString()).toBe(expected);
  });

  it('keeps seconds and milliseconds', () => {
    const later = addWorkingDays(new Date('2026-11-23T12:20:31.457Z'), 1, 'Asia/Kolkata');
    expect(later.toISOString()).toBe('2026-11-24T12:20:31.457Z');
  });

  it.each([-1, 0.5, Number.NaN])('refuses %d days', (days) => {
    expect(() => addWorkingDays(new Date('2026-11-23T12:20:00Z'), days, 'UTC')).toThrow(RangeError);
  });

  it('always end on a working day, later the more days, five to the week', () => {
    const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), fc.constantFrom(...ZONES), (from, days, zone) => {
        const end = addWorkingDays(from, days, zone);
        expect(localWeekday(end, zone)).toBeLessThan(6);
        expect(end > addWorkingDays(from, days - 1, zone)).toBe(true);
        const fiveMore = addWorkingDays(end, 5, zone);
        expect(localWeekday(fiveMore, zone)).toBe(localWeekday(end, zone));
        expect(Math.round((fiveMore.getTime() - end.getTime()) / 86_400_000)).toBe(7);
      }),
    );
  });

  it('keep the time of day where no clock changes', () => {
    const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const end = addWorkingDays(from, days, 'Asia/Kolkata');
        expect(localWallTime(end, 'Asia/Kolkata')).toBe(localWallTime(from, 'Asia/Kolkata'));
      }),
    );
  });
});
