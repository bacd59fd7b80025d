import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineMenu } from '../../slack/menus.ts';

const Reference = z.object({ id: z.string() });

/** Each opens a short form. */
export const assignIt = defineButton('feedback.assign', Reference);
/** Opens that form for somebody who is away; `ownerId` is their Slack id. */
export const assignAnyway = defineButton('feedback.assign_anyway', z.object({ id: z.string(), ownerId: z.string() }));
export const answerIt = defineButton('feedback.answer', Reference);
export const learnFromIt = defineButton('feedback.learn', Reference);
export const closeIt = defineButton('feedback.close', Reference);
export const waitForCustomer = defineButton('feedback.wait', Reference);
/** Not now: in an hour, tomorrow, on a day. */
export const snoozeIt = defineButton('feedback.snooze', Reference);
/** All that waits for the person, behind the ten of their morning. */
export const seeAllWaiting = defineButton('feedback.see_all_waiting', z.object({}));
/** Other pages of that list, from 0. */
export const turnWaiting = defineButton('feedback.turn_waiting', z.object({ page: z.number() }));
export const turnWaitingBack = defineButton('feedback.turn_waiting_back', z.object({ page: z.number() }));
const OWN_LISTS = ['waiting', 'promised'] as const;
/** What else a member has, besides what waits for them. */
export type OwnList = (typeof OWN_LISTS)[number];
/** All of one of somebody's own lists, behind the first of it in App Home; and other pages of it, from 0. */
const OwnPage = z.object({ list: z.enum(OWN_LISTS), page: z.number() });
export const seeOwn = defineButton('feedback.see_own', OwnPage);
export const turnOwn = defineButton('feedback.turn_own', OwnPage);
export const turnOwnBack = defineButton('feedback.turn_own_back', OwnPage);
/** All that was done with a record, behind the latest of it; and other pages of it, from 0. */
export const seeSteps = defineButton('feedback.see_steps', Reference);
const StepsPage = Reference.extend({ page: z.number() });
export const turnSteps = defineButton('feedback.turn_steps', StepsPage);
export const turnStepsBack = defineButton('feedback.turn_steps_back', StepsPage);
/** Each is done at once. */
export const shareIt = defineButton('feedback.share', Reference);
/** The customer spoke while we waited: their clock begins anew. */
export const spokeAgain = defineButton('feedback.spoke', Reference);
/** Goes on with what was left of the clock. */
export const goOn = defineButton('feedback.go_on', Reference);
export const reopenIt = defineButton('feedback.reopen', Reference);
export const MORE_ACTS = [
  'assign',
  'answered',
  'share',
  'learn',
  'close',
  'wait',
  'spoke',
  'go_on',
  'reopen',
  'open',
] as const;
/** The three dots: what is possible besides, and the record itself. */
export const moreOfIt = defineMenu('feedback.more', z.object({ act: z.enum(MORE_ACTS), id: z.string() }));
/** Is the customer content with our answer? */
export const areContent = defineButton('feedback.content_yes', Reference);
export const areNotContent = defineButton('feedback.content_not_yet', Reference);
export const dontKnowYet = defineButton('feedback.content_unknown', Reference);
/** What keeps it from coming again; the id is the prevention's, the page that of the list in which it stands. */
const InList = Reference.extend({ page: z.number().optional() });
export const itIsDone = defineButton('feedback.prevention_done', InList);
export const itHeld = defineButton('feedback.prevention_held', InList);
export const itRecurred = defineButton('feedback.prevention_recurred', InList);
/** Takes back what was said then, within ten minutes. */
export const undoPreventionAnswer = defineButton(
  'feedback.prevention_undo',
  InList.extend({ answer: z.enum(['done', 'held', 'recurred']), at: z.number() }),
);
