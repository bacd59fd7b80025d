import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { Member } from '../../slack/people.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import type { HistoryLine } from './history.ts';
import { mayReadRecordOf } from './may-read.ts';
import { PREVENTION_ACTS, type Prevention, type PreventionAnswer, whatHolds } from './prevention.ts';
import { aboutPrevention } from './prevention-morning.ts';
import { mayAnswer } from './prevention-people.ts';
import { preventions } from './prevention-store.ts';

/** `stands`: it was answered before. @property by whom and when, where that is known */
export type Answered =
  | { readonly kind: 'answered'; readonly prevention: Prevention; readonly answer: PreventionAnswer; readonly at: Date }
  | {
      readonly kind: 'stands';
      readonly prevention: Prevention;
      readonly holds: PreventionAnswer;
      readonly by: Pick<HistoryLine, 'actor' | 'at'> | null;
    };

/**
 * Says, once, of what is to keep something from coming again that it is done, that it held, or that it came again; the
 * first answer holds, and stands in the record's history. @throws UserFacingError when it is gone, or not theirs to say
 */
export async function answerPrevention(
  deps: RitualDeps,
  { id, member, answer }: { readonly id: string; readonly member: Member; readonly answer: PreventionAnswer },
): Promise<Answered> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  // Before the transaction: it may ask Slack.
  const asked = await preventions(db.prisma, workspace.id).byId(id);
  const mayRead = asked !== null && (await mayReadRecordOf(deps, asked, member));
  return db.transaction(async (tx) => {
    const store = preventions(tx, workspace.id);
    const prevention = await store.byId(id);
    if (prevention === null) throw new UserFacingError('gone', 'This one is gone: it was undone or deleted.');
    await conversations(tx, workspace.id).lock(prevention.conversationId);
    if (!(await mayAnswer(tx, workspace.id, prevention, { id: member.id, mayRead }, now))) throw notTheirs(prevention);
    if (await store.answer(id, answer, now)) {
      const { conversationId } = prevention;
      await conversations(tx, workspace.id).record(conversationId, PREVENTION_ACTS[answer], member.id, now);
      await refreshMessagesAbout(tx, workspace.id, [aboutPrevention(id)], now);
      return { kind: 'answered', prevention, answer, at: now };
    }
    const standing = (await store.byId(id)) ?? prevention;
    const holds = whatHolds(standing, answer) ?? answer;
    const by = await feedback(tx, workspace.id).lastOf(prevention.conversationId, [PREVENTION_ACTS[holds]]);
    return { kind: 'stands', prevention: standing, holds, by };
  });
}

function notTheirs({ number, doer, isLeftBehind }: Prevention): UserFacingError {
  const who = isLeftBehind ? `whoever took over from ${doer}` : (doer ?? 'whoever does it');
  return new UserFacingError('not_yours_to_do', `Only ${who} can say that of what prevents #${number}.`);
}
