import type { Person } from '../../access/audience.ts';
import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { maskedBy } from '../../privacy/masked-values.ts';
import type { Clocks } from '../../settings/clocks.ts';
import { type Conversation, conversations, existing } from '../conversations/index.ts';
import { feedback } from './feedback-store.ts';
import { ACTS } from './history.ts';
import { reminders } from './reminder-store.ts';
import type { Standing, Step, StepKind } from './standing.ts';
import { assertMayTake } from './step-rights.ts';
import { type Refusal, takeStep, withoutOwner } from './steps.ts';
import { type TooLate, tooLate } from './too-late.ts';

/** Somebody's wish to go on with one conversation: by one step, or by several in one visit. */
export interface Move {
  readonly conversationId: string;
  readonly steps: readonly Step[];
  readonly actor: Person;
  /** For the history: a word why. Never the customer's words. */
  readonly detail?: string;
  /** Who owned it when they decided that, null for nobody: somebody else by now is not passed over. Left out where that does not matter. */
  readonly seenOwnerId?: string | null | undefined;
}

/** The `code` of the refusal to pass on or close what somebody else owns by now. */
export const OWNER_CHANGED = 'owner_changed';

/** What was changed, for what follows from it in the same transaction. */
export interface Moved {
  readonly conversation: Conversation;
  readonly steps: readonly Step[];
  readonly before: Standing;
  readonly after: Standing;
  readonly actorId: string;
}

export type Outcome = { readonly kind: 'moved'; readonly moved: Moved } | TooLate;

export interface MovingDeps {
  readonly db: Database;
  readonly workspaceId: string;
  readonly guestsMayOwn: boolean;
  /** The clocks for a customer of these kinds. */
  readonly clocks: (kinds: readonly string[]) => Clocks;
  /** Writes what follows: who is told, which cards are written anew. */
  readonly follow: (tx: Tx, moved: Moved, now: Date) => Promise<void>;
}

/**
 * Goes on with it, once: whoever is first does it, the others are told who that was. All steps of one visit are taken or
 * none; history and all that follows are written in the same transaction. @throws UserFacingError when it is gone, or not theirs to do
 */
export function moveFeedback(deps: MovingDeps, asked: Move, now: Date): Promise<Outcome> {
  const { db, workspaceId } = deps;
  return db.transaction(async (tx) => {
    const store = feedback(tx, workspaceId);
    await conversations(tx, workspaceId).lock(asked.conversationId);
    const move = await maskedMove(tx, workspaceId, asked);
    const conversation = existing(await conversations(tx, workspaceId).byId(move.conversationId));
    const before = await store.standing(conversation.id);
    if (before === null) throw new Error('a conversation without a standing');
    await assertMayTake({ tx, workspaceId, guestsMayOwn: deps.guestsMayOwn }, conversation, move, now);
    assertSameOwner(conversation, move);
    const clocks = deps.clocks(conversation.customer.kinds);
    const walked = walk(before, move, clocks, now);
    if (walked.kind === 'refused') return tooLate(tx, workspaceId, conversation, walked.why, walked.step);
    const after = await ownedByColleague(tx, workspaceId, walked.standing, clocks, now);
    await store.write(conversation.id, after, now);
    await record(tx, workspaceId, move, before, now);
    const { steps, actor } = move;
    const moved = { conversation, steps, before, after, actorId: actor.memberId };
    await deps.follow(tx, moved, now);
    return { kind: 'moved', moved };
  });
}

/** What is open again, and was owned by somebody who has left since, needs an owner. */
async function ownedByColleague(
  tx: Tx,
  workspaceId: string,
  standing: Standing,
  clocks: Clocks,
  now: Date,
): Promise<Standing> {
  const { stage, ownerId } = standing;
  if (stage !== 'assigned' || ownerId === null) return standing;
  const owner = await reminders(tx, workspaceId).owner(ownerId);
  return owner === null ? withoutOwner(standing, clocks, now) : standing;
}

/** What was told to the customer, and a word why, as they may be kept. */
async function maskedMove(tx: Tx, workspaceId: string, move: Move): Promise<Move> {
  const { memberId } = move.actor;
  const steps: Step[] = [];
  for (const step of move.steps) {
    steps.push(step.kind === 'answer' ? await maskedBy(tx, workspaceId, memberId, step, ['told']) : step);
  }
  return { ...(await maskedBy(tx, workspaceId, memberId, move, ['detail'])), steps };
}

type Walked =
  | { readonly kind: 'moved'; readonly standing: Standing }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly step: StepKind };

function walk(before: Standing, { steps, actor }: Move, clocks: Clocks, now: Date): Walked {
  let standing = before;
  for (const step of steps) {
    const stepped = takeStep(standing, step, actor.memberId, clocks, now);
    if (stepped.kind === 'refused') return { ...stepped, step: step.kind };
    standing = stepped.standing;
  }
  return { kind: 'moved', standing };
}

/** A line of history per step; all of one visit remember how it stood before the first. */
async function record(tx: Tx, workspaceId: string, move: Move, before: Standing, now: Date): Promise<void> {
  const { conversationId, steps, actor, detail = '' } = move;
  for (const step of steps) {
    const toId = step.kind === 'assign' ? step.ownerId : null;
    const line = { conversationId, act: ACTS[step.kind], actorId: actor.memberId, toId, detail };
    await feedback(tx, workspaceId).record(line, before, now);
  }
}

/** @throws UserFacingError when somebody owns it who did not when the actor decided over it */
function assertSameOwner({ number, owner }: Conversation, { seenOwnerId, steps }: Move): void {
  if (seenOwnerId === undefined || owner === null || owner.id === seenOwnerId) return;
  if (steps.some((step) => step.kind === 'assign' && step.ownerId === owner.id)) return;
  const again = steps.some(({ kind }) => kind === 'close')
    ? 'It was not closed. Press Close it again to close it all the same.'
    : 'Nothing was passed on. Press Assign again to pass it on all the same.';
  throw new UserFacingError(OWNER_CHANGED, `${owner.name} owns #${number} by now: somebody was first. ${again}`);
}
