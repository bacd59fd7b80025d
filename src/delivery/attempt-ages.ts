import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Delivery } from './delivery.ts';

const REMEMBERED = 10_000;

/** For how long this process has known of an attempt, whoever made it. A restart starts the count again. */
export interface AttemptAges {
  /** Milliseconds of monotonic time since it was first asked about this attempt; 0 the first time. */
  knownFor(delivery: Pick<Delivery, 'id' | 'attempt'>): number;
}

/** Remembers the latest 10,000 attempts. */
export function createAttemptAges(clock: Clock): AttemptAges {
  // What falls out is counted again, which only makes us wait longer.
  const firstSeen = new LRUCache<string, number>({ max: REMEMBERED });
  return {
    knownFor({ id, attempt }) {
      const key = `${id} ${attempt}`;
      const since = firstSeen.get(key) ?? clock.monotonic();
      firstSeen.set(key, since);
      return clock.monotonic() - since;
    },
  };
}
