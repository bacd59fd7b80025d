import type { Person } from '../../access/audience.ts';
import type { Database } from '../../database.ts';
import { aboutIdea, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { type Idea, type Sent, WRITTEN } from './idea.ts';
import { isOwn, mayEditIdea, mayUndoSending } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { refreshIdea } from './refresh-idea.ts';
import { existing, withoutTraces } from './send-idea.ts';
import { followWidening } from './widen-idea.ts';

/** What a person saved in the form they opened on an idea. */
export interface IdeaEdit {
  readonly ideaId: string;
  readonly sent: Sent;
  readonly wantsThanks: boolean;
  readonly editor: Person;
  /** What they hold of its receipt; "" for nothing. */
  readonly key: string;
  /** The editor's IANA zone. */
  readonly zone: string;
  /** `updatedAt` of the idea as the form showed it. */
  readonly seenAt: Date;
}

/** Stores what was changed, once; the same edit again gives the same idea. Wake the sender after it. @throws UserFacingError */
export async function editIdeaWords(db: Database, workspaceId: string, edit: IdeaEdit, now: Date): Promise<Idea> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    await store.lock(edit.ideaId);
    const before = existing(await store.byId(edit.ideaId));
    const holdsReceipt = await store.isReceiptOf(before.id, edit.key);
    if (!mayEditIdea(before, edit.editor, holdsReceipt)) throw notYours(before, edit.editor, holdsReceipt);
    const traceless = before.isNameless ? withoutTraces(edit.sent, before.placeId) : {};
    const { values: sent } = await masked(tx, workspaceId, { ...edit.sent, ...traceless }, WRITTEN, edit.zone);
    if (before.updatedAt.getTime() !== edit.seenAt.getTime()) {
      if (saysAlready(before, sent)) return before;
      throw new UserFacingError('changed_meanwhile', `#${before.number} was changed meanwhile. Open it again.`);
    }
    const isAuthors = isOwn(before, edit.editor, holdsReceipt);
    const isNamed = isAuthors && !holdsReceipt;
    if (saysAlready(before, sent) && (!isNamed || before.wantsThanks === edit.wantsThanks)) return before;
    if (!isAuthors && before.audience === 'confined' && sent.audience === 'everyone') {
      throw new UserFacingError('widen_not_allowed', 'Only whoever sent it may open it to everyone.');
    }
    await store.change(before.id, { ...sent, ...(isNamed ? { wantsThanks: edit.wantsThanks } : {}) }, now);
    const actorId = holdsReceipt ? null : edit.editor.memberId;
    await store.record({ ideaId: before.id, act: 'edited', actorId }, now);
    // What is part of it is named with its title, too.
    await refreshIdea(tx, workspaceId, before.id, now);
    const after = existing(await store.byId(before.id));
    if (before.audience === 'confined' && after.audience === 'everyone')
      await followWidening(tx, workspaceId, after, now);
    return after;
  });
}

function saysAlready(idea: Idea, sent: Sent): boolean {
  return [...WRITTEN, 'audience' as const].every((field) => idea[field] === sent[field]);
}

function notYours(idea: Idea, editor: Person, holdsReceipt: boolean): UserFacingError {
  const why = isOwn(idea, editor, holdsReceipt)
    ? 'it is decided by now. Answer the reviewers instead, or send another.'
    : 'it is not yours to change.';
  return new UserFacingError('edit_not_allowed', `You can’t edit #${idea.number}: ${why}`);
}

const UNDO_REFUSALS = {
  not_yours: (number: number) => `Only the colleague who sent #${number} can undo it.`,
  too_late: (number: number) => `Undo works for ten minutes, and for #${number} they are over. Edit still works.`,
  in_use: (number: number) => `#${number} is in use by now, so it stays. Edit still works.`,
} as const;

/** Takes back an idea that was just sent. Wake the sender after it. @throws UserFacingError */
export async function undoIdea(
  db: Database,
  workspaceId: string,
  { ideaId, viewer, key }: { readonly ideaId: string; readonly viewer: Person; readonly key: string },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const store = ideas(tx, workspaceId);
    await store.lock(ideaId);
    const idea = existing(await store.byId(ideaId));
    const holdsReceipt = await store.isReceiptOf(ideaId, key);
    const verdict = mayUndoSending(idea, viewer, { isInUse: await store.isInUse(idea), holdsReceipt, now });
    if (verdict !== 'yes') throw new UserFacingError(`undo_${verdict}`, UNDO_REFUSALS[verdict](idea.number));
    await refreshMessagesAbout(tx, workspaceId, [aboutIdea(ideaId)], now);
    await store.remove(ideaId);
    return idea;
  });
}
