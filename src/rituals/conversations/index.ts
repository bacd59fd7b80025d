import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { registerCapture } from './capture-listeners.ts';
import { registerRecord } from './record-listeners.ts';
import { registerWaiting } from './waiting-listeners.ts';

/** /heard: what customers said, who owns it. */
export function registerConversations(slack: Slack, deps: RitualDeps): void {
  registerCapture(slack, deps);
  registerRecord(slack, deps);
  registerWaiting(slack, deps);
}

// Parts that other rituals show or call.
export { logOne, seeAndTake } from './actions.ts';
export { type Conversation, isDealtWith } from './conversation.ts';
export { conversations } from './conversation-store.ts';
export { shortName, storyBlocks, storyInOneBreath, WORDS_SHOWN } from './story-views.ts';
