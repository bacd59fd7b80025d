import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { boltLogger } from './bolt-logger.ts';

export interface Clients {
  /** For what a person waits for: modals, look-ups. Repeats what is safe to repeat, for a second or so. */
  readonly interactive: WebClient;
  /** For posts: one attempt, because a repeated chat.postMessage is a second message. Retrying is the caller's. */
  readonly posting: WebClient;
}

const INTERACTIVE_TIMEOUT = 5_000;
const POSTING_TIMEOUT = 10_000;

/**
 * Two clients, so that a rate limit on posts does not hold up a modal. Both hand 429 to the caller at once: the
 * library's own answer is to pause every call of the client. Never `headers`: the library writes the token into them.
 */
export function createClients(options: { botToken: string; apiUrl?: string | undefined; logger: Logger }): Clients {
  const shared = (): WebClientOptions => ({
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
    logger: boltLogger(options.logger, 'warn'),
    rejectRateLimitedCalls: true,
  });
  return {
    interactive: new WebClient(options.botToken, {
      ...shared(),
      timeout: INTERACTIVE_TIMEOUT,
      retryConfig: { retries: 2, factor: 2, minTimeout: 100, maxTimeout: 500, randomize: true },
    }),
    posting: new WebClient(options.botToken, { ...shared(), timeout: POSTING_TIMEOUT, retryConfig: { retries: 0 } }),
  };
}
