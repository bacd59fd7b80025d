import type { Tx } from '../../database.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import { lessons, matchKey } from '../conversations/index.ts';
import type { AnswerValues } from './answer-form.ts';
import type { LearnValues } from './learn-form.ts';
import type { Moved } from './move-feedback.ts';
import { planPrevention } from './plan-later.ts';
import { preventions } from './prevention-store.ts';

/** What a person learned while they answered joins the lesson; a one-off is kept as the cause that it was. */
export async function keepLesson(
  tx: Tx,
  workspaceId: string,
  { moved, values, requestKey }: { readonly moved: Moved; readonly values: AnswerValues; readonly requestKey: string },
  now: Date,
): Promise<void> {
  const { conversation, actorId } = moved;
  const { lesson, oneOff } = await maskedBy(tx, workspaceId, actorId, values, ['lesson']);
  if (lesson === '') return;
  const learned = { conversationId: conversation.id, memberId: actorId, text: lesson, requestKey };
  await lessons(tx, workspaceId).create(learned, now);
  if (oneOff === null || moved.after.stage !== 'learned') return;
  const cause = {
    cause: lesson,
    causeKey: matchKey(lesson),
    isOneOff: true,
    action: '',
    memberId: null,
    dueOn: '',
    askHeldAt: null,
  };
  await preventions(tx, workspaceId).create(
    { ...cause, conversationId: conversation.id, requestKey, finderId: actorId },
    now,
  );
}

/** The cause, and what will prevent it. */
export async function keepCause(
  tx: Tx,
  workspaceId: string,
  facts: {
    readonly moved: Moved;
    readonly values: LearnValues;
    readonly doerId: string | null;
    readonly requestKey: string;
  },
  now: Date,
): Promise<void> {
  const { moved, values, doerId, requestKey } = facts;
  const { known, oneOff, action, dueOn, ...written } = await maskedBy(tx, workspaceId, moved.actorId, values, [
    'cause',
    'action',
  ]);
  const met = known === null || written.cause !== '' ? null : await preventions(tx, workspaceId).causeOf(known.value);
  const cause = met ?? written.cause;
  const isOneOff = oneOff !== null;
  const plan =
    isOneOff || doerId === null || dueOn === '' ? null : { memberId: doerId, dueOn, finderId: moved.actorId };
  const askHeldAt = plan && (await planPrevention(tx, workspaceId, plan, now));
  await preventions(tx, workspaceId).create(
    {
      conversationId: moved.conversation.id,
      requestKey,
      cause,
      causeKey: matchKey(cause),
      isOneOff,
      action: isOneOff ? '' : action,
      memberId: isOneOff ? null : doerId,
      dueOn: isOneOff ? '' : dueOn,
      askHeldAt,
      finderId: moved.actorId,
    },
    now,
  );
}
