import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import { leftoverDelivery, leftoverOccurrences } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { DELETION, LOOK, look, planLook } from './announce.ts';
import { announcementDelivery } from './announcement-delivery.ts';
import { deleteExpired } from './delete-expired.ts';
import { registerAnnouncement } from './listeners.ts';

/** What is kept for a time only: announced to admins, then deleted. */
export function registerRetention(slack: Slack, deps: RitualDeps): void {
  registerAnnouncement(slack, deps);
}

/** Looking at what is too old, deleting what was announced, and looking what of all that still stands in Slack. */
export function retentionOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [
    { kind: LOOK, run: (occurrence, now) => look(deps, occurrence, now) },
    { kind: DELETION, run: (occurrence, now) => deleteExpired(deps, occurrence, now) },
    leftoverOccurrences(deps),
  ];
}

/** What retention sends. */
export function retentionDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [announcementDelivery(deps), leftoverDelivery(deps)];
}

// For whoever changes the settings, and for the start of the program.
export { planLook };
