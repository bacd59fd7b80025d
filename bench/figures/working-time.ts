import { systemClock } from '../../src/clock.ts';
import type { WorkingCalendar } from '../../src/schedule/working-calendar.ts';
import { calendarIn } from '../../src/settings/clocks.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { median } from '../support/statistics.ts';

/** What is asked for; the value is how much of the time that this allows is taken. */
const AIM_A_SECOND = 100_000;
const ROUNDS = 7;
const ZONES = [
  'Europe/Helsinki',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Europe/London',
  'America/Los_Angeles',
  'Africa/Cairo',
  'Pacific/Auckland',
];

export const workingTime: Figure = {
  name: 'working-time',
  title: 'Working-time arithmetic',
  needsBuild: false,
  method: `In ten zones, with the public holidays of Finland, instants spread over four years: three working days are added, and what lies between is measured. One process, ${ROUNDS} rounds in turn, the middle one; the value is the share of ten microseconds that one takes.`,
  measure({ quick }: BenchOptions) {
    const calls = quick ? 20_000 : 200_000;
    const calendars = ZONES.map((zone) => calendarIn({ time: { ...DEFAULTS.time, country: 'FI' } }, zone));
    const instants = Array.from({ length: calls }, (_, index) => new Date(Date.UTC(2024, 0, 1) + index * 630_720));
    const add = (calendar: WorkingCalendar, instant: Date): unknown => calendar.add(instant, 3);
    const between = (calendar: WorkingCalendar, instant: Date): unknown =>
      calendar.measure(instant, new Date(instant.getTime() + 400_000_000));
    return Promise.resolve([
      rowOf('three working days later', timesOf(calendars, instants, add)),
      rowOf('working days between', timesOf(calendars, instants, between)),
    ]);
  },
};

/** Seconds for one reckoning, a figure a round; the first round warms up and does not count. */
function timesOf(
  calendars: readonly WorkingCalendar[],
  instants: readonly Date[],
  reckon: (calendar: WorkingCalendar, instant: Date) => unknown,
): number[] {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const startedAt = systemClock.monotonic();
    instants.forEach((instant, index) => {
      const calendar = calendars[index % calendars.length];
      if (calendar) reckon(calendar, instant);
    });
    if (round >= 0) times.push((systemClock.monotonic() - startedAt) / 1_000 / instants.length);
  }
  return times;
}

function rowOf(what: string, times: readonly number[]): Row {
  const value = median(times);
  const rate = Math.round(1 / value / 1_000);
  return { what, value: value * AIM_A_SECOND, aim: 1, unit: '', absolute: `${rate},000 a second` };
}
