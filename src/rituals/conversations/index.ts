import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { registerAlike } from './alike-listeners.ts';
import { registerBrowsing } from './browse-listeners.ts';
import { registerCustomers } from './customer-listeners.ts';
import { type ReleaseForMeeting, registerDeletion } from './deletion-listeners.ts';
import { registerEmoji } from './emoji-listeners.ts';
import type { ForgetElsewhere } from './forget-colleague.ts';
import { registerForgetting } from './forget-listeners.ts';
import { registerJoining } from './join-listeners.ts';
import { registerLessons } from './lesson-listeners.ts';
import type { LoopOnRecord } from './loop-views.ts';
import { registerMerging } from './merge-listeners.ts';
import { type HeardVerbs, registerOpening } from './opening-listeners.ts';
import { registerQuiet } from './quiet-listeners.ts';
import { registerRecord } from './record-listeners.ts';
import { type LoggedForMeeting, type NeedsAnswer, registerSaving } from './saving-listeners.ts';
import { registerVoices } from './voice-listeners.ts';
import { registerWaiting } from './waiting-listeners.ts';

/** What other rituals do about what people say to this one. */
export interface ConversationHooks {
  /** What else a line behind /heard may be; false when it is none of them. */
  readonly verbs: HeardVerbs;
  /** Told of what is logged because a meeting asked for it. */
  readonly onLogged: LoggedForMeeting;
  /** What the loop adds where a record is shown: its history, and what its reader may do with it. */
  readonly onRecord: LoopOnRecord;
  /** Told, in the transaction that makes it so, that one needs an answer now: logged or edited. */
  readonly onNeedsAnswer: NeedsAnswer;
  /** Told, in the same transaction, of one that was deleted and is back. */
  readonly onRestored: NeedsAnswer;
  /** Takes a colleague who is forgotten out of the rows of other rituals, in the same transaction. */
  readonly onForget: ForgetElsewhere;
  /** Told when one is to be heard by a meeting before it is answered. */
  readonly onRelease: ReleaseForMeeting;
}

/** /heard: what customers said, who owns it. */
export function registerConversations(slack: Slack, deps: RitualDeps, hooks: ConversationHooks): void {
  registerOpening(slack, deps, hooks);
  registerCustomers(slack, deps);
  registerMerging(slack, deps);
  registerAlike(slack, deps, hooks.onRecord);
  registerForgetting(slack, deps, hooks.onForget);
  registerSaving(slack, deps, hooks);
  registerRecord(slack, deps, hooks.onRecord);
  registerVoices(slack, deps);
  registerLessons(slack, deps);
  registerWaiting(slack, deps);
  registerBrowsing(slack, deps);
  registerQuiet(slack, deps);
  registerDeletion(slack, deps, hooks);
  registerJoining(slack, deps);
  registerEmoji(slack, deps);
}

// Parts that other rituals show or call.
export { addLesson, logOne, openIt, seeAndTake, seeQuiet, takeIt, undoVisit, whatIHeard } from './actions.ts';
export { readableBy as readable } from './browse-store.ts';
export { ON_PAGE, pageWithin } from './browsing.ts';
export { existing } from './capture-conversation.ts';
export { captureFor } from './capture-form.ts';
export { CAME_IN, CLOCK_CHANGED, watchClock } from './clock-watch.ts';
export { contactOf } from './contact-of.ts';
export { type Conversation, isDealtWith, LEVELS, type Level } from './conversation.ts';
export { conversations } from './conversation-store.ts';
export { matchKey } from './customer.ts';
export { deletionOccurrences } from './delete-conversation.ts';
export { captureChannels } from './emoji-store.ts';
export { expiry } from './expiry-store.ts';
export { wasFirst } from './first-views.ts';
export { IMPORTED } from './imported.ts';
export { imports } from './imported-store.ts';
export { indexEarlier } from './index-earlier.ts';
export { leftoverDelivery, leftoverOccurrences, planLeftovers } from './leftover-messages.ts';
export { lessons } from './lesson-store.ts';
export type { LoopOnRecord } from './loop-views.ts';
export { namesFor } from './opening-form.ts';
export { originOf } from './origin.ts';
export { linkedChoices, readableOf, suggestConversations } from './pick-conversation.ts';
export { askerFor } from './picking.ts';
export { whoIsQuiet } from './quiet-listeners.ts';
export { viewerFor } from './reader.ts';
export type { Reading } from './reading.ts';
export { openRecord } from './record-listeners.ts';
export type { LoggedForMeeting, NeedsAnswer } from './saving-listeners.ts';
export { type Showable, showableTo } from './showable-store.ts';
export type { LastAct } from './steps-taken.ts';
export {
  keptStoryInOneBreath,
  oneBlock,
  outlineParts,
  ownerDeadline,
  shortName,
  storiesBlocks,
  storyInOneBreath,
  WORDS_SHOWN,
} from './story-views.ts';
export { kindsNamed, kindsOf, toldBy } from './told-by.ts';
export { unfinished } from './unfinished-store.ts';
export { noSuchRecord } from './views.ts';
export type { Voice } from './voice.ts';
export { voices } from './voice-store.ts';
export {
  capitalised,
  LEVEL_SIGNS,
  LEVEL_WORDS,
  logWhatTheySaid,
  possessive,
  waitingForThem,
  whenHeard,
  withArticle,
} from './wording.ts';
