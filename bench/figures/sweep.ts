import { systemClock } from '../../src/clock.ts';
import type { Database, Provider } from '../../src/database.ts';
import { deliveryStore } from '../../src/delivery/delivery-store.ts';
import { dueOccurrences, nextDueAt } from '../../src/schedule/occurrences.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { DUE, fillHistory } from '../support/history.ts';
import { type Plan, plansOf } from '../support/plans.ts';
import { median } from '../support/statistics.ts';

const AIM = 2;
const ROUNDS = 15;
const SWEEPS_PER_ROUND = 10;

/** What the tick and the sender ask of the database at each look. */
const SWEEPS = [
  { name: 'occurrences', index: 'Occurrence_state_dueAt_idx', look: lookForOccurrences },
  { name: 'deliveries', index: 'Delivery_state_notBefore_idx', look: lookForDeliveries },
] as const;
type Sweep = (typeof SWEEPS)[number];

type Sweepable = Pick<Database, 'prisma'>;

async function lookForOccurrences({ prisma }: Sweepable, now: Date): Promise<number> {
  const due = await dueOccurrences(prisma, now, null, DUE);
  await nextDueAt(prisma, now);
  return due.length;
}

async function lookForDeliveries({ prisma }: Sweepable, now: Date): Promise<number> {
  const store = deliveryStore({ prisma, transaction: refuse });
  const due = await store.due(now, null, DUE);
  await store.nextAttentionAt(now);
  return due.length;
}

const refuse = (): never => {
  throw new Error('a sweep only reads');
};

interface Filled {
  readonly rows: number;
  readonly database: BenchDatabase;
  readonly db: Database;
}

export const sweep: Figure = {
  name: 'sweep',
  title: 'Sweep for what is due',
  needsBuild: false,
  method: `One look of the tick (of the sender) through Prisma: the ${DUE} rows that are due, and when the next one will be. A tenth of all rows still wait. Rounds of ${SWEEPS_PER_ROUND} looks over all sizes in turn, median of ${ROUNDS}.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [1_000, 20_000] : [1_000, 10_000, 100_000, 1_000_000];
    const rows: Row[] = [];
    for (const provider of providers) rows.push(...(await measureOn(provider, sizes)));
    return rows;
  },
};

async function measureOn(provider: Provider, sizes: readonly number[]): Promise<Row[]> {
  const now = systemClock.now();
  const filled: Filled[] = [];
  try {
    for (const rows of sizes) filled.push(await fill(provider, rows, now));
    const rows: Row[] = [];
    for (const each of SWEEPS) rows.push(await measureSweep(each, filled, provider, now));
    return rows;
  } finally {
    for (const { db, database } of filled) {
      await db.close();
      await database.drop();
    }
  }
}

async function fill(provider: Provider, rows: number, now: Date): Promise<Filled> {
  const database = await benchDatabase(provider);
  await fillHistory(database, rows, now);
  return { rows, database, db: await database.open() };
}

async function measureSweep(each: Sweep, filled: readonly Filled[], provider: Provider, now: Date): Promise<Row> {
  const times = new Map<number, number[]>(filled.map(({ rows }) => [rows, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const { rows, db } of filled) {
      const microseconds = await timeOf(each, db, now);
      if (round >= 0) times.get(rows)?.push(microseconds);
    }
  }
  const medians = [...times.values()].map(median);
  const absolute = [...times].map(([rows, measured]) => `${shortly(rows)} ${median(measured).toFixed(0)} µs`);
  const largest = filled.at(-1);
  const plans = largest ? await plansOf(largest.database, (prisma) => each.look({ prisma }, now)) : [];
  return {
    what: `${each.name}, ${shortly(largest?.rows ?? 0)} rows ÷ 1k (${provider})`,
    value: (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN),
    aim: AIM,
    unit: '',
    absolute: `${absolute.join(', ')}; ${verdictOf(plans, each.index)}`,
  };
}

async function timeOf(each: Sweep, db: Database, now: Date): Promise<number> {
  const startedAt = systemClock.monotonic();
  for (let times = 0; times < SWEEPS_PER_ROUND; times += 1) {
    const found = await each.look(db, now);
    if (found !== DUE) throw new Error(`${DUE} rows are due, and the sweep of ${each.name} found ${found}`);
  }
  return ((systemClock.monotonic() - startedAt) / SWEEPS_PER_ROUND) * 1000;
}

function verdictOf(plans: readonly Plan[], index: string): string {
  const without = plans.filter((plan) => !plan.includes(index));
  return without.length === 0 ? `every plan names ${index}` : `PLAN WITHOUT ${index}: ${without.join(' | ')}`;
}

function shortly(rows: number): string {
  return rows >= 1_000_000 ? `${rows / 1_000_000}M` : `${rows / 1_000}k`;
}
