import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import type { Database, Tx } from '../../database.ts';
import { ABOUT_WAITING, refreshCurrentMessagesAbout, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import type { Clocks } from '../../settings/clocks.ts';
import { recountIdeasOf } from '../ideas-behind.ts';
import { existing } from './capture-conversation.ts';
import { watchClock } from './clock-watch.ts';
import { clocksOfHeard } from './clocks-of.ts';
import { type Conversation, firstStanding, saysAlready, type Told, WRITTEN, waitsForOwner } from './conversation.ts';
import { type Anew, conversations } from './conversation-store.ts';
import { customers } from './customer-store.ts';

/** Whether this person may change it now: a pure question, asked before the form opens and again when it is saved. */
export function mayEdit(conversation: Conversation, editor: Person, now: Date): boolean {
  return may('edit', editor, {
    mayRead: maySee(conversation, editor, ALONE) === 'whole',
    isHearer: conversation.hearerId === editor.memberId,
    // Whoever answered what they heard themselves has no more rights for it: a guest's day ends all the same.
    isOwner: conversation.ownerId === editor.memberId && conversation.ownerId !== conversation.hearerId,
    ageMs: now.getTime() - conversation.createdAt.getTime(),
  });
}

/** What a person saved in the form they opened on a record. */
export interface Edit {
  readonly conversationId: string;
  readonly told: Told;
  readonly editor: Person;
  /** The editor's, in which a new clock is counted. */
  readonly zone: string;
  /** `updatedAt` of the record as the form showed it. */
  readonly seenAt: Date;
  /** What follows when it needs an answer now and did not before, in the same transaction. */
  readonly needsAnswer?: (tx: Tx, conversation: Conversation) => Promise<void>;
}

/** Stores what was changed, once; the same edit again gives the same record. @throws UserFacingError */
export async function editConversation(
  db: Database,
  workspaceId: string,
  edit: Edit,
  now: Date,
): Promise<Conversation> {
  return db.transaction(async (tx) => {
    const store = conversations(tx, workspaceId);
    await store.lock(edit.conversationId);
    const before = existing(await store.byId(edit.conversationId));
    assertMayEdit(before, edit.editor, now);
    const { values: told } = await masked(tx, workspaceId, edit.told, WRITTEN, edit.zone);
    if (isStale(before, edit.seenAt)) {
      if (saysAlready(before, told)) return before;
      throw new UserFacingError('changed_meanwhile', `#${before.number} was changed meanwhile. Open it again.`);
    }
    assertMayChange(before, edit.editor, told);
    const { person, organisation, customerKind, customerId: picked = '', ...said } = told;
    const known = customers(tx, workspaceId);
    const customerId = await known.ensure({ person, organisation, customerId: picked }, customerKind, now);
    // A new answer to what happens next counts as a step: nothing that was done before it can be undone.
    const stood = told.need === before.need ? '' : await store.standingToKeep(before.id);
    const clocks = await clocksOfHeard(tx, workspaceId, edit.zone, { customerId, heardOn: told.heardOn });
    // Whoever was merged into another is shown as that one: named again, it is still the record of whom it was told by.
    const moved = customerId === before.customer.id ? {} : { customerId };
    await store.change(before.id, { ...said, ...moved, ...standingAfter(before, told, clocks, now) }, now);
    for (const id of new Set([before.customer.id, customerId])) await known.keepLastHeard(id);
    if (customerId !== before.customer.id) await known.removeIfUnheard(before.customer.id);
    await recountIdeasOf(tx, workspaceId, { id: before.id }, now);
    await store.record(before.id, 'edited', edit.editor.memberId, now, stood);
    await watchClock(tx, workspaceId, before.id, now);
    if (!isOwnMatter(before, edit.editor)) {
      const entry = { actorId: edit.editor.memberId, act: 'conversation.edited', detail: `#${before.number}` };
      await audit(tx, workspaceId).record(entry, now);
    }
    await refreshMessagesAbout(tx, workspaceId, [{ kind: 'conversation', subjectId: before.id }], now);
    const after = existing(await store.byId(before.id));
    if (waitsForOwner(after) && !waitsForOwner(before)) await edit.needsAnswer?.(tx, after);
    if (waitsForOwner(before) !== waitsForOwner(after)) {
      await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
    }
    return after;
  });
}

function isStale(conversation: Conversation, seenAt: Date): boolean {
  return conversation.updatedAt.getTime() !== seenAt.getTime();
}

/** Whoever is neither hearer nor owner acts by the right of a role, and that is written down. */
function isOwnMatter(conversation: Conversation, editor: Person): boolean {
  return conversation.hearerId === editor.memberId || conversation.ownerId === editor.memberId;
}

/** A new answer to "what happens next" starts its standing anew; the same answer leaves stage, owner and clock alone. */
function standingAfter(before: Conversation, told: Told, clocks: Clocks | null, now: Date) {
  if (told.need === before.need) return {};
  return { ...firstStanding(told.need, before.hearerId, now, clocks), ...NOTHING_DONE };
}

/** Nobody waits, asks or has told of what stands anew. */
const NOTHING_DONE = {
  ...{ waitingSince: null, waitingUntil: '', contentment: null, askContentAt: null },
  ...{ sharedAt: null, learnedAt: null, closedReason: '' },
} as const satisfies Anew;

/** @throws UserFacingError when this person may not edit it now */
export function assertMayEdit(conversation: Conversation, editor: Person, now: Date): void {
  if (mayEdit(conversation, editor, now)) return;
  const why =
    editor.isGuest && conversation.hearerId === editor.memberId
      ? 'guests may change what they logged for one day, and that is over. Ask a colleague.'
      : 'it is not yours to change.';
  throw new UserFacingError('edit_not_allowed', `You can’t edit #${conversation.number}: ${why}`);
}

/** What is not everybody's to change who may edit: the audience, and what an owner decides. */
function assertMayChange(before: Conversation, editor: Person, told: Told): void {
  const widens = before.audience === 'confined' && told.audience === 'everyone';
  if (widens && before.hearerId !== editor.memberId) {
    throw new UserFacingError(
      'widen_not_allowed',
      `Only ${before.hearer.name}, who heard it, may open it to everyone.`,
    );
  }
  const isOthers = before.ownerId !== null && before.ownerId !== before.hearerId;
  if (told.need !== before.need && isOthers) {
    throw new UserFacingError(
      'need_is_owned',
      `${before.owner?.name} owns it by now, so what happens next is theirs to say.`,
    );
  }
}
