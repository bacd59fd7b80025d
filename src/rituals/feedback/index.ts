import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { NeedsAnswer } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { inWorkingHours } from '../in-working-hours.ts';
import type { MorningPart } from '../morning.ts';
import { unlessMuted } from '../unless-muted.ts';
import { assignedDelivery } from './assigned-delivery.ts';
import { assignedMornings } from './assigned-morning.ts';
import { cardDelivery } from './card-delivery.ts';
import { registerMore } from './card-listeners.ts';
import { registerChannels } from './channel-listeners.ts';
import { contentMornings } from './content-morning.ts';
import { escalationMornings } from './escalation-morning.ts';
import { breaches } from './escalation-occurrences.ts';
import { registerForms } from './form-listeners.ts';
import { heardMornings } from './heard-morning.ts';
import { importLineDelivery } from './import-delivery.ts';
import { importsCameIn, importsLate } from './import-occurrences.ts';
import { looksForLeavers, planLookForLeavers } from './look-for-leavers.ts';
import { nudgeOccurrences } from './nudge-occurrences.ts';
import { registerOwnLists } from './own-list.ts';
import { ownerLeft } from './owner-left.ts';
import { registerLater } from './prevention-listeners.ts';
import { preventionMornings } from './prevention-morning.ts';
import { clockChanges } from './reminder-clock.ts';
import { withinDayDelivery } from './reminder-delivery.ts';
import { registerReminderList } from './reminder-list.ts';
import { reminderMornings } from './reminder-morning.ts';
import { sharedDelivery } from './shared-delivery.ts';
import { registerSnooze } from './snooze-listeners.ts';
import { snoozeReturns } from './snooze-return.ts';
import { registerStepList } from './step-list.ts';
import { registerSteps } from './step-listeners.ts';
import { bringBack, triage } from './triage.ts';
import { triageMornings } from './triage-morning.ts';
import { troubleDelivery } from './trouble-delivery.ts';
import { waitsOver } from './wait-over.ts';
import { waitOverMornings } from './wait-over-morning.ts';

/** The loop: every piece of feedback gets an owner, an answer, is told to everyone and learned from. */
export function registerFeedback(slack: Slack, deps: RitualDeps): void {
  registerForms(slack, deps);
  registerSteps(slack, deps);
  registerMore(slack, deps);
  registerSnooze(slack, deps);
  registerReminderList(slack, deps);
  registerLater(slack, deps);
  registerOwnLists(slack, deps);
  registerStepList(slack, deps);
  registerChannels(slack, deps);
  deps.people.changed((member) => ownerLeft(deps, member));
}

/** What the loop sends on its own. */
export function feedbackDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [
    cardDelivery(deps),
    importLineDelivery(deps),
    assignedDelivery(deps),
    sharedDelivery(deps),
    unlessMuted(deps, 'trouble', inWorkingHours(deps, troubleDelivery(deps))),
    withinDayDelivery(deps),
  ];
}

/** What the loop does when an instant comes. */
export function feedbackOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [
    clockChanges(deps),
    snoozeReturns(deps),
    nudgeOccurrences(deps),
    breaches(deps),
    waitsOver(deps),
    looksForLeavers(deps),
    importsCameIn(deps),
    importsLate(deps),
  ];
}

/** What follows when a conversation needs an answer. */
export function onNeedsAnswer({ workspace }: RitualDeps): NeedsAnswer {
  return (tx, conversation, now) => triage(tx, workspace.id, conversation, now);
}

/** What follows when a deleted conversation is back. */
export function onRestored({ workspace }: RitualDeps): NeedsAnswer {
  return (tx, conversation, now) => bringBack(tx, workspace.id, conversation, now);
}

/** What the loop has to say in people's mornings. */
export function feedbackMornings(deps: RitualDeps): MorningPart[] {
  return [
    assignedMornings(deps),
    waitOverMornings(deps),
    reminderMornings(deps),
    escalationMornings(deps),
    triageMornings(deps),
    heardMornings(deps),
    contentMornings(deps),
    preventionMornings(deps),
  ];
}

// Parts that other rituals show or call.
export { answerIt, assignIt, learnFromIt, reopenIt, shareIt, snoozeIt, waitForCustomer } from './actions.ts';
export { tellTrouble as tellChannelTrouble } from './channel-trouble.ts';
export type { RepeatedCause } from './collect-figures.ts';
export { FIGURE_DAYS, type Figures, figures } from './collect-figures.ts';
export { forgetLead } from './forget-lead.ts';
export { takeHeardVerb } from './heard-verbs.ts';
export { ownInBrief, ownPart, waitingBlocks } from './own-list-views.ts';
export { type OwnPage, type OwnWork, ownWork } from './own-work.ts';
export { passOnEscalations } from './pass-on-escalations.ts';
export type { Prevention } from './prevention.ts';
export { promisedBlocks } from './prevention-views.ts';
export { loopOnRecord } from './record-part.ts';
// For the start of the program.
export { planLookForLeavers };
