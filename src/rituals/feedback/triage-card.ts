import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import {
  aboutConversation,
  aboutCustomer,
  aboutMember,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Conversation } from '../conversations/index.ts';
import { cards } from './card-store.ts';

/** The name of cards in the triage channel among what is sent. */
export const CARD = 'feedback.card';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Has a card posted in the triage channel for what needs an answer now, in the transaction that makes it so. A later card
 * of the same record takes the place of an earlier one, which goes. Nothing where no such channel is set.
 */
export async function postCard(tx: Tx, workspaceId: string, conversation: Conversation, now: Date): Promise<void> {
  const { triageChannelId } = (await settings(tx, workspaceId).read()).feedback;
  if (triageChannelId === '') return;
  const { id, hearer, customer } = conversation;
  const round = (await cards(tx, workspaceId).countOf(CARD, id)) + 1;
  if (round > 1) await refreshMessagesAbout(tx, workspaceId, [aboutConversation(id)], now);
  const card = {
    kind: CARD,
    targetId: triageChannelId,
    subject: { conversationId: id, round },
    speaksOf: [aboutConversation(id), aboutCustomer(customer.id), aboutMember(hearer.id)],
    dedupeKey: `${CARD}:${id}:${round}`,
    dueAt: now,
    expiresAt: new Date(now.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, card, now);
}
