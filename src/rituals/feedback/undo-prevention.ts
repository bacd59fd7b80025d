import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { planAsking } from './plan-later.ts';
import { mayUndoAnswer, PREVENTION_ACTS, type Prevention, type PreventionAnswer } from './prevention.ts';
import { aboutPrevention } from './prevention-morning.ts';
import { preventions } from './prevention-store.ts';

/**
 * Takes back, within ten minutes, that something is done, held or came again: it is asked again, and the record's history
 * no longer says it. @throws UserFacingError when it is not theirs, ten minutes are over, or more was said since
 */
export function undoPrevention(
  { db, workspace, clock }: RitualDeps,
  said: { readonly id: string; readonly memberId: string; readonly answer: PreventionAnswer; readonly at: Date },
): Promise<Prevention> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const store = preventions(tx, workspace.id);
    const prevention = await store.byId(said.id);
    if (prevention === null) throw new UserFacingError('gone', 'This one is gone: it was undone or deleted.');
    const { conversationId, number } = prevention;
    await conversations(tx, workspace.id).lock(conversationId);
    const act = PREVENTION_ACTS[said.answer];
    const history = await feedback(tx, workspace.id).history(conversationId);
    const line = history.find((one) => one.act === act && one.at.getTime() === said.at.getTime()) ?? null;
    const verdict = mayUndoAnswer(line, said.memberId, now);
    if (verdict !== 'yes') throw new UserFacingError(`undo_${verdict}`, REFUSALS[verdict](number));
    if (!(await store.takeBack(said.id, said))) throw new UserFacingError('undo_went_on', wentOn(number));
    await feedback(tx, workspace.id).forget(conversationId, { act, at: said.at, actorId: said.memberId });
    await planAsking(tx, workspace.id, said.memberId, now, now);
    await refreshMessagesAbout(tx, workspace.id, [aboutPrevention(said.id)], now);
    return prevention;
  });
}

const REFUSALS = {
  undone: (number: number) => `That was undone already: what prevents #${number} is asked again.`,
  not_yours: (number: number) => `Only the colleague who said that of what prevents #${number} can undo it.`,
  too_late: (number: number) => `Undo works for ten minutes, and for what prevents #${number} they are over.`,
} as const;

function wentOn(number: number): string {
  return `More was said since of what prevents #${number}, so this can’t be undone.`;
}
