import type { Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Moved } from './move-feedback.ts';

/** What follows from a step, in its transaction: cards and lines that speak of it are written anew. */
export async function follow(
  tx: Tx,
  workspaceId: string,
  { moved }: { readonly moved: Moved; readonly chosen: Settings },
  now: Date,
): Promise<void> {
  await refreshMessagesAbout(tx, workspaceId, [aboutConversation(moved.conversation.id)], now);
  const changesCount = (moved.before.stage === 'new') !== (moved.after.stage === 'new');
  if (changesCount) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
}
