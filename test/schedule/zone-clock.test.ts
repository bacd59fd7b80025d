import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneClock } from '../../src/schedule/zone-clock.ts';
import { ZONES } from './zone-year.ts';

const anyZone = fc.constantFrom(...ZONES, 'UTC', 'Europe/London', 'Pacific/Apia', 'America/St_Johns');
const anyInstant = fc.integer({ min: Date.parse('2008-01-01T00:00:00Z'), max: Date.parse('2037-12-31T00:00:00Z') });

describe('a zone’s clock', () => {
  it('shows what the calendar says, at any instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
        expect(zoneClock(zone).wallOf(instant)).toBe(local.toZonedDateTime('UTC').epochMilliseconds);
      }),
    );
  });

  it('finds the instant of a wall time as the calendar does: shifted in a gap, the first of two', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, wall) => {
        const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
        const expected = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
        expect(zoneClock(zone).instantOf(wall)).toBe(expected);
      }),
    );
  });

  it.each([
    ['in the gap of spring', 'Europe/Helsinki', '2026-03-29T03:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['the first of two in autumn', 'Europe/Helsinki', '2026-10-25T03:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['half an hour of gap', 'Australia/Lord_Howe', '2026-10-04T02:15:00Z', '2026-10-03T15:45:00.000Z'],
    ['on the day that Samoa left out', 'Pacific/Apia', '2011-12-30T12:00:00Z', '2011-12-30T22:00:00.000Z'],
  ])('%s', (_case, zone, wall, expected) => {
    expect(new Date(zoneClock(zone).instantOf(Date.parse(wall))).toISOString()).toBe(expected);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => zoneClock('Europe/Nowhere')).toThrow(RangeError);
  });
});
