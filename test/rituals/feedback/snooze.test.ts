import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SNOOZES, type SnoozeFor, snoozedUntil } from '../../../src/rituals/feedback/snooze.ts';
import { morningsAt } from '../../../src/schedule/cron.ts';
import { localDate, localWeekday } from '../../../src/schedule/local-time.ts';
import type { WorkingTime } from '../../../src/schedule/working-hours.ts';
import { worker } from '../../schedule/working-people.ts';

const HELSINKI = 'Europe/Helsinki';
const FRIDAY = new Date('2026-11-20T07:12:00Z');
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const until = (chosen: SnoozeFor, date = '', now = FRIDAY, time = worker()) =>
  snoozedUntil(chosen, date, { time, zone: HELSINKI }, now).at.toISOString();
const later = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const scheduled = (cron: string) => worker({ morningOn: morningsAt(cron, HELSINKI) });

describe('until when something is put off', () => {
  it.each([
    ['an hour, within the day', 'hour', '', '2026-11-20T08:12:00.000Z'],
    ['tomorrow, which is a Saturday', 'tomorrow', '', '2026-11-23T07:00:00.000Z'],
    ['Monday', 'monday', '', '2026-11-23T07:00:00.000Z'],
    ['a date', 'date', '2026-11-25', '2026-11-25T07:00:00.000Z'],
    ['today, whose morning is over', 'date', '2026-11-20', '2026-11-23T07:00:00.000Z'],
    ['yesterday, which it still is elsewhere', 'date', '2026-11-19', '2026-11-23T07:00:00.000Z'],
  ] as const)('is %s', (_case, chosen, date, expected) => {
    expect(until(chosen, date)).toBe(expected);
  });

  it('is the next morning when the hour would end after work', () => {
    expect(until('hour', '', new Date('2026-11-19T14:30:00Z'))).toBe('2026-11-20T07:00:00.000Z');
  });

  it('is the Monday to come when it is Monday', () => {
    expect(until('monday', '', new Date('2026-11-23T07:12:00Z'))).toBe('2026-11-30T07:00:00.000Z');
  });

  it('is when the workspace’s own schedule has a morning', () => {
    expect(until('tomorrow', '', new Date('2026-11-23T09:00:00Z'), scheduled('45 10 * * 1,3'))).toBe(
      '2026-11-25T08:45:00.000Z',
    );
  });

  it('is always to come, in working hours, and on the first morning from the chosen day on', () => {
    const times = fc.constantFrom<(zone: string) => WorkingTime>(
      (zone) => worker({ zone }),
      (zone) => worker({ zone, start: '00:00', end: '08:00' }),
      (zone) => worker({ zone, daysOff: [{ fromDate: '2026-12-20', toDate: '2027-01-10' }] }),
      (zone) => worker({ zone, morningOn: morningsAt('45 10 * * 1,3', zone) }),
    );
    const zones = fc.constantFrom(HELSINKI, 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata');
    const minutes = fc.integer({ min: 0, max: 180 * 24 * 60 });
    const ahead = fc.integer({ min: -1, max: 40 });
    fc.assert(
      fc.property(times, zones, minutes, ahead, fc.constantFrom(...SNOOZES), (of, zone, minute, days, chosen) => {
        const now = new Date(FRIDAY.getTime() + minute * 60_000);
        const [time, today] = [of(zone), localDate(now, zone)];
        const date = later(today, days);
        const { at, comesBack } = snoozedUntil(chosen, date, { time, zone }, now);
        const day = localDate(at, zone);
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(time.isWorking(at)).toBe(true);
        if (comesBack === 'within the day') {
          expect(at.getTime() - now.getTime()).toBe(HOUR);
          return;
        }
        expect(time.morningOn(day)?.from).toEqual(at);
        const weekday = localWeekday(now, zone);
        const first = { hour: today, tomorrow: later(today, 1), monday: later(today, 8 - weekday), date }[chosen];
        expect(day >= first).toBe(true);
        for (let each = first > today ? first : later(today, 1); each < day; each = later(each, 1)) {
          expect(time.morningOn(each)).toBeNull();
        }
      }),
    );
  });
});
