import type { Tx } from '../database.ts';
import { type MessageSubject, refreshMessagesSince } from '../delivery/message-subjects.ts';

/** What meetings have to hear: whatever is logged or answered may be enough for one, or be what its host was asked for. */
export const ABOUT_STORIES: MessageSubject = { kind: 'stories', subjectId: 'meetings' };

/** From the working day before to the meeting lie no more days than these, as a rule. */
const ASKED_WITHIN_MS = 4 * 24 * 60 * 60 * 1000;

/**
 * Has the lines of mornings that ask for a story written anew, once one came or went, wherever that was done. Stands beside
 * the rituals, because conversations, the loop and openers all know it.
 */
export async function refreshCallsForStories(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await refreshMessagesSince(tx, workspaceId, [ABOUT_STORIES], new Date(now.getTime() - ASKED_WITHIN_MS), now);
}
