import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { type Conversation, conversations, existing } from '../conversations/index.ts';
import type { Opener } from './opener.ts';
import { couldHear, type NotReleasable, whyNotRelease } from './release.ts';
import { releases } from './release-store.ts';

/** Who lets which meeting hear a conversation before it is answered, or takes that back. */
export interface Releasing {
  readonly act: 'release' | 'take_back';
  readonly conversationId: string;
  readonly opener: Opener;
  readonly actor: Person;
}

/** `shown_already`: it stands in a post, or in one that is on its way. */
export type Released = 'released' | 'taken_back' | 'shown_already';

/**
 * Lets one meeting hear a conversation though it is not answered yet, or takes that back while it was not shown. It counts
 * once, as a meeting hears nothing twice. Pressed again, nothing changes. @throws UserFacingError
 */
export function releaseConversation(
  db: Database,
  workspaceId: string,
  releasing: Releasing,
  now: Date,
): Promise<Released> {
  return db.transaction(async (tx) => {
    const { act, conversationId, opener, actor } = releasing;
    await conversations(tx, workspaceId).lock(conversationId);
    const conversation = existing(await conversations(tx, workspaceId).byId(conversationId));
    assertMayRelease(conversation, actor);
    const store = releases(tx, workspaceId);
    if ((await store.shownBy(conversationId)).has(opener.id)) return 'shown_already';
    if (act === 'take_back') {
      if (await store.takeBack(conversationId, opener.id)) await write(tx, workspaceId, releasing, conversation, now);
      return 'taken_back';
    }
    if ((await store.of(conversationId)).some(({ openerId }) => openerId === opener.id)) return 'released';
    assertCanHear(opener, conversation, now);
    await store.add(conversationId, opener.id, actor.memberId, now);
    await write(tx, workspaceId, releasing, conversation, now);
    return 'released';
  });
}

/** History, and the audit log where a role gave the right. */
async function write(
  tx: Tx,
  workspaceId: string,
  { act, opener, actor }: Releasing,
  { id, number, owner }: Conversation,
  now: Date,
): Promise<void> {
  const done = act === 'release' ? 'released' : 'release_taken_back';
  await conversations(tx, workspaceId).record(id, done, actor.memberId, now);
  if (owner?.id === actor.memberId) return;
  const entry = { actorId: actor.memberId, act: `conversation.${done}`, detail: `#${number} for ${opener.name}` };
  await audit(tx, workspaceId).record(entry, now);
}

const NOTHING_TO_RELEASE: Readonly<Record<NotReleasable, string>> = {
  may_be_heard: 'may open meetings already: nothing is left to answer.',
  no_owner: 'waits for an owner. Whoever takes it may release it.',
  closed: 'is closed without an answer, so no meeting hears it.',
};

/** @throws UserFacingError when there is nothing to release, or it is not theirs to release */
export function assertMayRelease(conversation: Conversation, actor: Person): void {
  const { number, owner } = conversation;
  if (maySee(conversation, actor, ALONE) !== 'whole') {
    throw new UserFacingError('no_such_record', `There is no #${number} that you may read.`);
  }
  const why = whyNotRelease(conversation);
  if (why !== null) throw new UserFacingError('nothing_to_release', `#${number} ${NOTHING_TO_RELEASE[why]}`);
  if (mayRelease(conversation, actor)) return;
  throw new UserFacingError(
    'not_yours_to_release',
    `Only ${owner?.name ?? 'its owner'}, who owns #${number}, or an admin can release it.`,
  );
}

function mayRelease(conversation: Conversation, actor: Person): boolean {
  const mayRead = maySee(conversation, actor, ALONE) === 'whole';
  return may('release', actor, { mayRead, isOwner: conversation.owner?.id === actor.memberId });
}

function assertCanHear(opener: Opener, conversation: Conversation, now: Date): void {
  if (couldHear(opener, conversation, now)) return;
  throw new UserFacingError(
    'cannot_hear',
    `${opener.name} can’t hear #${conversation.number}: it is too old, confined elsewhere, or not what ${opener.name} shows.`,
  );
}
