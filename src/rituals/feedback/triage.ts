import type { Tx } from '../../database.ts';
import type { Conversation } from '../conversations/index.ts';
import { cards } from './card-store.ts';
import { CARD, postCard } from './triage-card.ts';
import { planTriage } from './triage-people.ts';

/** Whoever finds owners hears that one is needed, in the transaction that makes it so: a card, or people's next mornings. */
export async function triage(tx: Tx, workspaceId: string, conversation: Conversation, now: Date): Promise<void> {
  await postCard(tx, workspaceId, conversation, now);
  await planTriage(tx, workspaceId, now);
}

/** After its deletion was undone: it has the card again that it had, whoever owns it; without an owner people hear of it too. */
export async function bringBack(tx: Tx, workspaceId: string, conversation: Conversation, now: Date): Promise<void> {
  if (conversation.stage === 'new') return triage(tx, workspaceId, conversation, now);
  if ((await cards(tx, workspaceId).countOf(CARD, conversation.id)) > 0) {
    await postCard(tx, workspaceId, conversation, now);
  }
}
