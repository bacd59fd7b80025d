import type { Clock } from '../clock.ts';

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

interface Failing {
  readonly failures: number;
  /** Monotonic: a clock that is set does not shorten or prolong a pause. */
  readonly pausedUntil: number;
}

/** Which things failed and when each may be tried again: after 5 s, doubled each time, up to a minute: what is due has a window. Forgotten at a restart. */
export interface Retries {
  /** Milliseconds until it may be tried again; 0 when it may now. */
  pauseOf(id: string): number;
  failed(id: string): void;
  succeeded(id: string): void;
  /** Forgets all but these. */
  keepOnly(ids: ReadonlySet<string>): void;
}

export function createRetries(clock: Clock): Retries {
  const failing = new Map<string, Failing>();
  return {
    pauseOf: (id) => Math.max(0, (failing.get(id)?.pausedUntil ?? 0) - clock.monotonic()),
    failed(id) {
      const failures = (failing.get(id)?.failures ?? 0) + 1;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
      failing.set(id, { failures, pausedUntil: clock.monotonic() + pause });
    },
    succeeded(id) {
      failing.delete(id);
    },
    keepOnly(ids) {
      for (const id of failing.keys()) if (!ids.has(id)) failing.delete(id);
    },
  };
}
