import type { Timer } from '../clock.ts';
import { inTime } from '../in-time.ts';
import { createRetries } from '../schedule/retries.ts';
import type { Delivery } from './delivery.ts';
import type { QueuePosition } from './delivery-store.ts';
import { deliveryHandler } from './handle-delivery.ts';
import { createPacer } from './pacer.ts';
import type { SenderDeps } from './sender-deps.ts';
import { LONGEST_SLEEP } from './timing.ts';

const PAGE = 100;
const CONCURRENCY = 20;
const PAUSE_AFTER_TROUBLE = 5_000;
/** What ends may have written more, or have made way; looking after each one would cost more than sending it. */
const WHILE_BUSY = 250;

/** The one door by which the bot speaks on its own. */
export interface Sender {
  /** Looks for deliveries that want attention now, or once more when it is looking already. */
  wake(): void;
  /** Resolves when nothing is under way and nothing more can be done before time passes. */
  drain(): Promise<void>;
  /** Takes up nothing more and waits for what is under way, at most `patience` milliseconds; tells whether all of it ended. */
  stop(patience: number): Promise<boolean>;
}

/** Sleeps until it is woken for the first time. */
export function createSender(deps: SenderDeps): Sender {
  const { store, clock, logger, concurrency = CONCURRENCY } = deps;
  const pacer = createPacer(clock);
  const retries = createRetries(clock);
  const handle = deliveryHandler({
    ...deps,
    kinds: new Map(deps.kinds.map((kind) => [kind.kind, kind])),
    pacer,
    isStopping: () => isStopping,
  });
  const underWay = new Map<string, { readonly targetId: string; readonly done: Promise<void> }>();
  let timer: Timer | null = null;
  let looking: Promise<void> | null = null;
  let isWanted = false;
  let isStopping = false;

  function wake(): void {
    isWanted = true;
    if (isStopping || looking) return;
    looking = look().finally(() => {
      looking = null;
      if (isWanted) wake();
    });
  }

  async function look(): Promise<void> {
    while (isWanted && !isStopping) {
      isWanted = false;
      const now = clock.now();
      try {
        const paced = await sweep(now);
        sleepFor(Math.min(paced, await untilNext(now), underWay.size > 0 ? WHILE_BUSY : LONGEST_SLEEP));
      } catch (error) {
        logger.error({ err: error }, 'the queue of messages cannot be read; looking again soon');
        sleepFor(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  /** Starts everything that may start now. Gives in how many milliseconds the first of what has to keep pace may. */
  async function sweep(now: Date): Promise<number> {
    let paced = LONGEST_SLEEP;
    let position: QueuePosition | null = null;
    const seen = new Set<string>();
    do {
      const page: Delivery[] = await store.due(now, position, PAGE);
      for (const delivery of page) {
        seen.add(delivery.id);
        const wait = waitFor(delivery);
        if (wait > 0) paced = Math.min(paced, wait);
        else await start(delivery);
        if (isStopping) return paced;
      }
      position = page.length === PAGE ? (page.at(-1) ?? null) : null;
    } while (position);
    retries.keepOnly(seen);
    return paced;
  }

  /** One at a time for each target, in the order of the queue. Who waits for another is looked at again soon. */
  function waitFor({ id, state, targetId, expiresAt }: Delivery): number {
    if (underWay.has(id)) return LONGEST_SLEEP;
    const paused = retries.pauseOf(id);
    if (state !== 'pending' || clock.now() >= expiresAt) return paused;
    const isBusy = [...underWay.values()].some((other) => other.targetId === targetId);
    return isBusy ? LONGEST_SLEEP : Math.max(paused, pacer.waitFor(targetId));
  }

  async function start(delivery: Delivery): Promise<void> {
    while (underWay.size >= concurrency) await Promise.race([...underWay.values()].map(({ done }) => done));
    if (isStopping) return;
    if (delivery.state === 'pending') pacer.take(delivery.targetId);
    underWay.set(delivery.id, { targetId: delivery.targetId, done: carryOut(delivery) });
  }

  async function carryOut(delivery: Delivery): Promise<void> {
    try {
      await handle(delivery);
      retries.succeeded(delivery.id);
    } catch (error) {
      retries.failed(delivery.id);
      logger.error(
        { err: error, delivery: delivery.id, kind: delivery.kind },
        'a delivery stopped half-way; it is looked at again',
      );
    } finally {
      underWay.delete(delivery.id);
      if (underWay.size === 0) wake();
    }
  }

  async function untilNext(since: Date): Promise<number> {
    const next = await store.nextAttentionAt(since);
    return next ? next.getTime() - clock.now().getTime() : LONGEST_SLEEP;
  }

  function sleepFor(milliseconds: number): void {
    timer?.cancel();
    timer = isStopping ? null : clock.after(Math.min(LONGEST_SLEEP, Math.max(0, milliseconds)), wake);
  }

  async function drain(): Promise<void> {
    while (looking || underWay.size > 0) {
      await Promise.all([looking, ...[...underWay.values()].map(({ done }) => done)]);
    }
  }

  return {
    wake,
    drain,
    async stop(patience) {
      isStopping = true;
      timer?.cancel();
      return inTime(drain(), patience, clock);
    },
  };
}
