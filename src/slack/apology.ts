import { randomBytes } from 'node:crypto';
import { MultipleListenerError, UnknownError } from '@slack/bolt';
import type { Logger } from 'pino';
import { UserFacingError } from '../errors.ts';
import { classify } from './slack-errors.ts';

/**
 * What to tell the person about an error: a refusal's own sentence, or an apology with a reference that stands in the
 * one ERROR line written here.
 * @param retry what trying again means: the same form again is kept once, every other act would be a new one.
 */
export function explain(error: unknown, logger: Logger, retry: 'same_form' | 'new_act' = 'new_act'): string {
  const cause = unwrapped(error);
  if (cause instanceof UserFacingError) {
    logger.info({ refusal: cause.code }, 'refused');
    return cause.message;
  }
  if (classify(cause).kind === 'rate_limited') {
    logger.warn({ err: cause }, 'Slack limits our rate');
    return 'Slack asks me to slow down. Try again in a minute.';
  }
  const reference = randomBytes(3).toString('hex');
  logger.error({ err: cause, reference }, 'an act failed');
  const tryAgain = retry === 'same_form' ? 'Try again; it is kept once.' : 'Try again.';
  return `That did not work, and it is our fault. ${tryAgain} If it happens again, give your admin the reference ${reference}.`;
}

/** Bolt wraps errors without a code, and several errors of one payload. */
function unwrapped(error: unknown): unknown {
  if (error instanceof MultipleListenerError) {
    return (
      error.originals.map(unwrapped).find((one) => !(one instanceof UserFacingError)) ?? unwrapped(error.originals[0])
    );
  }
  return error instanceof UnknownError ? unwrapped(error.original) : error;
}
