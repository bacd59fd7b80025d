import type { Tx } from '../../database.ts';
import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Moved } from './move-feedback.ts';

/** What follows from a step, in its transaction: cards and lines that speak of it are written anew. */
export async function follow(
  tx: Tx,
  workspaceId: string,
  { moved }: { readonly moved: Moved; readonly chosen: Settings },
  now: Date,
): Promise<void> {
  const subject = { kind: 'conversation', subjectId: moved.conversation.id };
  await refreshMessagesAbout(tx, workspaceId, [subject], now);
}
