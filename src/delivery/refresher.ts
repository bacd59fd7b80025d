import type { Clock, Timer } from '../clock.ts';
import { inTime } from '../in-time.ts';
import type { Logger } from '../logger.ts';
import { classify } from '../slack/slack-errors.ts';
import type { DeliveryKind } from './delivery-kind.ts';
import type { EditingClient } from './editing-client.ts';
import { createPacer } from './pacer.ts';
import { ERASING, type RefreshStore, type StaleDelivery } from './refresh-store.ts';
import { renderKnown } from './render-known.ts';
import { LEASE, LONGEST_SLEEP } from './timing.ts';

const PAGE = 50;
const PAUSE_AFTER_TROUBLE = 30_000;

/** Writes messages anew that stand in Slack and no longer say what is true. */
export interface Refresher {
  /** Looks for such messages now, or once more when it is looking already. */
  wake(): void;
  /** Resolves when nothing is under way. */
  drain(): Promise<void>;
  /** Takes up nothing more and waits for what is under way, at most `patience` milliseconds; tells whether it ended. */
  stop(patience: number): Promise<boolean>;
}

/**
 * One message after the other, at Slack's pace. To write the same words twice does no harm, so an answer that got lost is
 * simply asked for again, and several replicas may do the same one.
 */
export function createRefresher(deps: {
  readonly store: RefreshStore;
  readonly client: EditingClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kinds: readonly DeliveryKind[];
}): Refresher {
  const { store, client, clock, logger } = deps;
  const kinds = new Map(deps.kinds.map((kind) => [kind.kind, kind]));
  const pacer = createPacer(clock);
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
      try {
        sleepFor(await sweep());
      } catch (error) {
        logger.error({ err: error }, 'stale messages cannot be read; looking again soon');
        sleepFor(PAUSE_AFTER_TROUBLE);
      }
    }
  }

  /** Gives in how many milliseconds there may be something to do again. */
  async function sweep(): Promise<number> {
    const now = clock.now();
    const page = await store.due(now, PAGE);
    let paced = LONGEST_SLEEP;
    for (const stale of page) {
      if (isStopping) return paced;
      const wait = pacer.waitFor(stale.channelId);
      if (wait > 0) paced = Math.min(paced, wait);
      else await refresh(stale);
    }
    if (page.length === PAGE) return 0;
    const next = await store.nextAt(now);
    return Math.min(paced, next ? next.getTime() - clock.now().getTime() : LONGEST_SLEEP);
  }

  async function refresh(found: StaleDelivery): Promise<void> {
    const stale = await store.claim(found, new Date(clock.now().getTime() + LEASE));
    if (stale === null) return;
    // Nothing of it stands any more.
    if (stale.ts === '') return store.done(stale);
    pacer.take(stale.channelId);
    const rendered = await render(stale);
    if (rendered === null) return store.later(stale, soon());
    if (rendered.kind === 'abandon') return remove(stale);
    if (rendered.kind === 'later') return store.later(stale, rendered.at);
    try {
      await client.updateMessage(stale, rendered.message, stale.id);
      await store.done(stale);
    } catch (error) {
      await afterFailure(error, stale, async (code) => {
        logger.warn({ delivery: stale.id, kind: stale.kind, code }, 'Slack refused to change a message');
        // What was erased must not stand there for ever; what is only out of date may.
        await (stale.error === ERASING ? remove(stale) : store.done(stale));
      });
    }
  }

  async function remove(stale: StaleDelivery): Promise<void> {
    try {
      await client.deleteMessage(stale);
      await store.gone(stale);
    } catch (error) {
      await afterFailure(error, stale, async (code) => {
        logger.error({ delivery: stale.id, kind: stale.kind, code }, 'a message that should go could not be deleted');
        await store.stuck(stale, code);
      });
    }
  }

  /** @param refused what to do when Slack says no for good */
  async function afterFailure(error: unknown, stale: StaleDelivery, refused: (code: string) => Promise<void>) {
    const failure = classify(error);
    switch (failure.kind) {
      case 'definite':
        return failure.code === 'message_not_found' ? store.gone(stale) : refused(failure.code);
      case 'rate_limited':
        pacer.limited(stale.channelId, failure.retryAfterMs);
        return store.later(stale, new Date(clock.now().getTime() + failure.retryAfterMs));
      case 'not_sent':
      case 'unsure':
        logger.info({ err: error, delivery: stale.id }, 'a message was perhaps not changed; changing it again soon');
        return store.later(stale, soon());
    }
  }

  async function render(stale: StaleDelivery) {
    try {
      const kind = kinds.get(stale.kind);
      if (!kind) throw new Error(`No ritual knows deliveries of kind ${stale.kind}`);
      return await renderKnown(
        () => kind.render(stale, clock.now(), stale.sentAt),
        (subjects) => store.keepSubjects(stale, subjects),
      );
    } catch (error) {
      logger.warn({ err: error, delivery: stale.id, kind: stale.kind }, 'a message cannot be written anew now');
      return null;
    }
  }

  function soon(): Date {
    return new Date(clock.now().getTime() + PAUSE_AFTER_TROUBLE);
  }

  /** Never longer than a minute: another replica may have changed something. */
  function sleepFor(milliseconds: number): void {
    timer?.cancel();
    timer = isStopping ? null : clock.after(Math.min(LONGEST_SLEEP, Math.max(0, milliseconds)), wake);
  }

  async function drain(): Promise<void> {
    while (looking) await looking;
  }

  return {
    wake,
    drain,
    stop(patience) {
      isStopping = true;
      timer?.cancel();
      return inTime(drain(), patience, clock);
    },
  };
}
