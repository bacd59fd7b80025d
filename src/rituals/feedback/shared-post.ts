import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutCustomer, aboutMember } from '../../delivery/message-subjects.ts';
import type { Conversation } from '../conversations/index.ts';

/** The name of what everyone is told among what is sent. */
export const SHARED = 'feedback.shared';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Has everyone told in the share channel, in the transaction that shares it: once a step. */
export async function postShared(
  tx: Tx,
  workspaceId: string,
  { conversation, channelId }: { readonly conversation: Conversation; readonly channelId: string },
  now: Date,
): Promise<void> {
  const { id, hearer, customer } = conversation;
  const post = {
    kind: SHARED,
    targetId: channelId,
    subject: { conversationId: id, at: now.toISOString() },
    speaksOf: [aboutConversation(id), aboutCustomer(customer.id), aboutMember(hearer.id)],
    dedupeKey: `${SHARED}:${id}:${now.getTime()}`,
    dueAt: now,
    expiresAt: new Date(now.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, post, now);
}
