import type { Logger } from '../logger.ts';

/** The answer, or `fallback` when it fails: for look-ups that make an answer better and must not take it away. */
export async function orElse<T>(answer: Promise<T>, fallback: T, logger: Logger): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    logger.warn({ err: error }, 'a look-up failed; going on without it');
    return fallback;
  }
}
