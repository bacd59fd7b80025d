import { classify } from '../slack/slack-errors.ts';
import type { Delivery, DeliveryEvent } from './delivery.ts';
import { isPerson } from './post.ts';
import type { SenderDeps } from './sender-deps.ts';
import { LEASE, LOOK_AGAIN, LOOK_BACK } from './timing.ts';

/**
 * Looks in Slack for a delivery that may have been posted.
 * @param knownFor for how many milliseconds of monotonic time this process has known of the attempt: until a claim's
 * lease is over by that count too, whoever made it may still post, whatever the wall clocks say.
 */
export async function lookUp(
  delivery: Delivery,
  knownFor: number,
  { client, clock }: Pick<SenderDeps, 'client' | 'clock'>,
): Promise<DeliveryEvent> {
  const { targetId, requestedAt } = delivery;
  const lookAgain = (pause: number): DeliveryEvent => ({
    type: 'look_again',
    retryAt: new Date(clock.now().getTime() + pause),
  });
  const notNow = (code: string, pause: number): DeliveryEvent =>
    clock.now() >= delivery.expiresAt ? { type: 'unreadable', code } : lookAgain(pause);
  try {
    const channelId = isPerson(targetId) ? await client.openDm(targetId) : targetId;
    const oldest = new Date((requestedAt ?? delivery.dueAt).getTime() - LOOK_BACK);
    const finding = await client.find(channelId, delivery.id, oldest, delivery.threadTs);
    if (finding === 'too_many_messages') return { type: 'unreadable', code: finding };
    if (finding !== 'absent') return { type: 'accepted', ...finding };
    return knownFor < LEASE ? lookAgain(LEASE - knownFor) : { type: 'absent' };
  } catch (error) {
    const failure = classify(error);
    switch (failure.kind) {
      case 'definite':
        return { type: 'unreadable', code: failure.code };
      case 'rate_limited':
        return notNow('rate_limited', failure.retryAfterMs);
      case 'not_sent':
        return notNow(failure.code, LOOK_AGAIN);
      case 'unsure':
        return notNow(failure.detail, LOOK_AGAIN);
    }
  }
}
