import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { inWorkingHours } from '../in-working-hours.ts';
import { unlessMuted } from '../unless-muted.ts';
import { askAhead } from './ask-ahead.ts';
import { registerAsked } from './asked-listeners.ts';
import { registerChannels } from './channel-listeners.ts';
import { channelNewsDelivery } from './channel-news-delivery.ts';
import { hostDeliveries } from './host-delivery.ts';
import { lessonLineDelivery } from './lesson-line.ts';
import { registerOpenerCommand } from './listeners.ts';
import { noticeDelivery } from './notice-delivery.ts';
import { openMeeting } from './open-meeting.ts';
import { EVE } from './plan-eve.ts';
import { OPENER } from './plan-opener.ts';
import { postDelivery } from './post-delivery.ts';
import { registerReleasing } from './release-listeners.ts';
import { registerSetUp } from './set-up-listeners.ts';
import { registerSteering } from './steer-listeners.ts';

/** /opener: a customer's words at the top of recurring meetings. */
export function registerOpeners(slack: Slack, deps: RitualDeps): void {
  registerOpenerCommand(slack, deps);
  registerSetUp(slack, deps);
  registerAsked(slack, deps);
  registerChannels(slack, deps);
  registerSteering(slack, deps);
  registerReleasing(slack, deps);
}

/** What happens when a meeting's opener is due, and on the morning of the working day before a meeting. */
export function openerOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [
    {
      kind: OPENER,
      async run(occurrence, now) {
        await openMeeting(deps, occurrence, now, 'due');
      },
    },
    { kind: EVE, run: (occurrence, now) => askAhead(deps, occurrence, now) },
  ];
}

/** What openers send. */
export function openerDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [
    postDelivery(deps),
    lessonLineDelivery(deps),
    ...[noticeDelivery(deps), channelNewsDelivery(deps)].map((kind) =>
      unlessMuted(deps, 'trouble', inWorkingHours(deps, kind)),
    ),
    ...hostDeliveries(deps).map((kind) => inWorkingHours(deps, kind)),
  ];
}

// Parts that other rituals show.
export { seeOpeners, setUp } from './actions.ts';
export { storyForMeeting } from './answer-asked.ts';
export { openerMornings } from './asked-morning.ts';
export { forgetTeller } from './forget-teller.ts';
export { guestsIn } from './guests-in.ts';
export { listedFor } from './known-openers.ts';
export { nextPosts } from './meetings.ts';
export { type ChannelTrouble, channelTrouble, type Opener } from './opener.ts';
export { openers } from './opener-store.ts';
export { openReleasing, takeReleaseVerb } from './release-listeners.ts';
