import { createAttemptAges } from './attempt-ages.ts';
import type { Delivery, DeliveryEvent } from './delivery.ts';
import type { Applied } from './delivery-store.ts';
import { lookUp } from './look-up.ts';
import { nextStep } from './moves.ts';
import { type PostDeps, post } from './post.ts';
import type { SenderDeps } from './sender-deps.ts';
import { MARK_PAUSES } from './timing.ts';

type HandlerDeps = PostDeps & Pick<SenderDeps, 'store' | 'metrics'>;

/** Takes a delivery that wants attention one step on; does nothing when somebody else was first. */
export function deliveryHandler(deps: HandlerDeps): (delivery: Delivery) => Promise<void> {
  const { store, clock, logger, kinds, metrics, checkpoint } = deps;
  const ages = createAttemptAges(clock);

  async function apply(event: DeliveryEvent, delivery: Delivery): Promise<Applied | null> {
    const applied = await store.apply(event, delivery, clock.now(), async (tx, moved, outcome) => {
      await kinds.get(moved.kind)?.settled(tx, moved, outcome);
    });
    if (applied) report(applied, delivery);
    return applied;
  }

  function report({ delivery: { id, kind, state, dueAt }, outcome }: Applied, before: Delivery): void {
    if (state !== before.state) metrics.outcome(kind, state);
    if (outcome?.state === 'sent') metrics.delivered(kind, outcome.at.getTime() - dueAt.getTime());
    if (outcome?.state === 'failed') logger.warn({ delivery: id, kind, code: outcome.code }, 'Slack refused a message');
    if (outcome?.state === 'abandoned')
      logger.warn({ delivery: id, kind, reason: outcome.reason }, 'a message was given up');
  }

  /** What Slack has answered must not be lost to a database that is away for a moment. */
  async function applyPatiently(event: DeliveryEvent, delivery: Delivery): Promise<Applied | null> {
    for (const pause of MARK_PAUSES) {
      try {
        return await apply(event, delivery);
      } catch (error) {
        logger.warn(
          { err: error, delivery: delivery.id, event: event.type },
          'a mark was not written; writing it again',
        );
        await new Promise<void>((resolve) => clock.after(pause, resolve));
      }
    }
    return apply(event, delivery);
  }

  async function send(delivery: Delivery): Promise<void> {
    // Read before the claim, so that what is left of the lease is never overrated.
    const claimedAt = { wall: clock.now(), monotonic: clock.monotonic() };
    const claimed = await apply({ type: 'claimed' }, delivery);
    if (!claimed) return;
    ages.knownFor(claimed.delivery);
    await checkpoint?.('after-claim');
    const event = await post(claimed.delivery, claimedAt, deps);
    await checkpoint?.('before-mark');
    const marked = await applyPatiently(event, claimed.delivery);
    if (!marked && event.type === 'accepted') {
      logger.warn({ delivery: delivery.id, ts: event.ts }, 'an answer came after the delivery had moved on');
    }
  }

  return async (delivery) => {
    switch (nextStep(delivery, clock.now())) {
      case 'send':
        await send(delivery);
        break;
      case 'expire':
        await apply({ type: 'expired' }, delivery);
        break;
      case 'doubt':
        ages.knownFor(delivery);
        await apply({ type: 'lease_over' }, delivery);
        break;
      case 'look_up':
        await apply(await lookUp(delivery, ages.knownFor(delivery), deps), delivery);
        break;
      case 'nothing':
        break;
    }
  };
}
