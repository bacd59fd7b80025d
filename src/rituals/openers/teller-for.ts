import type { Tx } from '../../database.ts';
import type { MeetingReference, Teller } from './telling.ts';
import { tellings } from './telling-store.ts';

/**
 * Whom a post may name as telling more: only people who said that they would, and of those who would tell a certain story
 * only the tellers of what the post shows. Nobody is named who was asked and has not answered.
 * @param shownIds the conversations that stand in the post
 */
export async function tellersFor(
  tx: Tx,
  workspaceId: string,
  meeting: MeetingReference,
  shownIds: readonly string[],
): Promise<Teller[]> {
  const willing = await tellings(tx, workspaceId).willing(meeting);
  return willing.filter(({ conversationId }) => conversationId === null || shownIds.includes(conversationId));
}
