import { bodiesOf } from '../support/bodies.ts';
import { BUILT } from '../support/build.ts';
import { type Child, startChild } from '../support/children.ts';
import { type Comparison, compare, inWords } from '../support/compare.ts';
import { benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { load } from '../support/loader.ts';
import { bareSettings, startOurs } from '../support/ours.ts';
import { type QuietSlack, startQuietSlack } from '../support/quiet-slack.ts';
import { type Recording, recordActs } from '../support/recording.ts';

const AIM = 1.3;

export const acknowledgement: Figure = {
  name: 'acknowledgement',
  title: 'Acknowledgement of an act without database work',
  needsBuild: true,
  method:
    'CPU time of the server process per signed request over HTTP, rounds of both in turn, medians. Every command of ours is answered, so there are two lines: a button that only opens a link, where both only acknowledge; and /heard help, where both acknowledge and post the same answer to its response_url.',
  async measure(options) {
    const recording = await recordActs();
    const slack = await startQuietSlack(recording.answers);
    const database = await benchDatabase('sqlite');
    const ours = await startOurs({ databaseUrl: database.url, slackApiUrl: slack.apiUrl });
    const acking = await startChild({ program: BUILT.bare, env: bareSettings(slack.apiUrl) });
    const answering = await startChild({
      program: BUILT.bare,
      env: { ...bareSettings(slack.apiUrl), ANSWER: JSON.stringify(recording.answer) },
    });
    try {
      return await measureBoth({ recording, slack, ours, acking, answering }, options);
    } finally {
      for (const child of [ours, acking, answering]) await child.stop();
      await slack.stop();
      await database.drop();
    }
  },
};

interface Stage {
  readonly recording: Recording;
  readonly slack: QuietSlack;
  readonly ours: Child;
  readonly acking: Child;
  readonly answering: Child;
}

async function measureBoth(
  { recording, slack, ours, acking, answering }: Stage,
  { quick }: BenchOptions,
): Promise<Row[]> {
  const bodies = (run: string) => bodiesOf(recording, slack.origin, run);
  const count = quick ? 500 : 2_000;
  const answers = () => slack.callsOf('response_url');
  const press = (child: Child) => (run: string) => load(child, count, bodies(run).linkPress);
  const ask = (child: Child) => (run: string) => load(child, count, bodies(run).command, answers);
  return [
    rowOf('a press, only acknowledged ÷ bare Bolt', await compare(press(ours), press(acking), quick)),
    rowOf('/heard help with its answer ÷ bare Bolt with the same', await compare(ask(ours), ask(answering), quick)),
  ];
}

function rowOf(what: string, comparison: Comparison): Row {
  return { what, value: comparison.cpuRatio, aim: AIM, unit: '', absolute: inWords(comparison) };
}
