import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { PocketSlack } from '../../sandbox/pocket-slack.ts';

export type Mode = 'socket' | 'http';

export const MODES: readonly Mode[] = ['socket', 'http'];

export interface BareBot {
  readonly app: App;
  stop(): Promise<void>;
}

const ignore = (): void => {};

/** What Bolt says about mishaps that a test makes on purpose is no news. */
const silent: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  setName: ignore,
  getLevel: () => LogLevel.ERROR,
};

const quiet = { logger: silent };

/** The smallest Bolt app: its listeners are what a test gives it. */
export async function startBareBot(slack: PocketSlack, mode: Mode, listen: (app: App) => void): Promise<BareBot> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver =
    mode === 'socket'
      ? new SocketModeReceiver({
          ...quiet,
          appToken: slack.tokens.app,
          installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
        })
      : new HTTPReceiver({ ...quiet, signingSecret: slack.tokens.signingSecret, unhandledRequestTimeoutMillis: 500 });
  const app = new App({ ...quiet, token: slack.tokens.bot, receiver, clientOptions, convoStore: false });
  listen(app);
  if (receiver instanceof SocketModeReceiver) {
    await app.start();
    return { app, stop: () => receiver.client.disconnect() };
  }
  const server = await receiver.start(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bot does not listen on a port');
  slack.sendOverHttp(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    app,
    async stop() {
      await receiver.stop();
    },
  };
}
