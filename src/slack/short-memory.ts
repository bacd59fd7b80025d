import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

/** Remembers answers for a minute at most. Those who ask for the same thing at the same time share one question. */
export interface ShortMemory<Value> {
  /** What is remembered, or what `ask` gives; a failed `ask` is not remembered. */
  get(id: string, ask: () => Promise<Value>): Promise<Value>;
  /** Asks again next time; an answer that is on its way is for those who wait for it only. */
  forget(id: string): void;
}

const LIFE = 60_000;

/** @param limits how much is remembered in all: `room`, of which each answer takes `sizeOf` (at least 1). */
export function shortMemory<Value>(
  clock: Clock,
  { room, sizeOf }: { readonly room: number; readonly sizeOf: (value: Value) => number },
): ShortMemory<Value> {
  // The cache takes an instant of 0 for none.
  const now = () => clock.monotonic() + 1;
  const known = new LRUCache<string, { readonly value: Value }>({
    maxSize: room,
    sizeCalculation: ({ value }) => Math.max(1, sizeOf(value)),
    ttl: LIFE,
    ttlResolution: 0,
    perf: { now },
  });
  const asked = new Map<string, Promise<Value>>();

  const askAndKeep = (id: string, ask: () => Promise<Value>): Promise<Value> => {
    const start = now();
    const isCurrent = () => asked.get(id) === answer;
    const answer = ask().then((value) => {
      if (isCurrent()) known.set(id, { value }, { start });
      return value;
    });
    asked.set(id, answer);
    const done = () => {
      if (isCurrent()) asked.delete(id);
    };
    answer.then(done, done);
    return answer;
  };

  return {
    async get(id, ask) {
      const found = known.get(id);
      return found ? found.value : (asked.get(id) ?? askAndKeep(id, ask));
    },
    forget(id) {
      known.delete(id);
      asked.delete(id);
    },
  };
}
