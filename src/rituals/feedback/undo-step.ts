import type { Tx } from '../../database.ts';
import {
  ABOUT_WAITING,
  aboutConversation,
  refreshCurrentMessagesAbout,
  refreshMessagesAbout,
} from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { type Conversation, conversations, existing, type LastAct, watchClock } from '../conversations/index.ts';
import { feedback, type LastStep } from './feedback-store.ts';
import { AS_PLANNED } from './history.ts';
import type { MovingDeps } from './move-feedback.ts';
import { PREVENTION_ACTS } from './prevention.ts';
import { preventions } from './prevention-store.ts';
import { planTriage } from './triage-people.ts';

const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** `went_on`: somebody took a step since, which stands on this one. @property mayBeUndone whether that one still can be */
export type Undone =
  | { readonly kind: 'undone'; readonly conversation: Conversation }
  | {
      readonly kind: 'went_on';
      readonly conversation: Conversation;
      readonly last: LastAct;
      readonly isOwn: boolean;
      readonly mayBeUndone: boolean;
    };

/** Whether a person may take back what was done at an instant: for ten minutes, their own step. @param actorId who did it; null when it was undone */
function whyNotUndo(
  actorId: string | null,
  act: { readonly memberId: string; readonly at: Date },
  now: Date,
): keyof typeof REFUSALS | null {
  if (actorId === null) return 'undone';
  if (actorId !== act.memberId) return 'not_yours';
  return now.getTime() - act.at.getTime() <= UNDO_WINDOW_MS ? null : 'too_late';
}

/**
 * Takes back one step: the feedback stands as it stood before, to the letter, and the history no longer names the step.
 * What else came since stays: words that were edited, other customers who said the same, what was added to the lesson.
 * @param withdraw ends what was to follow from it, in the same transaction
 * @throws UserFacingError when it is not theirs, was undone, or ten minutes are over
 */
export function undoStep(
  { db, workspaceId }: Pick<MovingDeps, 'db' | 'workspaceId'>,
  act: { readonly conversationId: string; readonly at: Date; readonly memberId: string },
  withdraw: (tx: Tx, conversation: Conversation, step: LastStep, now: Date) => Promise<void>,
  now: Date,
): Promise<Undone> {
  return db.transaction(async (tx) => {
    const store = feedback(tx, workspaceId);
    await conversations(tx, workspaceId).lock(act.conversationId);
    const conversation = existing(await conversations(tx, workspaceId).byId(act.conversationId));
    const why = whyNotUndo(await store.actorAt(conversation.id, act.at), act, now);
    if (why !== null) throw new UserFacingError(`undo_${why}`, REFUSALS[why](conversation.number));
    const last = await store.lastStep(conversation.id);
    if (last === null) throw new Error('a step that is not in the history');
    const since = await wentOn(tx, workspaceId, conversation.id, { last, at: act.at });
    if (since !== null) return { kind: 'went_on', conversation, ...told(since, act.memberId, now) };
    await store.write(conversation.id, last.before, now);
    await store.forgetVisit(conversation.id, last);
    await withdraw(tx, conversation, last, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversation.id)], now);
    await watchClock(tx, workspaceId, conversation.id, now);
    const changesCount = (conversation.stage === 'new') !== (last.before.stage === 'new');
    if (changesCount && last.before.stage === 'new') await planTriage(tx, workspaceId, now);
    if (changesCount) await refreshCurrentMessagesAbout(tx, workspaceId, [ABOUT_WAITING], now);
    const after = existing(await conversations(tx, workspaceId).byId(conversation.id));
    return { kind: 'undone', conversation: after };
  });
}

type Since = Pick<LastStep, 'act' | 'at' | 'actor'> & { readonly detail?: string };

/** What stands on a step by now: another step, or what was said of the prevention it found; null while nothing does. */
async function wentOn(
  tx: Tx,
  workspaceId: string,
  conversationId: string,
  { last, at }: { readonly last: LastStep; readonly at: Date },
): Promise<Since | null> {
  if (last.at.getTime() !== at.getTime() || last.act === CHANGED) {
    // Of one visit, what was done first says most: answered, and told to everyone.
    const history = await feedback(tx, workspaceId).history(conversationId);
    return history.find((line) => line.at.getTime() === last.at.getTime() && line.actor.id === last.actor.id) ?? last;
  }
  if (!(await preventions(tx, workspaceId).wasAnswered(conversationId, at))) return null;
  return feedback(tx, workspaceId).lastOf(conversationId, Object.values(PREVENTION_ACTS));
}

/** An edit that changed what happens next. */
const CHANGED = 'edited';
/** What no press did, so that none undoes it. */
const NOT_BY_HAND = [CHANGED, 'owner_left'];

function told({ act, at, actor, detail }: Since, memberId: string, now: Date) {
  return {
    last: { act, at, name: actor.name },
    isOwn: actor.id === memberId,
    mayBeUndone: !NOT_BY_HAND.includes(act) && detail !== AS_PLANNED && now.getTime() - at.getTime() <= UNDO_WINDOW_MS,
  };
}

const REFUSALS = {
  undone: (number: number) => `That was undone on #${number} already. It stands again as before.`,
  not_yours: (number: number) => `Only the colleague who did it can undo it on #${number}.`,
  too_late: (number: number) => `Undo works for ten minutes, and for #${number} they are over.`,
} as const;
