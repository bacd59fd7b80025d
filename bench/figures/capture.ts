import type { Provider } from '../../src/database.ts';
import { bodiesOf } from '../support/bodies.ts';
import { BUILT } from '../support/build.ts';
import { type Child, startChild } from '../support/children.ts';
import { compare, inWords } from '../support/compare.ts';
import { benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { load } from '../support/loader.ts';
import { bareSettings, startOurs } from '../support/ours.ts';
import { startQuietSlack } from '../support/quiet-slack.ts';
import { type Recording, recordActs } from '../support/recording.ts';

const AIM = 1.5;

export const capture: Figure = {
  name: 'capture',
  title: 'Capture: a submitted form is stored',
  needsBuild: true,
  method:
    'CPU time of the server process per signed submission of the real form (customer known, so three writes in one transaction), until its receipt was shown. The bare Bolt app makes the same three writes with the same durability; in the second line it also shows the same receipt (one views.update).',
  async measure(options) {
    const recording = await recordActs();
    const rows: Row[] = [];
    for (const provider of options.providers) {
      rows.push(await measureOn(provider, recording, options, { withReceipt: false }));
      rows.push(await measureOn(provider, recording, options, { withReceipt: true }));
    }
    return rows;
  },
};

async function measureOn(
  provider: Provider,
  recording: Recording,
  { quick }: BenchOptions,
  { withReceipt }: { readonly withReceipt: boolean },
): Promise<Row> {
  const slack = await startQuietSlack(recording.answers);
  const [ourDatabase, bareDatabase] = [await benchDatabase(provider), await benchDatabase(provider)];
  const ours = await startOurs({ databaseUrl: ourDatabase.url, slackApiUrl: slack.apiUrl });
  const bare = await startChild({
    program: BUILT.bare,
    env: {
      ...bareSettings(slack.apiUrl),
      DATABASE_URL: bareDatabase.url,
      ...(withReceipt ? { RECEIPT: JSON.stringify(recording.receipt) } : {}),
    },
  });
  try {
    const count = quick ? 50 : 250;
    const receipts = () => slack.callsOf('views.update');
    const submit = (child: Child, done?: () => number) => (run: string) =>
      load(child, count, bodiesOf(recording, slack.origin, run).submission, done);
    const bareDone = withReceipt ? receipts : undefined;
    const comparison = await compare(submit(ours, receipts), submit(bare, bareDone), quick);
    return {
      what: `stored and receipt shown ÷ bare Bolt with the same writes${withReceipt ? ' and receipt' : ''} (${provider})`,
      value: comparison.cpuRatio,
      aim: AIM,
      unit: '',
      absolute: inWords(comparison),
    };
  } finally {
    await ours.stop();
    await bare.stop();
    await slack.stop();
    await ourDatabase.drop();
    await bareDatabase.drop();
  }
}
