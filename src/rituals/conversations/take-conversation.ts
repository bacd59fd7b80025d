import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Database } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { settings } from '../../settings/settings-store.ts';
import { existing } from './capture-conversation.ts';
import { watchClock } from './clock-watch.ts';
import { clocksOf } from './clocks-of.ts';
import { type Conversation, waitsForOwner } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { type LastAct, STEPS_TAKEN } from './steps-taken.ts';
import { unfinished } from './unfinished-store.ts';

/** Why a person may not take it, whether or not it still waits for an owner; null when they may. */
export function whyNotTake(
  conversation: Conversation,
  taker: Person,
  guestsMayOwn: boolean,
): 'not_open' | 'guests_do_not_own' | null {
  const mayRead = maySee(conversation, taker, ALONE) === 'whole';
  const isOwner = conversation.ownerId === taker.memberId;
  if (!may('own', taker, { guestsMayOwn })) return 'guests_do_not_own';
  return may('take', taker, { mayRead, isOwner, guestsMayOwn }) ? null : 'not_open';
}

/** What became of a wish to take one. */
export type Taking =
  | { readonly kind: 'taken'; readonly conversation: Conversation }
  | { readonly kind: 'yours_already'; readonly conversation: Conversation }
  | { readonly kind: 'too_late'; readonly conversation: Conversation; readonly last: LastAct | null };

/**
 * Makes a person the owner of what waits for one. Whoever is first gets it; the others are told who that was.
 * @param taker with their zone, in which the days until an answer are counted where the workspace has none of its own
 * @throws UserFacingError when it is gone, or not theirs to take
 */
export async function takeConversation(
  db: Database,
  workspaceId: string,
  conversationId: string,
  taker: Person & { readonly zone: string },
  now: Date,
): Promise<Taking> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    await store.lock(conversationId);
    const before = existing(await store.byId(conversationId));
    const { feedback } = await settings(tx, workspaceId).read();
    assertMayTake(before, taker, feedback.guestsMayOwn);
    const clocks = await clocksOf(tx, workspaceId, taker.zone, before.customer.id);
    // The customer has waited since they spoke, whoever takes it when.
    const dueAt = before.clockFrom && clocks.due('answer', before.clockFrom);
    const stood = await store.standingToKeep(conversationId);
    const first = waitsForOwner(before)
      ? await store.take(conversationId, taker.memberId, dueAt, now)
      : await unfinished(tx, workspaceId).takeOver(conversationId, taker.memberId, now);
    if (first) {
      await store.record(conversationId, 'taken', taker.memberId, now, stood);
      await watchClock(tx, workspaceId, conversationId, now);
      await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversationId)], now);
      await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
    }
    const conversation = existing(await store.byId(conversationId));
    if (first) return { kind: 'taken', conversation };
    if (conversation.ownerId === taker.memberId) return { kind: 'yours_already', conversation };
    return { kind: 'too_late', conversation, last: await store.lastActor(conversationId, STEPS_TAKEN) };
  });
}

function assertMayTake(conversation: Conversation, taker: Person, guestsMayOwn: boolean): void {
  switch (whyNotTake(conversation, taker, guestsMayOwn)) {
    case 'not_open':
      throw new UserFacingError('take_not_allowed', `You can’t take #${conversation.number}: it is not open to you.`);
    case 'guests_do_not_own':
      throw new UserFacingError('guests_do_not_own', 'Guests don’t own feedback here. Ask a colleague to take it.');
    case null:
  }
}
