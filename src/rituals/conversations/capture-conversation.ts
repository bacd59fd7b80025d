import { nextNumber } from '../../database/counter.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { refreshCallsForStories } from '../calls-for-stories.ts';
import { ideasBehind, recountIdeas } from '../ideas-behind.ts';
import { watchClock } from './clock-watch.ts';
import { clocksOfHeard } from './clocks-of.ts';
import { type Conversation, firstStanding, mayUndo, type Told, WRITTEN, waitsForOwner } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { customers } from './customer-store.ts';
import { voices } from './voice-store.ts';

/** Whom and where a capture comes from. `zone`: the hearer's, in which "one working day" is counted. */
export interface Capture {
  readonly told: Told;
  readonly hearer: { readonly id: string; readonly zone: string };
  /** Slack channel the words came from; "" when there was none. */
  readonly placeId: string;
  /** The act that asks for it: the same act twice is one record. */
  readonly requestKey: string;
  /** What else follows from it, in the same transaction. */
  readonly andThen?: (tx: Tx, conversation: Conversation) => Promise<void>;
}

/** Keeps what a customer said, once per act. Returns the record, whether this call or an earlier one made it. */
export async function captureConversation(
  db: Database,
  workspaceId: string,
  capture: Capture,
  now: Date,
): Promise<Conversation> {
  return oncePerAct({
    find: () => conversations(db.prisma, workspaceId).byRequest(capture.requestKey),
    make: () => db.transaction((tx) => create(tx, workspaceId, capture, now)),
  });
}

async function create(tx: Tx, workspaceId: string, capture: Capture, now: Date): Promise<Conversation> {
  const { hearer, placeId, requestKey } = capture;
  const store = conversations(tx, workspaceId);
  // First: the counter's row lock makes captures of one workspace queue, so two of them never make the same customer twice.
  const number = await nextNumber(tx, workspaceId, 'conversation');
  const { values: told } = await masked(tx, workspaceId, capture.told, WRITTEN, hearer.zone);
  const { person, organisation, customerKind, customerId: picked = '', ...said } = told;
  const known = customers(tx, workspaceId);
  const customerId = await known.ensure({ person, organisation, customerId: picked }, customerKind, now);
  const clocks = await clocksOfHeard(tx, workspaceId, hearer.zone, { customerId, heardOn: told.heardOn });
  const standing = firstStanding(told.need, hearer.id, now, clocks);
  const fresh = { ...said, ...standing, requestKey, customerId, placeId, hearerId: hearer.id };
  const id = await store.create(number, fresh, now);
  await known.keepLastHeard(customerId);
  await store.record(id, 'heard', hearer.id, now);
  await watchClock(tx, workspaceId, id, now);
  await refreshCallsForStories(tx, workspaceId, now);
  const conversation = existing(await store.byId(id));
  await capture.andThen?.(tx, conversation);
  return conversation;
}

/** Takes back a record that was just logged, and its customers of whom nothing else is known. Wake the sender after it. @throws UserFacingError */
export async function undoCapture(
  db: Database,
  workspaceId: string,
  act: { readonly conversationId: string; readonly memberId: string },
  now: Date,
): Promise<Conversation> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    await store.lock(act.conversationId);
    const conversation = existing(await store.byId(act.conversationId));
    const verdict = mayUndo(conversation, act.memberId, { isInUse: await store.isInUse(conversation), now });
    if (verdict !== 'yes') throw new UserFacingError(`undo_${verdict}`, UNDO_REFUSALS[verdict](conversation.number));
    const said = await voices(tx, workspaceId).of(conversation.id);
    await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversation.id)], now);
    if (waitsForOwner(conversation)) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
    await refreshCallsForStories(tx, workspaceId, now);
    const touched = await ideasBehind(tx, workspaceId, { id: conversation.id });
    await store.remove(conversation.id);
    await recountIdeas(tx, workspaceId, touched, now);
    for (const { id } of [conversation.customer, ...said.map(({ customer }) => customer)]) {
      await customers(tx, workspaceId).keepLastHeard(id);
      await customers(tx, workspaceId).removeIfUnheard(id);
    }
    return conversation;
  });
}

const UNDO_REFUSALS = {
  not_yours: (number: number) => `Only the colleague who logged #${number} can undo it.`,
  too_late: (number: number) => `Undo works for ten minutes, and for #${number} they are over. Edit still works.`,
  in_use: (number: number) => `#${number} is in use by now, so it stays. Edit still works.`,
} as const;

/** @throws UserFacingError when it is gone */
export function existing(conversation: Conversation | null): Conversation {
  if (conversation) return conversation;
  throw new UserFacingError('conversation_gone', 'This one is gone: it was undone or deleted.');
}
