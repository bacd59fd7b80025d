import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { inWorkingHours } from '../../src/schedule/working-hours.ts';
import { ZONES } from './zone-year.ts';

describe('working hours', () => {
  it.each([
    ['in the middle of a Tuesday, at once', '2026-11-17T10:34:56Z', '2026-11-17T10:34:56.000Z'],
    ['at nine sharp, at once', '2026-11-17T07:00:00Z', '2026-11-17T07:00:00.000Z'],
    ['before nine, at nine', '2026-11-17T02:00:00Z', '2026-11-17T07:00:00.000Z'],
    ['at five sharp, the next morning', '2026-11-17T15:00:00Z', '2026-11-18T07:00:00.000Z'],
    ['on a Friday evening, on Monday', '2026-11-20T18:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['on a Saturday, on Monday', '2026-11-21T10:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['on a Sunday night, on Monday', '2026-11-22T21:30:00Z', '2026-11-23T07:00:00.000Z'],
    ['over the weekend on which the clocks go back', '2026-10-23T18:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['over the weekend on which they go forward', '2026-03-27T18:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('%s', (_case, instant, expected) => {
    expect(inWorkingHours(new Date(instant), 'Europe/Helsinki').toISOString()).toBe(expected);
  });

  it('are people’s own: never on a weekend, never at night, never more than the next working morning away', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const at = inWorkingHours(instant, zone);
        expect(at.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(at.getTime() - instant.getTime()).toBeLessThan(67 * 60 * 60 * 1_000);
        expect(localWeekday(at, zone)).toBeLessThanOrEqual(5);
        expect(localWallTime(at, zone) >= '09:00' && localWallTime(at, zone) < '17:00').toBe(true);
        expect(inWorkingHours(at, zone)).toEqual(at);
      }),
    );
  });
});
