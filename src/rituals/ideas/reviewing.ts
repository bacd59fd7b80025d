import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { registerDeciding } from './decide-listeners.ts';
import { ownNewsMornings, voterNewsMornings } from './news-morning.ts';
import { ideaPromises } from './promise-occurrences.ts';

/** What reviewers do with ideas, and what those who are concerned hear of it. */
export function registerReviewing(slack: Slack, deps: RitualDeps): void {
  registerDeciding(slack, deps);
}

export function reviewingDeliveries(_deps: RitualDeps): DeliveryKind[] {
  return [];
}

export function reviewingMornings(deps: RitualDeps): MorningPart[] {
  return [ownNewsMornings(deps), voterNewsMornings(deps)];
}

export function reviewingOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [ideaPromises(deps)];
}
