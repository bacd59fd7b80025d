import type { Person } from '../../access/audience.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { Idea } from './idea.ts';
import { mayLink } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { interest } from './interest-store.ts';
import { existing } from './send-idea.ts';

/** Which conversations an idea answers, as a member says who may read all of them. */
export interface Linking {
  readonly ideaId: string;
  readonly conversationIds: readonly string[];
  readonly actor: Person;
  /** What they hold of the idea's receipt; "" for nothing. */
  readonly key: string;
}

/** Links conversations to an idea; twice is once. Wake the sender after it. @throws UserFacingError */
export async function linkWordsTo(db: Database, workspaceId: string, linking: Linking, now: Date): Promise<Idea> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await assertMayLink(tx, workspaceId, linking);
    await addLinks(tx, workspaceId, { idea, conversationIds: linking.conversationIds, actorId }, now);
    return existing(await ideas(tx, workspaceId).byId(idea.id));
  });
}

/** The same within a transaction, for an idea that was just sent. */
export async function addLinks(
  tx: Tx,
  workspaceId: string,
  {
    idea,
    conversationIds,
    actorId,
  }: { readonly idea: Idea; readonly conversationIds: readonly string[]; readonly actorId: string | null },
  now: Date,
): Promise<void> {
  if (conversationIds.length === 0) return;
  const store = interest(tx, workspaceId);
  for (const conversationId of conversationIds) await store.link(idea.id, conversationId, actorId, now);
  await store.recount(idea.rootId ?? idea.id);
  await ideas(tx, workspaceId).record({ ideaId: idea.id, act: 'linked', actorId }, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutIdea(idea.rootId ?? idea.id)], now);
}

/** Takes a link away. False when there was none. Wake the sender after it. @throws UserFacingError */
export async function unlinkWordsFrom(db: Database, workspaceId: string, linking: Linking, now: Date): Promise<Idea> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await assertMayLink(tx, workspaceId, linking);
    const rootId = idea.rootId ?? idea.id;
    const store = interest(tx, workspaceId);
    for (const conversationId of linking.conversationIds) await store.unlink(rootId, conversationId);
    await store.recount(rootId);
    await ideas(tx, workspaceId).record({ ideaId: idea.id, act: 'unlinked', actorId }, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutIdea(rootId)], now);
    return existing(await ideas(tx, workspaceId).byId(idea.id));
  });
}

async function assertMayLink(tx: Tx, workspaceId: string, { ideaId, actor, key }: Linking) {
  const store = ideas(tx, workspaceId);
  await store.lock(ideaId);
  const idea = existing(await store.byId(ideaId));
  const holdsReceipt = await store.isReceiptOf(ideaId, key);
  if (!mayLink(idea, actor, holdsReceipt)) {
    throw idea.status === 'merged'
      ? new UserFacingError('merged', `#${idea.number} is part of another idea now. Link it there.`)
      : new UserFacingError('no_such_idea', `There is no idea #${idea.number} that you may read.`);
  }
  return { idea, actorId: holdsReceipt ? null : actor.memberId };
}
