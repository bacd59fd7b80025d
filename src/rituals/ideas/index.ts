import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { belowIdea } from './below.ts';
import { browseIdeas, registerIdeaBrowsing } from './browse-listeners.ts';
import { registerLinking } from './link-listeners.ts';
import { offerLookAlikes, registerLookAlikes } from './look-alike-listeners.ts';
import { type IdeaVerb, registerOpening } from './opening-listeners.ts';
import { postedDelivery } from './posted-delivery.ts';
import type { BelowIdea } from './reader.ts';
import { registerIdeaRecord } from './record-listeners.ts';
import { reviewIdeas } from './review-listeners.ts';
import { registerReviewing, reviewingDeliveries, reviewingMornings, reviewingOccurrences } from './reviewing.ts';
import { registerSaving } from './saving-listeners.ts';
import { showStats } from './stats-listeners.ts';
import { stepByLine } from './step-verbs.ts';

/** /idea: what colleagues would make better, and what becomes of it. */
export function registerIdeas(slack: Slack, deps: RitualDeps): void {
  const verbs: readonly IdeaVerb[] = [reviewIdeas, browseIdeas, showStats, stepByLine];
  const below: BelowIdea = belowIdea(deps);
  const offer = offerLookAlikes(deps);
  registerOpening(slack, deps, { verbs, below, offer });
  registerSaving(slack, deps, offer);
  registerIdeaRecord(slack, deps, below);
  registerLinking(slack, deps);
  registerIdeaBrowsing(slack, deps);
  registerReviewing(slack, deps);
  registerLookAlikes(slack, deps);
}

/** What ideas send on their own. */
export function ideaDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [postedDelivery(deps), ...reviewingDeliveries(deps)];
}

/** What happens when a promise to whoever sent an idea runs out. */
export function ideaOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return reviewingOccurrences(deps);
}

/** What ideas have to say in people's mornings. */
export function ideaMornings(deps: RitualDeps): MorningPart[] {
  return reviewingMornings(deps);
}

// Parts that other rituals show or call.
export { acknowledgeIdea, decideOn, makeItAnIdea, openIdea, reviewQueue, sendOne } from './actions.ts';
export { forgetInIdeas } from './colleague-gone.ts';
export { ideasAtHome } from './home-part.ts';
export type { Idea } from './idea.ts';
export { ideas } from './idea-store.ts';
export { indexEarlierIdeas } from './index-earlier.ts';
export { doneIdeasFor, meetingDoneIdeas, meetingIdeas, newIdeasFor } from './meeting-store.ts';
export { doneInAMeeting, ideaInAMeeting, meetingDoneBlocks, meetingIdeaBlocks } from './meeting-views.ts';
export { ideasOnRecord } from './on-conversation.ts';
export { planReviewers } from './plan-review.ts';
