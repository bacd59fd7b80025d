import type { Tx } from '../../database.ts';
import type { Conversation } from '../conversations/index.ts';
import { postCard } from './triage-card.ts';
import { planTriage } from './triage-people.ts';

/** Whoever finds owners hears that one is needed, in the transaction that makes it so: a card, or people's next mornings. */
export async function triage(tx: Tx, workspaceId: string, conversation: Conversation, now: Date): Promise<void> {
  await postCard(tx, workspaceId, conversation, now);
  await planTriage(tx, workspaceId, now);
}
