import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { boltLogger } from './bolt-logger.ts';

export interface SocketConnection {
  /** Resolves when every socket is open. */
  start(): Promise<void>;
  /** Closes them; resolves when they are closed. */
  stop(): Promise<void>;
  openSockets(): number;
}

/**
 * One socket is deaf for as long as its pong timeout after each of Slack's routine refreshes, so there are two. Unlike
 * timeouts drift them apart should Slack ever refresh both at once.
 */
const PONG_TIMEOUTS = [5_000, 8_000];

/** Slack may hand a payload to either socket. */
export function socketConnection(
  app: App,
  options: { appToken: string; apiUrl?: string | undefined; logger: Logger },
): SocketConnection {
  const sockets = PONG_TIMEOUTS.map((clientPingTimeout) => openable(app, clientPingTimeout, options));
  return {
    start: async () => {
      await Promise.all(sockets.map((socket) => socket.start()));
    },
    stop: async () => {
      await Promise.all(sockets.map((socket) => socket.stop()));
    },
    openSockets: () => sockets.filter((socket) => socket.isOpen()).length,
  };
}

function openable(
  app: App,
  clientPingTimeout: number,
  { appToken, apiUrl, logger }: { appToken: string; apiUrl?: string | undefined; logger: Logger },
) {
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout,
    logger: boltLogger(logger, 'warn'),
    installerOptions: {
      // An object of its own: the library writes the app token and its retries into it. Without maxTimeout the waits
      // grow to months, with few retries a short outage ends the process.
      clientOptions: {
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
        retryConfig: { retries: 100, factor: 1.3, maxTimeout: 15_000 },
        timeout: 10_000,
      },
    },
  });
  receiver.init(app);
  let isOpen = false;
  receiver.client.on('connected', () => {
    isOpen = true;
  });
  for (const lost of ['close', 'reconnecting', 'disconnecting', 'disconnected']) {
    receiver.client.on(lost, () => {
      isOpen = false;
    });
  }
  return {
    isOpen: () => isOpen,
    start: () => receiver.start(),
    stop: () => receiver.client.disconnect(),
  };
}
