import { bodiesOf } from '../support/bodies.ts';
import { benchDatabase } from '../support/databases.ts';
import type { Figure } from '../support/figure.ts';
import { load } from '../support/loader.ts';
import { startOurs } from '../support/ours.ts';
import { startQuietSlack } from '../support/quiet-slack.ts';
import { recordActs } from '../support/recording.ts';
import { slope } from '../support/statistics.ts';

/** One reference left behind by each command would be eight bytes. */
const AIM_BYTES = 8;
const SAMPLES = 20;

export const memory: Figure = {
  name: 'memory',
  title: 'Memory over 100,000 commands',
  needsBuild: true,
  method:
    'Heap in use after a collection, twenty times on the way; the slope of the straight line nearest to the samples after the first fifth, in bytes a command. Less than a reference (8 bytes) a command counts as no upward trend.',
  async measure({ quick }) {
    const commands = quick ? 10_000 : 100_000;
    const recording = await recordActs();
    const slack = await startQuietSlack(recording.answers);
    const database = await benchDatabase('sqlite');
    const ours = await startOurs({ databaseUrl: database.url, slackApiUrl: slack.apiUrl, flags: ['--expose-gc'] });
    const samples: { x: number; y: number }[] = [];
    try {
      const step = commands / SAMPLES;
      for (let x = step; x <= commands; x += step) {
        await load(ours, step, bodiesOf(recording, slack.origin, `${x}`).command, () => slack.callsOf('response_url'));
        samples.push({ x, y: (await ours.gauge()).heapBytes });
      }
    } finally {
      await ours.stop();
      await slack.stop();
      await database.drop();
    }
    const settled = samples.filter(({ x }) => x > commands / 5);
    const perCommand = slope(settled);
    const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MB`;
    return [
      {
        what: `growth per command, ${commands.toLocaleString('en')} of /heard help`,
        value: perCommand,
        aim: AIM_BYTES,
        unit: 'B',
        absolute: `${((perCommand * 10_000) / 1024).toFixed(0)} KB per 10,000 commands; heap ${mb(settled[0]?.y ?? 0)} after a fifth, ${mb(settled.at(-1)?.y ?? 0)} at the end`,
      },
    ];
  },
};
