import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../src/clock.ts';
import type { Provider } from '../../src/database.ts';
import { type Child, startChild } from '../support/children.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { type Load, seedOpeners } from '../support/openers.ts';
import { startOurs } from '../support/ours.ts';
import { percentile } from '../support/statistics.ts';

const AIM_SECONDS = 5;
const LATENCY_MS = 100;
const FULL: Load = { openers: 10_000, due: 500, conversations: 1_000 };
const QUICK: Load = { openers: 1_000, due: 50, conversations: 300 };
/** The bot has to be up and at rest before the minute comes. */
const BEFOREHAND_MS = 15_000;
const PATIENCE_MS = 90_000;

const Posts = z.record(z.string(), z.array(z.number()));

export const lateness: Figure = {
  name: 'lateness',
  title: 'Lateness of posts that fall into one minute',
  needsBuild: true,
  method:
    'All due openers have the same wall time, each in a channel of its own. A pocket Slack in another process answers every call after 100 ms and says when each post stood in its channel; the bot runs compiled, over HTTP.',
  async measure(options) {
    const rows: Row[] = [];
    for (const provider of options.providers) rows.push(await measureOn(provider, options));
    return rows;
  },
};

async function measureOn(provider: Provider, { quick }: BenchOptions): Promise<Row> {
  const load = quick ? QUICK : FULL;
  const pocket = await startChild({
    program: new URL('../processes/pocket-slack.ts', import.meta.url).pathname,
    env: { CHANNELS: String(load.due), LATENCY_MS: String(LATENCY_MS) },
  });
  const database = await benchDatabase(provider);
  try {
    const dueAt = await seed(database, load, quick);
    const ours = await startOurs({
      databaseUrl: database.url,
      slackApiUrl: `http://127.0.0.1:${pocket.port}/api/`,
      botToken: 'xoxb-pocket-bot-token',
    });
    try {
      await sleep(dueAt.getTime() - systemClock.now().getTime() - 1_000);
      const before = await ours.gauge();
      const latenesses = await postsOf(pocket, load.due, dueAt);
      const cpuMs = (await ours.gauge()).cpuMs - before.cpuMs;
      return rowOf(provider, load, latenesses, cpuMs / load.due);
    } finally {
      await ours.stop();
    }
  } finally {
    await pocket.stop();
    await database.drop();
  }
}

/** Fills the database; gives when the meetings' posts are due: at a full minute, or for a quick look at the next second. */
async function seed(database: BenchDatabase, load: Load, quick: boolean): Promise<Date> {
  const unit = quick ? 1_000 : 60_000;
  const db = await database.open();
  try {
    return await seedOpeners(db, load, () => {
      const earliest = systemClock.now().getTime() + BEFOREHAND_MS;
      return new Date(Math.ceil(earliest / unit) * unit);
    });
  } finally {
    await db.close();
  }
}

/** Milliseconds after `dueAt` of each post, once all stand in Slack. @throws Error when one is missing or comes twice */
async function postsOf(pocket: Child, expected: number, dueAt: Date): Promise<number[]> {
  const giveUpAt = dueAt.getTime() + PATIENCE_MS;
  let instants: number[][] = [];
  do {
    await sleep(500);
    instants = Object.values(Posts.parse(await pocket.ask('posts')));
  } while (instants.flat().length < expected && systemClock.now().getTime() < giveUpAt);
  if (instants.some(({ length }) => length !== 1)) {
    throw new Error(`${expected} posts were due, one in each channel, and ${instants.flat().length} came`);
  }
  return instants.flat().map((instant) => instant - dueAt.getTime());
}

function rowOf(provider: Provider, { openers, due }: Load, latenesses: readonly number[], cpuMs: number): Row {
  const seconds = (percent: number): string => (percentile(latenesses, percent) / 1000).toFixed(2);
  return {
    what: `p99 of ${due} openers in one minute, of ${openers.toLocaleString('en')} weekly (${provider})`,
    value: percentile(latenesses, 99) / 1000,
    aim: AIM_SECONDS,
    unit: 's',
    absolute: `p50 ${seconds(50)} s, p95 ${seconds(95)} s, p99 ${seconds(99)} s, max ${seconds(100)} s; ${cpuMs.toFixed(1)} ms of CPU a post`,
  };
}
