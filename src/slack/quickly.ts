import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** A trigger lives three seconds; what a form would like to know beforehand may take this much of them. */
const PATIENCE_MS = 500;

/**
 * The answer if it comes at once, otherwise null: for what makes a form better but must not keep it from opening.
 * A late answer is not in vain, it warms the caches.
 */
export async function quickly<T>(answer: Promise<T>, logger: Logger, patienceMs = PATIENCE_MS): Promise<T | null> {
  const enough = new AbortController();
  const given = answer.catch((error: unknown) => {
    logger.warn({ err: error }, 'a look-up before a form failed');
    return null;
  });
  const patience = pause(patienceMs, null, { signal: enough.signal, ref: false }).catch(() => null);
  return Promise.race([given, patience]).finally(() => enough.abort());
}
