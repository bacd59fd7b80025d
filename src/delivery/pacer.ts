import type { Clock } from '../clock.ts';
import { CHANNEL_SPACING } from './timing.ts';

/** Slack's pace, as far as this process knows it: a message a second in a channel, and what 429 asked for. */
export interface Pacer {
  /** Milliseconds until something may be posted to this target; 0 when it may now. */
  waitFor(targetId: string): number;
  /** Takes the target's turn. */
  take(targetId: string): void;
  /** Slack answered a post with 429. */
  limited(targetId: string, retryAfter: number): void;
}

/**
 * Slack does not say whether a 429 means the channel or the whole method. The first one pauses its channel; one from a
 * second channel within that time means that the method is limited, and everything pauses.
 */
export function createPacer(clock: Clock): Pacer {
  const freeAt = new Map<string, number>();
  const limitedUntil = new Map<string, number>();
  let allFreeAt = 0;

  const inFuture = (entries: Map<string, number>): void => {
    for (const [target, until] of entries) if (until <= clock.monotonic()) entries.delete(target);
  };

  return {
    waitFor(targetId) {
      const until = Math.max(allFreeAt, freeAt.get(targetId) ?? 0, limitedUntil.get(targetId) ?? 0);
      return Math.max(0, until - clock.monotonic());
    },
    take(targetId) {
      inFuture(freeAt);
      freeAt.set(targetId, clock.monotonic() + CHANNEL_SPACING);
    },
    limited(targetId, retryAfter) {
      inFuture(limitedUntil);
      const until = clock.monotonic() + retryAfter;
      const isElsewhereToo = [...limitedUntil.keys()].some((other) => other !== targetId);
      if (isElsewhereToo) allFreeAt = Math.max(allFreeAt, until, ...limitedUntil.values());
      limitedUntil.set(targetId, until);
    },
  };
}
