import type { Person } from '../../access/audience.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { Idea } from './idea.ts';
import { mayLink } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { interest, type Unlinked } from './interest-store.ts';
import { existing } from './send-idea.ts';
import { askOfLinked } from './tell-customers.ts';

/** Which conversations an idea answers, as a member says who may read all of them. */
export interface Linking {
  readonly ideaId: string;
  readonly conversationIds: readonly string[];
  readonly actor: Person;
  /** What they hold of the idea's receipt; "" for nothing. */
  readonly key: string;
}

/** What was linked or unlinked. `eventId` names the line of the history by which it can be undone; null where nothing changed. */
export interface Linked {
  readonly idea: Idea;
  readonly eventId: string | null;
}

/** Links conversations to an idea; twice is once. Wake the sender after it. @throws UserFacingError */
export async function linkWordsTo(db: Database, workspaceId: string, linking: Linking, now: Date): Promise<Linked> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await assertMayLink(tx, workspaceId, linking);
    const eventId = await addLinks(tx, workspaceId, { idea, conversationIds: linking.conversationIds, actorId }, now);
    return { idea: existing(await ideas(tx, workspaceId).byId(idea.id)), eventId };
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
): Promise<string | null> {
  const store = interest(tx, workspaceId);
  const known = await store.linked(idea.rootId ?? idea.id);
  const fresh = [...new Set(conversationIds)].filter((id) => !known.includes(id));
  if (fresh.length === 0) return null;
  for (const conversationId of fresh) await store.link(idea.id, conversationId, actorId, now);
  await askOfLinked(tx, workspaceId, idea.rootId ?? idea.id, now);
  return recordLinking(tx, workspaceId, { idea, act: 'linked', what: fresh, actorId }, now);
}

/** What follows when links of an idea have changed: it is counted anew, and can be taken back. */
async function recordLinking(
  tx: Tx,
  workspaceId: string,
  {
    idea,
    act,
    what,
    actorId,
  }: {
    readonly idea: Idea;
    readonly act: 'linked' | 'unlinked';
    readonly what: readonly (string | Unlinked)[];
    readonly actorId: string | null;
  },
  now: Date,
): Promise<string> {
  const rootId = idea.rootId ?? idea.id;
  await interest(tx, workspaceId).recount(rootId);
  const line = { ideaId: idea.id, act, actorId, before: JSON.stringify(what) };
  const eventId = await ideas(tx, workspaceId).record(line, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutIdea(rootId)], now);
  return eventId;
}

/** Takes links away. Wake the sender after it. @throws UserFacingError */
export async function unlinkWordsFrom(db: Database, workspaceId: string, linking: Linking, now: Date): Promise<Linked> {
  return db.transaction(async (tx) => {
    const { idea, actorId } = await assertMayLink(tx, workspaceId, linking);
    const removed: Unlinked[] = [];
    for (const id of linking.conversationIds) {
      const link = await interest(tx, workspaceId).unlink(idea.rootId ?? idea.id, id);
      if (link !== null) removed.push(link);
    }
    if (removed.length === 0) return { idea, eventId: null };
    const eventId = await recordLinking(tx, workspaceId, { idea, act: 'unlinked', what: removed, actorId }, now);
    return { idea: existing(await ideas(tx, workspaceId).byId(idea.id)), eventId };
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
