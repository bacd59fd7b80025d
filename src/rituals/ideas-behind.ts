import type { Prisma, Tx } from '../database.ts';
import { ideas } from './ideas/idea-store.ts';
import { interest } from './ideas/interest-store.ts';
import { refreshIdea } from './ideas/refresh-idea.ts';

/**
 * The ideas that some conversations are linked to, held until the transaction ends. Ask before the conversations change or go:
 * afterwards nobody knows any more. Stands beside the rituals, because conversations and ideas both know it.
 */
export async function ideasBehind(
  tx: Tx,
  workspaceId: string,
  where: Prisma.ConversationWhereInput,
): Promise<string[]> {
  const ids = await interest(tx, workspaceId).behind(where);
  for (const id of ids) await ideas(tx, workspaceId).lock(id);
  return ids;
}

/** Counts anew who is behind ideas whose conversations have changed, and has the messages that say so written anew. */
export async function recountIdeas(tx: Tx, workspaceId: string, ideaIds: readonly string[], now: Date): Promise<void> {
  for (const id of ideaIds) {
    await interest(tx, workspaceId).recount(id);
    await refreshIdea(tx, workspaceId, id, now);
  }
}

/** Both, for conversations that stay. */
export async function recountIdeasOf(
  tx: Tx,
  workspaceId: string,
  where: Prisma.ConversationWhereInput,
  now: Date,
): Promise<void> {
  await recountIdeas(tx, workspaceId, await ideasBehind(tx, workspaceId, where), now);
}

/** The conversations in which any of these customers say something. */
export function saidByAny(customerIds: readonly string[]): Prisma.ConversationWhereInput {
  const customerId = { in: [...customerIds] };
  return { OR: [{ customerId }, { voices: { some: { customerId } } }] };
}
