import { schedule } from 'node-cron';
import type { Logger } from '../logger.ts';

/** Something that goes on until it is stopped. */
export interface Alarm {
  stop(): void;
}

/**
 * Calls `wake` at every full minute. In UTC, because node-cron leaves out an hour when a local clock changes (main.ts sets
 * the process to UTC too); and only as a wake-up, because it drops a minute in which the process was busy and falls silent
 * when the clock is set back.
 */
export function everyMinute(wake: () => void, logger: Logger): Alarm {
  const task = schedule('* * * * *', wake, {
    name: 'wake-up',
    timezone: 'UTC',
    noOverlap: true,
    distributed: false,
    suppressMissedWarning: true,
    unref: true,
    logger: cronLogger(logger),
  });
  return { stop: () => void task.destroy() };
}

/** A missed minute needs nobody's help: what was due is found at the next one. So nothing here is louder than debug. */
function cronLogger(logger: Logger) {
  const say = (message: string | Error, error?: Error): void => {
    logger.debug({ err: error ?? (message instanceof Error ? message : undefined) }, `node-cron: ${String(message)}`);
  };
  return { info: say, warn: say, debug: say, error: say };
}
