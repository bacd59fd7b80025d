import { pino } from 'pino';
import { z } from 'zod';
import { startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { OPEN_LINK } from '../../src/slack/blocks.ts';
import { benchDatabase } from './databases.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What Slack sent and answered while Mikko asked for help and logged what a customer said. */
export interface Recording {
  readonly command: Json;
  /** A press of a button that only opens a link: Slack wants nothing but an acknowledgement. */
  readonly linkPress: Json;
  readonly submission: Json;
  /** What the bot answered to the command. */
  readonly answer: Json;
  /** The last view that the bot showed. */
  readonly receipt: Json;
  /** Slack's last answer to each method. */
  readonly answers: Readonly<Record<string, Json>>;
}

const Submission = z.looseObject({ type: z.literal('view_submission'), user: z.unknown(), team: z.unknown() });

/** Plays it once through the sandbox, so that payloads and answers are those of the real forms and commands. */
export async function recordActs(): Promise<Recording> {
  const slack = await startPocketSlack();
  const database = await benchDatabase('sqlite');
  const db = await database.open();
  const app = await startApp({
    db,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    config: {
      botToken: slack.tokens.bot,
      connection: { kind: 'socket', appToken: slack.tokens.app },
      ...{ host: '127.0.0.1', port: 0, slackApiUrl: slack.apiUrl, databaseUrl: database.url },
      ...{ logLevel: 'silent', commandPrefix: '' },
    },
  });
  slack.alsoWaitFor(app.settled);
  try {
    const mikko = slack.person('Mikko');
    await mikko.types('#sales', '/heard help');
    await mikko.types('#sales', '/heard Acme: the export times out every Monday');
    await mikko.fills({ 'How did we do?': '🌧️ We fell short', 'What happens next?': 'Nothing to answer' });
    await mikko.submits();
    await slack.settled();
    return readRecording(slack);
  } finally {
    await app.stop(5_000);
    await slack.stop();
    await db.close();
    await database.drop();
  }
}

function readRecording({ deliveries, calls }: Awaited<ReturnType<typeof startPocketSlack>>): Recording {
  const payloads = deliveries.map(({ payload }) => payload);
  const submission = Submission.parse(payloads.find(({ type }) => type === 'view_submission'));
  const argumentsOf = (method: string): Json => calls.filter((call) => call.method === method).at(-1)?.args ?? {};
  return {
    command: deliveries.find(({ kind }) => kind === 'slash_commands')?.payload ?? {},
    linkPress: {
      type: 'block_actions',
      user: submission.user,
      team: submission.team,
      container: { type: 'message', message_ts: '1.2', channel_id: 'C0SALES01', is_ephemeral: false },
      channel: { id: 'C0SALES01', name: 'sales' },
      actions: [{ type: 'button', action_id: OPEN_LINK, block_id: 'b', action_ts: '1.2' }],
    },
    submission,
    answer: argumentsOf('response_url'),
    receipt: asView(argumentsOf('views.update').view),
    answers: Object.fromEntries(calls.map(({ method, answer }) => [method, answer ?? {}])),
  };
}

const View = z.record(z.string(), z.unknown());

function asView(view: unknown): Json {
  return View.parse(typeof view === 'string' ? JSON.parse(view) : view);
}
