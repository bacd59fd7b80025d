import type { Clock } from '../clock.ts';

/** Work that was begun and must be finished before the process goes. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is left, however long that takes. */
  idle(): Promise<void>;
  /** Waits for everything, at most `deadlineMs`. True when nothing is left. */
  drain(deadlineMs: number): Promise<boolean>;
}

export function createInFlight(clock: Clock): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      running.add(work);
      const forget = () => {
        running.delete(work);
      };
      work.then(forget, forget);
      return work;
    },
    idle: () => everything(running),
    drain: (deadlineMs) =>
      new Promise((resolve) => {
        const timer = clock.after(deadlineMs, () => resolve(running.size === 0));
        void everything(running).then(() => {
          timer.cancel();
          resolve(true);
        });
      }),
  };
}

/** Work may begin other work while we wait. */
async function everything(running: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running);
}
