import { LogLevel, type Logger as SlackLogger } from '@slack/logger';
import type { Logger } from 'pino';

/**
 * Slack's logger interface over ours. Their debug lines hold whole payloads and are never passed on.
 * @param worst what their "error" means here: the clients report as errors what they go on to retry.
 */
export function boltLogger(logger: Logger, worst: 'error' | 'warn'): SlackLogger {
  const write =
    (level: 'error' | 'warn' | 'debug') =>
    (...words: unknown[]) => {
      const err = words.find((word) => word instanceof Error);
      const text = words
        .filter((word) => !(word instanceof Error))
        .map(String)
        .join(' ');
      logger[level](err ? { err } : {}, text === '' ? 'Slack’s library reports' : text);
    };
  return {
    debug: () => undefined,
    info: write('debug'),
    warn: write('warn'),
    error: write(worst),
    // Ours decides: Bolt sets a level on whatever logger it gets.
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
