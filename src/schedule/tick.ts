import { atMost } from '../at-most.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Logger } from '../logger.ts';
import { type Alarm, everyMinute } from './every-minute.ts';
import type { Occurrence, OccurrenceKind } from './occurrence.ts';
import { type DuePosition, dueOccurrences, nextDueAt } from './occurrences.ts';
import { createRetries } from './retries.ts';

const BATCH = 50;
/** Acting waits for Slack most of the time; many meetings begin at the same minute. */
const CONCURRENCY = 20;
const LONGEST_SLEEP = 60_000;
const PAUSE_AFTER_TROUBLE = 5_000;
/** So often it is written down that it looked. */
const TOLD_EVERY = 60_000;

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

/**
 * @param ahead how many milliseconds before its instant an occurrence is acted on; 0 by default. What people are to see
 * waits for the instant itself, as a delivery: so much of the work is done before many meetings begin at one minute.
 * @param afterwards called after each batch and at every look, because deliveries may have been written
 * @param looked writes down that all was looked through, once a minute at most
 */
export function createTick({
  db,
  clock,
  logger,
  kinds,
  ahead = 0,
  afterwards,
  looked,
}: {
  db: Database;
  clock: Clock;
  logger: Logger;
  kinds: readonly OccurrenceKind[];
  ahead?: number;
  afterwards: () => void;
  looked?: (at: Date) => Promise<void>;
}): Tick {
  const kindsByName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const retries = createRetries(clock);
  let alarm: Alarm | null = null;
  let timer: Timer | null = null;
  let looking: Promise<void> | null = null;
  let isWanted = false;
  let isStopped = false;
  let lastTickAt: Date | null = null;
  let lastToldAt: Date | null = null;

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
      const horizon = new Date(clock.now().getTime() + ahead);
      try {
        const paused = await sweep(horizon);
        lastTickAt = clock.now();
        await tell(lastTickAt);
        sleepFor(Math.min(paused, await untilNext(horizon)));
      } catch (error) {
        logger.error({ err: error }, 'the schedule cannot be read; looking again soon');
        sleepFor(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  async function tell(at: Date): Promise<void> {
    if (lastToldAt !== null && at.getTime() - lastToldAt.getTime() < TOLD_EVERY) return;
    await looked?.(at);
    lastToldAt = at;
  }

  /**
   * Goes through everything due, each once, however much fails; again for what that has planned and is due already,
   * as after a long downtime. Gives in how many milliseconds the first failure may be tried again.
   */
  async function sweep(horizon: Date): Promise<number> {
    const seen = new Set<string>();
    let ran = 1;
    while (ran > 0 && !isStopped) ran = await runUnseen(horizon, seen);
    retries.keepOnly(seen);
    return Math.min(LONGEST_SLEEP, ...[...seen].map((id) => retries.pauseOf(id)).filter((pause) => pause > 0));
  }

  /** One pass through what is due; gives how many of them it had not seen before. */
  async function runUnseen(horizon: Date, seen: Set<string>): Promise<number> {
    const seenBefore = seen.size;
    let position: DuePosition | null = null;
    do {
      const batch: Occurrence[] = await dueOccurrences(db.prisma, horizon, position, BATCH);
      const unseen = batch.filter(({ id }) => !seen.has(id));
      for (const { id } of unseen) seen.add(id);
      await atMost(CONCURRENCY, bySubject(unseen), runInOrder);
      if (unseen.length > 0 || seenBefore === 0) afterwards();
      position = batch.length === BATCH ? (batch.at(-1) ?? null) : null;
    } while (position && !isStopped);
    return seen.size - seenBefore;
  }

  async function runInOrder(group: readonly Occurrence[]): Promise<void> {
    for (const occurrence of group) {
      if (isStopped) return;
      if (retries.pauseOf(occurrence.id) === 0) await run(occurrence);
    }
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

  async function untilNext(horizon: Date): Promise<number> {
    const next = await nextDueAt(db.prisma, horizon);
    return next ? next.getTime() - ahead - clock.now().getTime() : LONGEST_SLEEP;
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

/** What one meeting left behind is acted on in its order; different meetings do not wait for each other. */
function bySubject(batch: readonly Occurrence[]): Iterable<Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of batch) {
    const key = `${occurrence.kind} ${occurrence.subjectId}`;
    groups.set(key, [...(groups.get(key) ?? []), occurrence]);
  }
  return groups.values();
}
