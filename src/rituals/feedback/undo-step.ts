import type { Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { type Conversation, conversations, existing, watchClock } from '../conversations/index.ts';
import { feedback, type LastStep } from './feedback-store.ts';
import type { MovingDeps } from './move-feedback.ts';
import { planTriage } from './triage-people.ts';

const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** Whether this person may take back what was done at an instant: for ten minutes, their own step, while nothing followed. @param wasDone whether the history has it still */
function mayUndoStep(
  last: LastStep | null,
  act: { readonly memberId: string; readonly at: Date },
  wasDone: boolean,
  now: Date,
): 'yes' | 'not_yours' | 'too_late' | 'went_on' | 'undone' {
  if (!wasDone) return 'undone';
  if (last === null || last.before === null || last.at.getTime() !== act.at.getTime()) return 'went_on';
  if (last.actor.id !== act.memberId) return 'not_yours';
  return now.getTime() - last.at.getTime() <= UNDO_WINDOW_MS ? 'yes' : 'too_late';
}

/**
 * Takes back one step: the feedback stands as it stood before, to the letter, and the history no longer names the step.
 * @param withdraw ends what was to follow from it, in the same transaction
 * @throws UserFacingError when it is not theirs, ten minutes are over, or something followed
 */
export function undoStep(
  { db, workspaceId }: Pick<MovingDeps, 'db' | 'workspaceId'>,
  act: { readonly conversationId: string; readonly at: Date; readonly memberId: string },
  withdraw: (tx: Tx, conversation: Conversation, step: LastStep, now: Date) => Promise<void>,
  now: Date,
): Promise<Conversation> {
  return db.transaction(async (tx) => {
    const store = feedback(tx, workspaceId);
    await conversations(tx, workspaceId).lock(act.conversationId);
    const conversation = existing(await conversations(tx, workspaceId).byId(act.conversationId));
    const last = await store.lastStep(conversation.id);
    const wasDone = (await store.history(conversation.id)).some(({ at }) => at.getTime() === act.at.getTime());
    const verdict = mayUndoStep(last, act, wasDone, now);
    if (verdict !== 'yes' || !last?.before) {
      throw new UserFacingError(`undo_${verdict}`, REFUSALS[verdict](conversation.number));
    }
    await store.write(conversation.id, last.before, now);
    await store.forgetVisit(conversation.id, last);
    await withdraw(tx, conversation, last, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversation.id)], now);
    await watchClock(tx, workspaceId, conversation.id, now);
    const changesCount = (conversation.stage === 'new') !== (last.before.stage === 'new');
    if (changesCount && last.before.stage === 'new') await planTriage(tx, workspaceId, now);
    if (changesCount) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
    return existing(await conversations(tx, workspaceId).byId(conversation.id));
  });
}

const REFUSALS = {
  yes: (number: number) => `Nothing is left to undo on #${number}.`,
  went_on: (number: number) => `#${number} has gone on since, so this can’t be undone.`,
  undone: (number: number) => `That was undone on #${number} already. It stands again as before.`,
  not_yours: (number: number) => `Only the colleague who did it can undo it on #${number}.`,
  too_late: (number: number) => `Undo works for ten minutes, and for #${number} they are over.`,
} as const;
