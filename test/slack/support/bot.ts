import { pino } from 'pino';
import { movableClock } from '../../../sandbox/clock.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { createSlack, type Slack, type SlackOptions } from '../../../src/slack/bolt.ts';
import type { WorkspaceIdentity } from '../../../src/slack/identity.ts';
import { SECRET, type StandIn, serve, signed, standIn } from './stand-in.ts';

export const IDENTITY: WorkspaceIdentity = {
  teamId: 'T1',
  enterpriseId: '',
  name: 'Lakeside',
  url: 'https://lakeside.slack.com/',
  botId: 'B1',
  botUserId: 'UBOT',
  botName: 'Empty Chair',
};

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [key: string]: unknown;
}

export const ERROR = 50;

/** Writes what is logged into `lines`. */
export function recordingLogger(lines: LogLine[]) {
  return pino({ level: 'trace', base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
}

export interface Bot {
  readonly slack: Slack;
  readonly api: StandIn;
  readonly url: string;
  readonly logs: LogLine[];
  readonly clock: ReturnType<typeof movableClock>;
  /** Delivers a payload as Slack does, signed now; gives the acknowledgement. */
  interact(payload: object): Promise<Response>;
  command(fields: Partial<Record<string, string>>): Promise<Response>;
  event(event: object, id?: string): Promise<Response>;
  /** Until everything begun has ended. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export const NOON = new Date('2026-03-02T12:00:00Z');

/** The seam over HTTP before a stand-in. Definitions are registered on `bot.slack`. */
export async function startBot(options: Partial<SlackOptions> & { clock?: Clock } = {}): Promise<Bot> {
  const api = await standIn();
  const logs: LogLine[] = [];
  const clock = movableClock(NOON);
  const slack = createSlack({
    mode: { kind: 'http', signingSecret: SECRET },
    botToken: 'xoxb-test-token',
    apiUrl: api.apiUrl,
    identity: IDENTITY,
    logger: recordingLogger(logs),
    clock,
    ...options,
  });
  const server = await serve(slack.requestListener ?? (() => undefined));
  const send = (body: string, type?: string) =>
    fetch(`${server.url}/slack/events`, signed(body, Math.floor(clock.now().getTime() / 1000), type));
  return {
    slack,
    api,
    logs,
    clock,
    url: server.url,
    interact: (payload) => send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()),
    command: (fields) => send(new URLSearchParams({ ...commandOf(api), ...fields }).toString()),
    event: (event, id = 'Ev1') =>
      send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: id, event }), 'application/json'),
    settled: () => slack.idle(),
    stop: async () => {
      await slack.stop(1_000);
      await server.stop();
      await api.stop();
    },
  };
}

/** Waits for something to become true, a turn of the event loop at a time. */
export async function until(condition: () => boolean): Promise<void> {
  const patience = systemClock.monotonic() + 10_000;
  while (!condition()) {
    if (systemClock.monotonic() > patience) throw new Error('it did not happen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

const commandOf = (api: StandIn) => ({
  command: '/heard',
  text: '',
  trigger_id: '1.2.abc',
  user_id: 'UAINO',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'product',
  response_url: `${api.url}/response_url`,
});

/** A press on a button in a channel's message. */
export function press(button: object, more: object = {}): object {
  return {
    type: 'block_actions',
    trigger_id: '1.2.press',
    user: { id: 'UAINO', team_id: 'T1' },
    team: { id: 'T1', domain: 'lakeside' },
    channel: { id: 'C1', name: 'product' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false },
    actions: [{ block_id: 'b', action_ts: '1.0', ...button }],
    ...more,
  };
}

/** A submitted form: a view as it was opened, and what was entered, by field and part ("words.0"). */
export function submission(
  view: { callback_id?: string; private_metadata?: string; title?: object; blocks: readonly object[] },
  entered: Record<string, object>,
  more: object = {},
): object {
  return {
    type: 'view_submission',
    trigger_id: '1.2.submit',
    user: { id: 'UAINO', team_id: 'T1' },
    team: { id: 'T1', domain: 'lakeside' },
    view: { id: 'V1', hash: '1.a', type: 'modal', ...view, state: { values: stateOf(view.blocks, entered) } },
    ...more,
  };
}

function stateOf(blocks: readonly object[], entered: Record<string, object>): Record<string, Record<string, object>> {
  const inputs = blocks.flatMap((block) =>
    'block_id' in block && typeof block.block_id === 'string' ? [block.block_id] : [],
  );
  return Object.fromEntries(
    inputs.map((id) => [
      id,
      { answer: entered[id.split('.').slice(0, 2).join('.')] ?? { type: 'plain_text_input', value: null } },
    ]),
  );
}
