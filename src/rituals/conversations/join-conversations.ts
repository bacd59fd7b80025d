import type { Person } from '../../access/audience.ts';
import type { Database } from '../../database.ts';
import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { recountIdeasOf } from '../ideas-behind.ts';
import { existing } from './capture-conversation.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { hide } from './delete-conversation.ts';
import { type JoinRefusal, olderFirst, whyNotJoin } from './join.ts';
import { joins } from './join-store.ts';

/** Two records that say the same, and who says so. */
export interface Joining {
  readonly ids: readonly [string, string];
  readonly actor: Person;
  readonly requestKey: string;
}

/** What became of it: the record that stays, and the one that is now a voice of it. */
export interface Joined {
  readonly older: Conversation;
  readonly newer: Conversation;
}

/**
 * Makes the newer of two records a voice of the older, with its own voices and lessons. Restoring the newer one within
 * ten minutes takes all of that back. @throws UserFacingError when it is gone, or may not be
 */
export async function joinConversations(
  db: Database,
  workspaceId: string,
  { ids, actor, requestKey }: Joining,
  now: Date,
): Promise<Joined> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    // In one order, so that two people who join the same two do not wait for each other.
    for (const id of [...ids].sort()) await store.lock(id);
    const [older, newer] = olderFirst(existing(await store.byId(ids[0])), existing(await store.byId(ids[1])));
    const refusal = whyNotJoin(older, newer, actor, now);
    if (refusal) throw new UserFacingError(`join_${refusal}`, REFUSALS[refusal](older, newer));
    await joins(tx, workspaceId).bring(older.id, newer.id);
    await hide(tx, workspaceId, { conversation: newer, actorId: actor.memberId, requestKey }, now);
    await recountIdeasOf(tx, workspaceId, { id: older.id }, now);
    await store.record(older.id, 'voice_added', actor.memberId, now);
    await refreshMessagesAbout(tx, workspaceId, [{ kind: 'conversation', subjectId: older.id }], now);
    return { older: existing(await store.byId(older.id)), newer };
  });
}

const REFUSALS: Readonly<Record<JoinRefusal, (older: Conversation, newer: Conversation) => string>> = {
  itself: ({ number }) => `#${number} is this one. Which other one is it the same as?`,
  not_yours: (older, newer) =>
    `#${newer.number} would become a part of #${older.number}, so only ${newer.hearer.name}, who heard it, or an admin can do that.`,
  confined: ({ number }) =>
    `#${number} is confined to fewer people, who alone would read it then. Nothing was changed.`,
  lesson_confined: (older, newer) =>
    `#${newer.number} is confined, and everyone would read in #${older.number} what was learned from it. Nothing was changed.`,
  unanswered: (older, newer) =>
    `#${newer.number} still waits for an answer, and #${older.number} has none to give any more. Answer it first.`,
};
