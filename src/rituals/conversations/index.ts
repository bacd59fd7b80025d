import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { registerDeletion } from './deletion-listeners.ts';
import { registerForgetting } from './forget-listeners.ts';
import { registerOpening } from './opening-listeners.ts';
import { registerRecord } from './record-listeners.ts';
import { registerSaving } from './saving-listeners.ts';
import { registerVoices } from './voice-listeners.ts';
import { registerWaiting } from './waiting-listeners.ts';

/** /heard: what customers said, who owns it. */
export function registerConversations(slack: Slack, deps: RitualDeps): void {
  registerOpening(slack, deps);
  registerForgetting(slack, deps);
  registerSaving(slack, deps);
  registerRecord(slack, deps);
  registerVoices(slack, deps);
  registerWaiting(slack, deps);
  registerDeletion(slack, deps);
}

// Parts that other rituals show or call.
export { addVoiceTo, logOne, openIt, seeAndTake } from './actions.ts';
export { type Conversation, isDealtWith } from './conversation.ts';
export { conversations } from './conversation-store.ts';
export { deletionOccurrences } from './delete-conversation.ts';
export { viewerFor } from './reader.ts';
export type { Reading } from './reading.ts';
export { oneBlock, shortName, storiesBlocks, storyInOneBreath, WORDS_SHOWN } from './story-views.ts';
export { whenHeard } from './wording.ts';
