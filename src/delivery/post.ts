import type { Message } from '../slack/message.ts';
import { classify, isOfSlack } from '../slack/slack-errors.ts';
import type { Delivery, DeliveryEvent } from './delivery.ts';
import type { Pacer } from './pacer.ts';
import { renderKnown } from './render-known.ts';
import type { SenderDeps } from './sender-deps.ts';
import { backOff, POST_WITHIN } from './timing.ts';

/** When a claim was made, on both clocks of this process. */
export interface ClaimedAt {
  readonly wall: Date;
  readonly monotonic: number;
}

export type PostDeps = Pick<SenderDeps, 'client' | 'clock' | 'logger' | 'checkpoint'> & {
  readonly store: Pick<SenderDeps['store'], 'keepSubjects'>;
  readonly kinds: ReadonlyMap<string, SenderDeps['kinds'][number]>;
  readonly pacer: Pacer;
  readonly isStopping: () => boolean;
};

/** Renders and posts a delivery that this process has claimed. What happened is the event it gives. */
export async function post(delivery: Delivery, claimedAt: ClaimedAt, deps: PostDeps): Promise<DeliveryEvent> {
  const rendered = await render(delivery, deps);
  if ('event' in rendered) return rendered.event;
  const opened = await openChannel(delivery, deps);
  if ('event' in opened) return opened.event;
  await deps.checkpoint?.('before-wire');
  const hindrance = whyNotNow(delivery, claimedAt, deps);
  return hindrance
    ? notSent(hindrance, deps.clock.now(), 0)
    : putOnTheWire(delivery, opened.channelId, rendered.message, deps);
}

async function render(delivery: Delivery, deps: PostDeps): Promise<{ message: Message } | { event: DeliveryEvent }> {
  const { kinds, clock, store } = deps;
  try {
    const kind = kinds.get(delivery.kind);
    if (!kind) throw new Error(`No ritual knows deliveries of kind ${delivery.kind}`);
    const rendered = await renderKnown(
      () => kind.render(delivery, clock.now()),
      (subjects) => store.keepSubjects(delivery, subjects),
    );
    if (rendered.kind === 'message') return rendered;
    const { reason } = rendered;
    if (rendered.kind === 'later') return { event: { type: 'not_sent', error: reason, retryAt: rendered.at } };
    return { event: { type: 'withdrawn', reason } };
  } catch (error) {
    return { event: afterWriting(error, delivery, deps) };
  }
}

/** Nothing has left. Slack may have refused what was asked of it about the channel or a person. */
function afterWriting(error: unknown, delivery: Delivery, { clock, logger }: PostDeps): DeliveryEvent {
  const failure = classify(error);
  const { id, kind, attempt } = delivery;
  switch (failure.kind) {
    case 'definite':
      return { type: 'refused', code: failure.code };
    case 'rate_limited':
      return notSent('rate_limited', clock.now(), failure.retryAfterMs);
    case 'not_sent':
      return notSent(failure.code, clock.now(), backOff(attempt));
    case 'unsure':
      // Slack comes back by itself; anything else may be our mistake.
      logger[isOfSlack(error) ? 'warn' : 'error'](
        { err: error, delivery: id, kind },
        'a message cannot be written; trying again later',
      );
      return notSent('cannot be written', clock.now(), backOff(attempt));
  }
}

async function openChannel(
  delivery: Delivery,
  deps: PostDeps,
): Promise<{ channelId: string } | { event: DeliveryEvent }> {
  if (!isPerson(delivery.targetId)) return { channelId: delivery.targetId };
  try {
    return { channelId: await deps.client.openDm(delivery.targetId) };
  } catch (error) {
    const event = afterFailure(error, delivery, deps);
    // Opening a DM posts nothing, so there is nothing to be unsure of.
    return {
      event: event.type === 'unclear' ? notSent(event.error, deps.clock.now(), backOff(delivery.attempt)) : event,
    };
  }
}

async function putOnTheWire(
  delivery: Delivery,
  channelId: string,
  message: Message,
  deps: PostDeps,
): Promise<DeliveryEvent> {
  try {
    const place = await deps.client.postMessage(channelId, message, delivery.id, delivery.threadTs);
    await deps.checkpoint?.('after-wire');
    return { type: 'accepted', ...place };
  } catch (error) {
    return afterFailure(error, delivery, deps);
  }
}

function afterFailure(error: unknown, { targetId, attempt }: Delivery, { clock, pacer }: PostDeps): DeliveryEvent {
  const failure = classify(error);
  switch (failure.kind) {
    case 'definite':
      return { type: 'refused', code: failure.code };
    case 'rate_limited':
      pacer.limited(targetId, failure.retryAfterMs);
      return notSent('rate_limited', clock.now(), failure.retryAfterMs);
    case 'not_sent':
      return notSent(failure.code, clock.now(), backOff(attempt));
    case 'unsure':
      return { type: 'unclear', error: failure.detail };
  }
}

/** Asked right before the wire. Both clocks count: the wall may have been set, and monotonic time stands still in sleep. */
function whyNotNow({ expiresAt }: Delivery, claimedAt: ClaimedAt, { clock, isStopping }: PostDeps): string | null {
  const now = clock.now();
  if (isStopping()) return 'stopping';
  if (now >= expiresAt) return 'ready too late';
  const elapsed = Math.max(now.getTime() - claimedAt.wall.getTime(), clock.monotonic() - claimedAt.monotonic);
  return elapsed > POST_WITHIN ? 'too long after its claim' : null;
}

/** Slack's ids of people start with U or W, those of channels and DMs with C, G or D. */
export function isPerson(targetId: string): boolean {
  return /^[UW]/.test(targetId);
}

function notSent(error: string, now: Date, pause: number): DeliveryEvent {
  return { type: 'not_sent', error, retryAt: new Date(now.getTime() + pause) };
}
