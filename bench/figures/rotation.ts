import { systemClock } from '../../src/clock.ts';
import type { Provider } from '../../src/database.ts';
import { rotationFacts } from '../../src/rituals/champion/read-rotation.ts';
import { planTerms } from '../../src/rituals/champion/rotation.ts';
import type { Begun, RotationFacts, Willing } from '../../src/rituals/champion/rotation-facts.ts';
import { calendarIn } from '../../src/settings/clocks.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { percentile } from '../support/statistics.ts';
import { dateOf, fillTurns, TURNS, turnId } from '../support/turns.ts';

const AIM = 0.02;
const POOL = 200;
const YEARS = 10;
const AHEAD = 6;
const DAY = 24 * 60 * 60 * 1000;
const WHAT = `${POOL} people, ${YEARS} years`;

export const rotation: Figure = {
  name: 'rotation',
  title: 'Planning the next six terms of the champion',
  needsBuild: false,
  method: `A pool of ${POOL}, and ${YEARS} years of weekly terms behind them; the next ${AHEAD} terms are planned again and again, with Finland’s public holidays. First the plan alone, the calendar made anew each time, a week of leave in every month to come; then with all that it needs read from the database: pool, terms, a swap in ten of them, five weeks of leave a year since the first, and a look a day. The value is the 95th percentile.`,
  async measure({ quick, providers }: BenchOptions) {
    const rounds = quick ? 50 : 500;
    const [pool, begun] = [willing(), history()];
    const rows = [await rowOf(`${WHAT}, in memory`, rounds, async () => planTerms(factsOf(pool, begun), AHEAD))];
    for (const provider of providers) rows.push(await measureOn(provider, rounds));
    return rows;
  },
};

async function measureOn(provider: Provider, rounds: number): Promise<Row> {
  const database = await benchDatabase(provider);
  const db = await database.open();
  try {
    const store = settings(db.prisma, TURNS.workspaceId);
    await fillTurns(db, POOL, YEARS);
    const { champion, time } = await store.read();
    await store.save('champion', { ...champion, length: 1, zone: TURNS.zone }, systemClock.now());
    await store.save('time', { ...time, country: 'FI' }, systemClock.now());
    let reading = 0;
    const row = await rowOf(`${WHAT}, read (${provider})`, rounds, async () => {
      const startedAt = systemClock.monotonic();
      const facts = await rotationFacts(db.prisma, TURNS.workspaceId);
      reading += systemClock.monotonic() - startedAt;
      return planTerms(facts, AHEAD);
    });
    return { ...row, absolute: `${row.absolute}, of it ${(reading / (rounds + WARM_UP)).toFixed(1)} ms to read` };
  } finally {
    await db.close();
    await database.drop();
  }
}

const WARM_UP = 5;

async function rowOf(what: string, rounds: number, plan: () => Promise<readonly unknown[]>): Promise<Row> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const startedAt = systemClock.monotonic();
    const planned = await plan();
    if (round >= 0) times.push((systemClock.monotonic() - startedAt) / 1_000);
    if (planned.length !== AHEAD) throw new Error(`${planned.length} terms were planned`);
  }
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  const absolute = `p50 ${(p50 * 1_000).toFixed(1)} ms, p95 ${(p95 * 1_000).toFixed(1)} ms`;
  return { what, value: p95, aim: AIM, unit: 's', absolute };
}

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
    ...{ id: turnId(index), joinedAt, creditedEnd: joinedAt, creditedTerms: 0 },
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
    const holderId = turnId(index % POOL);
    return { number: index + 1, startsOn: dateOf(startsAt.getTime()), startsAt, endsAt, turnOfId: holderId, holderId };
  });
}
