import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { NeedsAnswer } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { cardDelivery } from './card-delivery.ts';
import { registerMore } from './card-listeners.ts';
import { registerForms } from './form-listeners.ts';
import { registerSteps } from './step-listeners.ts';
import { postCard } from './triage-card.ts';

/** The loop: every piece of feedback gets an owner, an answer, is told to everyone and learned from. */
export function registerFeedback(slack: Slack, deps: RitualDeps): void {
  registerForms(slack, deps);
  registerSteps(slack, deps);
  registerMore(slack, deps);
}

/** What the loop sends on its own. */
export function feedbackDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [cardDelivery(deps)];
}

/** What follows when a conversation needs an answer. */
export function triage({ workspace }: RitualDeps): NeedsAnswer {
  return (tx, conversation, now) => postCard(tx, workspace.id, conversation, now);
}

// Parts that other rituals show or call.
export { answerIt, assignIt, goOn, learnFromIt, waitForCustomer } from './actions.ts';
export type { RepeatedCause } from './collect-figures.ts';
export { FIGURE_DAYS, type Figures, figures } from './collect-figures.ts';
export { takeHeardVerb } from './heard-verbs.ts';
export { type OwnPage, type OwnWork, ownWork } from './own-work.ts';
