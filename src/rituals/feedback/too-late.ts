import type { Tx } from '../../database.ts';
import { type Conversation, conversations, type LastAct } from '../conversations/index.ts';
import { ACTS } from './history.ts';
import type { StepKind } from './standing.ts';
import type { Refusal } from './steps.ts';

/** It cannot be done any more, or was done already; by whom and when, where that is known. */
export interface TooLate {
  readonly kind: 'too_late';
  readonly why: Refusal;
  readonly conversation: Conversation;
  /** What was done first; null where nothing was. */
  readonly first: LastAct | null;
}

/** What went before, where that is not the very step that comes too late. */
const BEFORE: { readonly [Why in Refusal]?: readonly string[] } = {
  over: ['answered', 'shared', 'learned', 'closed'],
  not_answered_yet: ['contentment_heard', 'reopened'],
  not_waiting: ['went_on', 'spoke_again'],
};

/** What is said of a step that comes too late. */
export async function tooLate(
  tx: Tx,
  workspaceId: string,
  conversation: Conversation,
  why: Refusal,
  step: StepKind,
): Promise<TooLate> {
  const own = step === 'assign' ? ['assigned', 'taken'] : [ACTS[step]];
  const first = await conversations(tx, workspaceId).lastActor(conversation.id, BEFORE[why] ?? own);
  return { kind: 'too_late', why, conversation, first };
}
