import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../../src/database.ts';
import { BUILT } from '../support/build.ts';
import { type Child, startChild } from '../support/children.ts';
import { benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { bareSettings, startOurs } from '../support/ours.ts';
import { type QuietSlack, startQuietSlack } from '../support/quiet-slack.ts';
import { recordActs } from '../support/recording.ts';
import { median } from '../support/statistics.ts';

const READY_AIM = 2;
const MEMORY_AIM = 1.5;
/** At rest: what the start needed only once may be collected. */
const REST_MS = 3_000;

interface Start {
  readonly readyMs: number;
  readonly rssMb: number;
}

export const start: Figure = {
  name: 'start',
  title: 'Time to ready and memory at rest',
  needsBuild: true,
  method:
    'From the start of the process to the line that says where it listens, and resident memory three seconds later; compiled ours (node dist/main.js, migrated database) and a compiled bare Bolt app with Prisma connected, in turn, medians.',
  async measure(options) {
    const slack = await startQuietSlack((await recordActs()).answers);
    try {
      const rows: Row[] = [];
      for (const provider of options.providers) rows.push(...(await measureOn(provider, slack, options)));
      return rows;
    } finally {
      await slack.stop();
    }
  },
};

async function measureOn(provider: Provider, slack: QuietSlack, { quick }: BenchOptions): Promise<Row[]> {
  const [ourDatabase, bareDatabase] = [await benchDatabase(provider), await benchDatabase(provider)];
  const ours: Start[] = [];
  const bare: Start[] = [];
  const startBare = (): Promise<Child> =>
    startChild({ program: BUILT.bare, env: { ...bareSettings(slack.apiUrl), DATABASE_URL: bareDatabase.url } });
  try {
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      ours.push(await startOf(() => startOurs({ databaseUrl: ourDatabase.url, slackApiUrl: slack.apiUrl })));
      bare.push(await startOf(startBare));
    }
  } finally {
    await ourDatabase.drop();
    await bareDatabase.drop();
  }
  return [
    rowOf(`time to ready ÷ bare Bolt and Prisma (${provider})`, READY_AIM, 'ms', ours, bare, ({ readyMs }) => readyMs),
    rowOf(`memory at rest ÷ bare Bolt and Prisma (${provider})`, MEMORY_AIM, 'MB', ours, bare, ({ rssMb }) => rssMb),
  ];
}

async function startOf(begin: () => Promise<Child>): Promise<Start> {
  const child = await begin();
  await sleep(REST_MS);
  const { rssBytes } = await child.gauge();
  await child.stop();
  return { readyMs: child.readyMs, rssMb: rssBytes / 2 ** 20 };
}

function rowOf(
  what: string,
  aim: number,
  unit: string,
  ours: readonly Start[],
  bare: readonly Start[],
  of: (start: Start) => number,
): Row {
  const [our, their] = [median(ours.map(of)), median(bare.map(of))];
  return {
    what,
    value: our / their,
    aim,
    unit: '',
    absolute: `${our.toFixed(0)} ${unit}; bare ${their.toFixed(0)} ${unit}`,
  };
}
