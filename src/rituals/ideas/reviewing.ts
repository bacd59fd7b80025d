import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { registerAuthors } from './author-listeners.ts';
import { ideaOwnerLeft, reviewerChanged } from './colleague-gone.ts';
import { registerDeciding } from './decide-listeners.ts';
import { doneDelivery } from './done-delivery.ts';
import { registerFinishing } from './finish-listeners.ts';
import { ownNewsMornings, reviewerNewsMornings, voterNewsMornings } from './news-morning.ts';
import { ideaPromises } from './promise-occurrences.ts';
import { registerReviewQueue } from './review-listeners.ts';
import { reviewMornings } from './review-morning.ts';
import { registerTelling } from './tell-listeners.ts';
import { tellMornings } from './tell-morning.ts';

/** What reviewers do with ideas, and what those who are concerned say to it. */
export function registerReviewing(slack: Slack, deps: RitualDeps): void {
  registerDeciding(slack, deps);
  registerFinishing(slack, deps);
  registerTelling(slack, deps);
  registerAuthors(slack, deps);
  registerReviewQueue(slack, deps);
  deps.people.changed((member) => ideaOwnerLeft(deps, member));
  deps.people.changed((member) => reviewerChanged(deps, member));
}

/** What everybody is told when an idea is done. */
export function reviewingDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [doneDelivery(deps)];
}

/** What waits for reviewers, and what those who are concerned hear. */
export function reviewingMornings(deps: RitualDeps): MorningPart[] {
  return [
    ownNewsMornings(deps),
    reviewMornings(deps),
    reviewerNewsMornings(deps),
    tellMornings(deps),
    voterNewsMornings(deps),
  ];
}

/** What follows when a promise runs out. */
export function reviewingOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [ideaPromises(deps)];
}
