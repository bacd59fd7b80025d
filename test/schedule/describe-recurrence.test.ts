import { describe, expect, it } from 'vitest';
import { describeRecurrence } from '../../src/schedule/describe-recurrence.ts';
import { type Weekday, weekly } from '../../src/schedule/recurrence.ts';
import { isZone, zoneInWords, zones } from '../../src/schedule/zones.ts';

describe('a recurrence in words', () => {
  const cases: [Weekday[], string, string, string][] = [
    [[2], '10:00', 'Europe/Helsinki', 'Tuesdays at 10:00 Helsinki time'],
    [[1, 4], '09:30', 'America/New_York', 'Mondays and Thursdays at 09:30 New York time'],
    [[1, 3, 5], '16:15', 'Asia/Kolkata', 'Mondays, Wednesdays and Fridays at 16:15 Kolkata time'],
    [[1, 2, 3, 4, 5], '08:00', 'Etc/UTC', 'Weekdays at 08:00 UTC'],
    [[1, 2, 3, 4, 5, 6, 7], '08:00', 'UTC', 'Every day at 08:00 UTC'],
    [[6, 7], '12:00', 'Australia/Lord_Howe', 'Saturdays and Sundays at 12:00 Lord Howe time'],
  ];
  it.each(cases)('%j %s %s: %s', (days, wallTime, zone, expected) => {
    expect(describeRecurrence({ rule: weekly(days), wallTime, zone })).toBe(expected);
  });
});

describe('zones', () => {
  it.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['Asia/Calcutta', 'Kolkata time'],
    ['Etc/GMT', 'UTC'],
    ['Etc/GMT+5', 'UTC-5'],
    ['Etc/GMT-14', 'UTC+14'],
    ['EST', 'EST time'],
  ])('%s is called %s', (zone, expected) => {
    expect(zoneInWords(zone)).toBe(expected);
  });

  it.each([
    ['Asia/Kolkata', true],
    ['Asia/Calcutta', true],
    ['Etc/UTC', true],
    ['Europe/Atlantis', false],
    ['+02:00', false],
    ['', false],
  ])('%j is one: %s', (name, expected) => {
    expect(isZone(name)).toBe(expected);
  });

  it('to choose from are all usable, by today’s names, UTC among them', () => {
    const all = zones();
    expect(all.filter((zone) => !isZone(zone))).toEqual([]);
    expect(all).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'Europe/Helsinki']));
    expect(all).not.toContain('Asia/Calcutta');
    expect(new Set(all).size).toBe(all.length);
  });
});
