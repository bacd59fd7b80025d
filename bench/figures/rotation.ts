import { systemClock } from '../../src/clock.ts';
import { planTerms } from '../../src/rituals/champion/rotation.ts';
import type { Begun, RotationFacts, Willing } from '../../src/rituals/champion/rotation-facts.ts';
import { calendarIn } from '../../src/settings/clocks.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { percentile } from '../support/statistics.ts';

const AIM = 0.02;
const POOL = 200;
const YEARS = 10;
const AHEAD = 6;
const DAY = 24 * 60 * 60 * 1000;

export const rotation: Figure = {
  name: 'rotation',
  title: 'Planning the next six terms of the champion',
  needsBuild: false,
  method: `A pool of ${POOL}, each with a week of leave in every month to come, and ${YEARS} years of weekly terms behind them; the next ${AHEAD} terms are planned again and again, the calendar with Finland’s public holidays made anew each time. The value is the 95th percentile.`,
  measure({ quick }: BenchOptions) {
    const times: number[] = [];
    const [pool, begun] = [willing(), history()];
    for (let round = -1; round < (quick ? 50 : 500); round += 1) {
      const startedAt = systemClock.monotonic();
      planTerms(factsOf(pool, begun), AHEAD);
      if (round >= 0) times.push((systemClock.monotonic() - startedAt) / 1_000);
    }
    const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
    const absolute = `p50 ${(p50 * 1_000).toFixed(1)} ms, p95 ${(p95 * 1_000).toFixed(1)} ms`;
    return Promise.resolve([
      { what: `${POOL} people, ${YEARS} years`, value: p95, aim: AIM, unit: 's', absolute } satisfies Row,
    ]);
  },
};

function factsOf(pool: readonly Willing[], begun: readonly Begun[]): RotationFacts {
  const zone = 'Europe/Helsinki';
  const calendar = calendarIn({ time: { ...DEFAULTS.time, country: 'FI' } }, zone);
  return {
    rhythm: { unit: 'weeks', length: 1, weekday: 1, startTime: '09:00', zone },
    isWorkingDay: (date) => calendar.isWorkingDay(date),
    ...{ pool, begun, told: [], agreements: [], decidedUpTo: null },
  };
}

function willing(): Willing[] {
  const joinedAt = new Date('2016-01-01T10:00:00Z');
  return Array.from({ length: POOL }, (_, index) => ({
    ...{ id: `m${index}`, joinedAt, creditedEnd: joinedAt, creditedTerms: 0 },
    away: Array.from({ length: 12 }, (_each, month) => {
      const from = Date.UTC(2026, month, 1 + (index % 20));
      return { fromDate: dateOf(from), toDate: dateOf(from + 6 * DAY) };
    }),
  }));
}

function history(): Begun[] {
  const first = Date.UTC(2016, 0, 4, 7);
  return Array.from({ length: 52 * YEARS }, (_, index) => {
    const [startsAt, endsAt] = [new Date(first + index * 7 * DAY), new Date(first + (index + 1) * 7 * DAY)];
    const holderId = `m${index % POOL}`;
    return { number: index + 1, startsOn: dateOf(startsAt.getTime()), startsAt, endsAt, turnOfId: holderId, holderId };
  });
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
