import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, isWallTime, localDate, localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { ZONES } from './zone-year.ts';

describe('local time', () => {
  const instant = new Date('2026-11-23T22:59:30Z');

  it.each([
    ['Europe/Helsinki', '2026-11-24', '00:59', 2],
    ['America/New_York', '2026-11-23', '17:59', 1],
    ['Asia/Kolkata', '2026-11-24', '04:29', 2],
    ['Australia/Lord_Howe', '2026-11-24', '09:59', 2],
    ['Pacific/Kiritimati', '2026-11-24', '12:59', 2],
    ['Etc/UTC', '2026-11-23', '22:59', 1],
  ])('in %s is %s %s', (zone, date, time, weekday) => {
    expect([localDate(instant, zone), localWallTime(instant, zone), localWeekday(instant, zone)]).toEqual([
      date,
      time,
      weekday,
    ]);
  });

  it('is found again from date and wall time, but for the hour that comes twice', () => {
    const minute = fc.integer({ min: Date.UTC(2025, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
        const original = new Date(minutes * 60_000);
        const found = instantAt(localDate(original, zone), localWallTime(original, zone), zone);
        const hoursEarlier = (original.getTime() - found.getTime()) / 3_600_000;
        expect([0, 0.5, 1]).toContain(hoursEarlier);
        expect(localWallTime(found, zone)).toBe(localWallTime(original, zone));
      }),
    );
  });

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:30', false],
    ['09:30:00', false],
    ['', false],
  ])('%j as a time of day: %s', (text, expected) => {
    expect(isWallTime(text)).toBe(expected);
  });
});
