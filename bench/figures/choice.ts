import { systemClock } from '../../src/clock.ts';
import type { Database, Provider } from '../../src/database.ts';
import { chooseForMeeting } from '../../src/rituals/openers/choose-for-meeting.ts';
import { OPENER_DEFAULTS, type Opener } from '../../src/rituals/openers/opener.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { fillHeard, HEARD, SHOWN_ONE_IN } from '../support/heard.ts';
import { plansOf } from '../support/plans.ts';
import { median, percentile } from '../support/statistics.ts';

const AIM_SECONDS = 0.05;
const ROUNDS = 40;
const INDEX = 'Conversation_workspaceId_heardOn_idx';

interface Filled {
  readonly rows: number;
  readonly database: BenchDatabase;
  readonly db: Database;
}

export const choice: Figure = {
  name: 'choice',
  title: 'Choosing what a meeting hears',
  needsBuild: false,
  method: `The whole choice for one meeting through Prisma: candidates read, mixed, explained. A hundred conversations a day over 1,000 days at the largest size, a tenth unanswered, a tenth confined elsewhere; the most recent twentieth was shown to this opener, so the choice has to look past all of it. Sizes in turn, ${ROUNDS} rounds; the value is the slowest of 95 in 100.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
    const rows: Row[] = [];
    for (const provider of providers) rows.push(await measureOn(provider, sizes));
    return rows;
  },
};

async function measureOn(provider: Provider, sizes: readonly number[]): Promise<Row> {
  const now = systemClock.now();
  const filled: Filled[] = [];
  try {
    for (const rows of sizes) filled.push(await fill(provider, rows, now));
    return await measureChoice(filled, provider, now);
  } finally {
    for (const { db, database } of filled) {
      await db.close();
      await database.drop();
    }
  }
}

async function fill(provider: Provider, rows: number, now: Date): Promise<Filled> {
  const database = await benchDatabase(provider);
  await fillHeard(database, rows, now);
  return { rows, database, db: await database.open() };
}

async function measureChoice(filled: readonly Filled[], provider: Provider, now: Date): Promise<Row> {
  const times = new Map<number, number[]>(filled.map(({ rows }) => [rows, []]));
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const { rows, db } of filled) {
      const milliseconds = await timeOf(db, now);
      if (round >= 0) times.get(rows)?.push(milliseconds);
    }
  }
  const largest = filled.at(-1);
  const [rows, measured] = [largest?.rows ?? 0, times.get(largest?.rows ?? 0) ?? []];
  const each = [...times].map(([size, all]) => `${size / 1_000}k ${median(all).toFixed(1)} ms`);
  return {
    what: `${rows / 1_000}k conversations, ${rows / SHOWN_ONE_IN} showings (${provider})`,
    value: percentile(measured, 95) / 1_000,
    aim: AIM_SECONDS,
    unit: 's',
    absolute: `medians ${each.join(', ')}; ${largest ? await verdictOn(largest, now) : ''}`,
  };
}

async function timeOf(db: Database, now: Date): Promise<number> {
  const startedAt = systemClock.monotonic();
  const picked = await chooseForMeeting(db.prisma, HEARD.workspaceId, OPENER, now);
  if (picked.length !== OPENER.mostShown) throw new Error(`${picked.length} were chosen`);
  return systemClock.monotonic() - startedAt;
}

async function verdictOn({ database }: Filled, now: Date): Promise<string> {
  const plans = await plansOf(database, (prisma) => chooseForMeeting(prisma, HEARD.workspaceId, OPENER, now));
  // The others read the customers of what was found, by their keys.
  const [plan = ''] = plans;
  return plan.includes(INDEX) ? `its plan names ${INDEX}` : `PLAN WITHOUT ${INDEX}: ${plan}`;
}

const { openerId: id, hostId, channelId, channelName, zone } = HEARD;
const OPENER: Opener = {
  ...OPENER_DEFAULTS,
  id,
  channelId,
  channelName,
  name: 'Weekly product',
  host: { id: hostId, name: 'Grace', slackUserId: 'U0', zone, isDeactivated: false },
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  startsOn: '2024-01-02',
  wallTime: '10:00',
  zone,
  leadMinutes: 5,
  lengthMinutes: 45,
  removedAt: null,
};
