import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { registerDeletion } from './deletion-listeners.ts';
import { registerEmoji } from './emoji-listeners.ts';
import { registerForgetting } from './forget-listeners.ts';
import { type HeardVerbs, registerOpening } from './opening-listeners.ts';
import { registerRecord } from './record-listeners.ts';
import { registerSaving } from './saving-listeners.ts';
import { registerVoices } from './voice-listeners.ts';
import { registerWaiting } from './waiting-listeners.ts';

/** /heard: what customers said, who owns it. @param verbs what else a line behind /heard may be; false when it is none of them */
export function registerConversations(slack: Slack, deps: RitualDeps, verbs: HeardVerbs): void {
  registerOpening(slack, deps, verbs);
  registerForgetting(slack, deps);
  registerSaving(slack, deps);
  registerRecord(slack, deps);
  registerVoices(slack, deps);
  registerWaiting(slack, deps);
  registerDeletion(slack, deps);
  registerEmoji(slack, deps);
}

// Parts that other rituals show or call.
export { addVoiceTo, forgetCustomer, logOne, openIt, seeAndTake } from './actions.ts';
export { existing } from './capture-conversation.ts';
export { type Conversation, isDealtWith } from './conversation.ts';
export { conversations } from './conversation-store.ts';
export { matchKey } from './customer.ts';
export { deletionOccurrences } from './delete-conversation.ts';
export { captureChannels } from './emoji-store.ts';
export { expiry } from './expiry-store.ts';
export { viewerFor } from './reader.ts';
export type { Reading } from './reading.ts';
export { oneBlock, shortName, storiesBlocks, storyInOneBreath, WORDS_SHOWN } from './story-views.ts';
export { noSuchRecord } from './views.ts';
export { whenHeard } from './wording.ts';
