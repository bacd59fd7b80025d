import { describe, expect, it } from 'vitest';
import { describeRecurrence } from '../../src/schedule/describe-recurrence.ts';
import { type Ending, type Pattern, ruleOf, type Weekday, weekly } from '../../src/schedule/rule.ts';
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

describe('every rhythm that people can choose, in words', () => {
  const at = { wallTime: '10:00', zone: 'Europe/Helsinki' };
  const never: Ending = { kind: 'never' };
  const cases: [Pattern, Ending, string][] = [
    [{ every: 'week', interval: 2, weekdays: [2] }, never, 'Every second Tuesday at 10:00 Helsinki time'],
    [
      { every: 'week', interval: 2, weekdays: [1, 5] },
      never,
      'Every second week on Monday and Friday at 10:00 Helsinki time',
    ],
    [{ every: 'week', interval: 3, weekdays: [4] }, never, 'Every 3 weeks on Thursday at 10:00 Helsinki time'],
    [{ every: 'month', nth: 1, weekday: 1 }, never, 'The first Monday of each month at 10:00 Helsinki time'],
    [{ every: 'month', nth: -1, weekday: 5 }, never, 'The last Friday of each month at 10:00 Helsinki time'],
    [{ every: 'month', day: 1 }, never, 'The 1st of each month at 10:00 Helsinki time'],
    [{ every: 'month', day: 22 }, never, 'The 22nd of each month at 10:00 Helsinki time'],
    [{ every: 'month', day: 13 }, never, 'The 13th of each month at 10:00 Helsinki time'],
    [{ every: 'month', day: 31 }, never, 'The 31st, or the last day, of each month at 10:00 Helsinki time'],
    [
      { every: 'week', interval: 1, weekdays: [2] },
      { kind: 'on', date: '2027-03-31' },
      'Tuesdays at 10:00 Helsinki time, until 31 March 2027',
    ],
    [
      { every: 'week', interval: 1, weekdays: [2] },
      { kind: 'after', count: 12 },
      'Tuesdays at 10:00 Helsinki time, 12 times',
    ],
    [{ every: 'month', day: 3 }, { kind: 'after', count: 1 }, 'The 3rd of each month at 10:00 Helsinki time, once'],
  ];
  it.each(cases)('%j %j: %s', (pattern, ending, expected) => {
    expect(describeRecurrence({ rule: ruleOf(pattern, ending), ...at })).toBe(expected);
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
