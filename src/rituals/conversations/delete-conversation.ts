import type { Person } from '../../access/audience.ts';
import { audit } from '../../database/audit.ts';
import type { Database, Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  eraseFromMessagesAbout,
  type MessageSubject,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { RitualDeps } from '../deps.ts';
import { ideasBehind, recountIdeas, recountIdeasOf } from '../ideas-behind.ts';
import { existing } from './capture-conversation.ts';
import { watchClock } from './clock-watch.ts';
import { type Conversation, UNDO_WINDOW_MS, waitsForOwner } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { customers } from './customer-store.ts';
import { type Deletion, mayDelete, mayRestore } from './deletion.ts';
import { deletions } from './deletion-store.ts';
import { joins } from './join-store.ts';

/** The name of what waits to be deleted for good in the schedule. */
const DELETION = 'conversation.deletion';

/** The schedule acts a little ahead of its instants; undo must not end early. */
const GRACE_MS = 60_000;

/** It is never too late to delete for good what somebody deleted. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Who deletes what. `requestKey`: the act that asks for it. */
export interface Deleting {
  readonly conversationId: string;
  readonly actor: Person;
  readonly requestKey: string;
}

/**
 * Deletes a record: nobody sees it from now on, and when undo has run out it is gone for good. The same person's second
 * press changes nothing. Gives its number. @throws UserFacingError when it is gone, or not theirs to delete
 */
export async function deleteConversation(
  db: Database,
  workspaceId: string,
  { conversationId, actor, requestKey }: Deleting,
  now: Date,
): Promise<Pick<Deletion, 'conversationId' | 'number'>> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    await store.lock(conversationId);
    const earlier = await deletions(tx, workspaceId).of(conversationId);
    if (earlier?.by === actor.memberId) return earlier;
    const conversation = existing(await store.byId(conversationId));
    assertMayDelete(conversation, actor, now);
    await hide(tx, workspaceId, { conversation, actorId: actor.memberId, requestKey }, now);
    return { conversationId, number: conversation.number };
  });
}

/** Hides it, and plans its end. */
export async function hide(
  tx: Tx,
  workspaceId: string,
  { conversation, actorId, requestKey }: { conversation: Conversation; actorId: string; requestKey: string },
  now: Date,
): Promise<void> {
  await deletions(tx, workspaceId).mark(conversation.id, actorId, now);
  await planErasure(tx, workspaceId, { conversationId: conversation.id, requestKey }, now);
  await follow(tx, workspaceId, 'deleted', { conversation, actorId }, now);
}

async function planErasure(
  tx: Tx,
  workspaceId: string,
  { conversationId, requestKey }: Pick<Deleting, 'conversationId' | 'requestKey'>,
  now: Date,
): Promise<void> {
  const dueAt = new Date(now.getTime() + UNDO_WINDOW_MS + GRACE_MS);
  const subject = { kind: DELETION, subjectId: conversationId };
  await occurrences(tx, workspaceId).plan({ ...subject, nominalAt: now, dueAt, expiresAt: NEVER, requestKey });
}

/** Brings a deleted record back as it was; a second press changes nothing. @throws UserFacingError */
export async function restoreConversation(
  db: Database,
  workspaceId: string,
  act: {
    readonly conversationId: string;
    readonly memberId: string;
    /** What follows in the same transaction. */
    readonly onRestored?: (tx: Tx, conversation: Conversation) => Promise<void>;
  },
  now: Date,
): Promise<Conversation> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    await store.lock(act.conversationId);
    const deletion = await deletions(tx, workspaceId).of(act.conversationId);
    if (deletion === null) return (await store.byId(act.conversationId)) ?? refuse('too_late');
    const verdict = mayRestore(deletion, act.memberId, now);
    if (verdict !== 'yes') return refuse(verdict);
    await deletions(tx, workspaceId).unmark(deletion);
    await occurrences(tx, workspaceId).cancelPlanned({ kind: DELETION, subjectId: act.conversationId }, 'undone', now);
    const conversation = existing(await store.byId(act.conversationId));
    const joinedTo = await joins(tx, workspaceId).takeAway(conversation.id);
    if (joinedTo !== null) {
      await recountIdeasOf(tx, workspaceId, { id: joinedTo }, now);
      await refreshMessagesAbout(tx, workspaceId, [subjectOf(joinedTo)], now);
    }
    await follow(tx, workspaceId, 'restored', { conversation, actorId: act.memberId }, now);
    await watchClock(tx, workspaceId, conversation.id, now);
    await act.onRestored?.(tx, conversation);
    return conversation;
  });
}

const REFUSALS = {
  not_yours: 'Only whoever deleted it can bring it back.',
  too_late: 'Undo works for ten minutes, and they are over: it is gone for good.',
} as const;

function refuse(why: keyof typeof REFUSALS): never {
  throw new UserFacingError(`restore_${why}`, REFUSALS[why]);
}

/** History, the audit log where a role gave the right, and the posts that show it. */
async function follow(
  tx: Tx,
  workspaceId: string,
  act: 'deleted' | 'restored',
  { conversation, actorId }: { readonly conversation: Conversation; readonly actorId: string },
  now: Date,
): Promise<void> {
  const { id, number, hearerId } = conversation;
  await keepLastHeard(tx, workspaceId, conversation);
  await recountIdeasOf(tx, workspaceId, { id }, now);
  await conversations(tx, workspaceId).record(id, act, actorId, now);
  if (hearerId !== actorId) {
    await audit(tx, workspaceId).record({ actorId, act: `conversation.${act}`, detail: `#${number}` }, now);
  }
  await refreshMessagesAbout(tx, workspaceId, [subjectOf(id)], now);
  if (waitsForOwner(conversation)) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
}

async function keepLastHeard(tx: Tx, workspaceId: string, { id, customer }: Conversation): Promise<void> {
  const known = customers(tx, workspaceId);
  const others = await tx.voice.findMany({ where: { workspaceId, conversationId: id }, select: { customerId: true } });
  for (const customerId of new Set([customer.id, ...others.map((voice) => voice.customerId)])) {
    await known.keepLastHeard(customerId);
  }
}

function subjectOf(conversationId: string): MessageSubject {
  return { kind: 'conversation', subjectId: conversationId };
}

/** @throws UserFacingError when this person may not delete it now */
function assertMayDelete(conversation: Conversation, actor: Person, now: Date): void {
  if (mayDelete(conversation, actor, now)) return;
  const why =
    actor.isGuest && conversation.hearerId === actor.memberId
      ? 'guests may change what they logged for one day, and that is over. Ask a colleague.'
      : `only ${conversation.hearer.name}, who heard it, or an admin can.`;
  throw new UserFacingError('delete_not_allowed', `You can’t delete #${conversation.number}: ${why}`);
}

/** When undo has run out: the record goes for good, with customers of whom nothing else is known. */
export function deletionOccurrences({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: DELETION,
    async run(occurrence, now) {
      await db.transaction(async (tx) => {
        const schedule = occurrences(tx, workspace.id);
        if (!(await schedule.settle(occurrence.id, 'planned', 'silent', 'deleted for good', now))) return;
        const { subjectId, nominalAt } = occurrence;
        // A message that could not be changed when it was deleted must not stand for ever.
        await eraseFromMessagesAbout(tx, workspace.id, [subjectOf(subjectId)], now);
        const touched = await ideasBehind(tx, workspace.id, { id: subjectId });
        const named = await deletions(tx, workspace.id).erase(subjectId, nominalAt);
        await recountIdeas(tx, workspace.id, touched, now);
        for (const customerId of named) await customers(tx, workspace.id).removeIfUnheard(customerId);
      });
      await db.scrub();
    },
  };
}
