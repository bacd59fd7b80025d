import type { Clock, Timer } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Logger } from '../logger.ts';
import { type Alarm, everyMinute } from './every-minute.ts';
import type { Occurrence, OccurrenceKind } from './occurrence.ts';
import { type DuePosition, dueOccurrences, nextDueAt } from './occurrences.ts';
import { createRetries } from './retries.ts';

const BATCH = 50;
const LONGEST_SLEEP = 60_000;
const PAUSE_AFTER_TROUBLE = 5_000;

/** Sees to it that each due occurrence is acted on: by whichever replica is first, and again when that failed. */
export interface Tick {
  start(): void;
  /** Looks now, or once more when it is looking already. */
  wake(): void;
  /** Resolves when it is not looking and nobody has asked it to. */
  idle(): Promise<void>;
  /** Takes up nothing more; resolves when what is running has ended. */
  stop(): Promise<void>;
  /** When it last looked through everything due; null before the first time. */
  readonly lastTickAt: Date | null;
}

/** @param afterwards called after each batch and at every look, because deliveries may have been written */
export function createTick({
  db,
  clock,
  logger,
  kinds,
  afterwards,
}: {
  db: Database;
  clock: Clock;
  logger: Logger;
  kinds: readonly OccurrenceKind[];
  afterwards: () => void;
}): Tick {
  const kindsByName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const retries = createRetries(clock);
  let alarm: Alarm | null = null;
  let timer: Timer | null = null;
  let looking: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;
  let lastTickAt: Date | null = null;

  function wake(): void {
    isWanted = true;
    if (isStopped || looking) return;
    looking = look().finally(() => {
      looking = null;
      if (isWanted) wake();
    });
  }

  async function look(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      const now = clock.now();
      try {
        const paused = await sweep(now);
        lastTickAt = clock.now();
        sleepFor(Math.min(paused, await untilNext(now)));
      } catch (error) {
        logger.error({ err: error }, 'the schedule cannot be read; looking again soon');
        sleepFor(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  /** Goes through everything due once, however much fails. Gives in how many milliseconds the first failure may be tried again. */
  async function sweep(now: Date): Promise<number> {
    const seen = new Set<string>();
    let paused = LONGEST_SLEEP;
    let position: DuePosition | null = null;
    do {
      const batch: Occurrence[] = await dueOccurrences(db.prisma, now, position, BATCH);
      for (const occurrence of batch) {
        if (isStopped) return paused;
        seen.add(occurrence.id);
        if (retries.pauseOf(occurrence.id) === 0) await run(occurrence);
        paused = Math.min(paused, retries.pauseOf(occurrence.id) || LONGEST_SLEEP);
      }
      afterwards();
      position = batch.length === BATCH ? (batch.at(-1) ?? null) : null;
    } while (position);
    retries.keepOnly(seen);
    return paused;
  }

  async function run(occurrence: Occurrence): Promise<void> {
    const { id, kind } = occurrence;
    try {
      const known = kindsByName.get(kind);
      if (!known) throw new Error(`No ritual knows occurrences of kind ${kind}`);
      await known.run(occurrence, clock.now());
      retries.succeeded(id);
    } catch (error) {
      retries.failed(id);
      logger.error({ err: error, occurrence: id, kind }, 'an occurrence failed; trying it again later');
    }
  }

  async function untilNext(since: Date): Promise<number> {
    const next = await nextDueAt(db.prisma, since);
    return next ? next.getTime() - clock.now().getTime() : LONGEST_SLEEP;
  }

  /** Never longer than a minute: the wall clock may be set, and another replica may plan something. */
  function sleepFor(milliseconds: number): void {
    timer?.cancel();
    timer = isStopped ? null : clock.after(Math.min(LONGEST_SLEEP, Math.max(0, milliseconds)), wake);
  }

  return {
    start() {
      alarm ??= everyMinute(wake, logger);
      wake();
    },
    wake,
    async idle() {
      while (looking) await looking;
    },
    async stop() {
      isStopped = true;
      alarm?.stop();
      timer?.cancel();
      await looking;
    },
    get lastTickAt() {
      return lastTickAt;
    },
  };
}
