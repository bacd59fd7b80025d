import type { Clocks } from '../../settings/clocks.ts';
import type { Contentment, Stage, Standing, Step, StepKind } from './standing.ts';

/** Why a step cannot be taken from where the feedback stands. */
export type Refusal = 'nothing_to_answer' | 'done_already' | 'not_answered_yet' | 'over' | 'not_waiting';

export type Stepped =
  | { readonly kind: 'moved'; readonly standing: Standing }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** From which stages a step can be taken. */
const FROM: Readonly<Record<StepKind, readonly Stage[]>> = {
  assign: ['new', 'assigned', 'answered', 'shared'],
  answer: ['new', 'assigned'],
  hear_contentment: ['answered', 'shared', 'learned'],
  share: ['answered', 'learned'],
  learn: ['answered', 'shared'],
  close: ['new', 'assigned', 'answered', 'shared'],
  wait: ['new', 'assigned'],
  resume: ['new', 'assigned'],
  speak: ['new', 'assigned'],
  reopen: ['answered', 'shared', 'learned', 'closed'],
};

const WEEK = 7 * 24 * 60 * 60 * 1000;
const NOT_WAITING = { waitingSince: null, waitingUntil: '' } as const;

/**
 * What a step makes of a standing. Clocks stop on any answer of ours, stand still while we wait for the customer, and begin
 * anew when the customer speaks again. @param actorId who takes the step: whoever answers what nobody owns, owns it
 */
export function takeStep(standing: Standing, step: Step, actorId: string, clocks: Clocks, now: Date): Stepped {
  const why = whyNot(standing, step);
  return why === null
    ? { kind: 'moved', standing: moved(standing, step, actorId, clocks, now) }
    : { kind: 'refused', why };
}

/** What keeps a step from being taken from there; null when nothing does. */
export function whyNot(standing: Standing, step: Step): Refusal | null {
  const { stage, ownerId, waitingSince, sharedAt } = standing;
  if (stage === null) return 'nothing_to_answer';
  if (step.kind === 'hear_contentment' && isKnown(standing, step.contentment)) return 'done_already';
  if (!FROM[step.kind].includes(stage)) return stageRefusal(stage, step.kind);
  if (step.kind === 'assign' && ownerId === step.ownerId) return 'done_already';
  if (step.kind === 'wait' && waitingSince !== null) return 'done_already';
  if (step.kind === 'share' && stage === 'learned' && sharedAt !== null) return 'done_already';
  const endsWaiting = step.kind === 'resume' || step.kind === 'speak';
  return endsWaiting && waitingSince === null ? 'not_waiting' : null;
}

/** Answered, and whoever was to learn from it has left. */
export function isLeftBehind({ stage, ownerId }: Pick<Standing, 'stage' | 'ownerId'>): boolean {
  return ownerId === null && (stage === 'answered' || stage === 'shared');
}

/** Whether that was said already, or is not asked any more. */
function isKnown({ contentment, askContentAt }: Standing, said: Contentment): boolean {
  return said === 'unknown' ? contentment !== null && askContentAt === null : said === contentment;
}

/** What makes no sense once it is answered. */
const PAST_ANSWERING: readonly StepKind[] = ['wait', 'resume', 'speak', 'assign'];

function stageRefusal(stage: Stage, step: StepKind): Refusal {
  const isOpen = stage === 'new' || stage === 'assigned';
  if (isOpen) return step === 'reopen' ? 'done_already' : 'not_answered_yet';
  if (stage === 'closed') return step === 'close' ? 'done_already' : 'over';
  return PAST_ANSWERING.includes(step) ? 'over' : 'done_already';
}

function moved(before: Standing, step: Step, actorId: string, clocks: Clocks, now: Date): Standing {
  switch (step.kind) {
    case 'assign':
      return assigned(before, step.ownerId, clocks);
    case 'answer':
      return answered({ ...before, answer: step.told, tellsEveryone: step.tellsEveryone }, step, actorId, clocks, now);
    case 'hear_contentment':
      return step.contentment === 'not_yet'
        ? open({ ...before, contentment: 'not_yet' }, clocks, now)
        : { ...before, contentment: step.contentment, askContentAt: null };
    case 'share':
      // What was learned from first is told to everyone all the same.
      return { ...before, stage: before.stage === 'learned' ? 'learned' : 'shared', sharedAt: now };
    case 'learn':
      return { ...before, stage: 'learned', learnedAt: now, clockFrom: null, dueAt: null };
    case 'close':
      return { ...before, ...NOT_WAITING, stage: 'closed', closedReason: step.reason, ...STOPPED };
    case 'wait':
      return { ...before, waitingSince: now, waitingUntil: step.until };
    case 'resume':
      return { ...before, ...NOT_WAITING, ...clockAfterWaiting(before, clocks, now) };
    case 'speak':
      return open(before, clocks, now);
    case 'reopen':
      return open({ ...before, contentment: null, closedReason: '' }, clocks, now);
  }
}

const STOPPED = { clockFrom: null, dueAt: null, askContentAt: null } as const;

/** Passing it on leaves the clock alone: the customer has waited since they spoke, and what is answered is to be learned from by the same day. */
function assigned(before: Standing, ownerId: string, clocks: Clocks): Standing {
  if (before.stage === 'answered' || before.stage === 'shared') return { ...before, ownerId };
  const isFirst = before.stage === 'new';
  return {
    ...before,
    stage: 'assigned',
    ownerId,
    dueAt: isFirst && before.clockFrom !== null ? clocks.due('answer', before.clockFrom) : before.dueAt,
  };
}

function answered(
  before: Standing,
  { contentment }: Extract<Step, { kind: 'answer' }>,
  actorId: string,
  clocks: Clocks,
  now: Date,
): Standing {
  const owned = { ...before, ownerId: before.ownerId ?? actorId, contentment };
  if (contentment === 'not_yet') return open(owned, clocks, now);
  return {
    ...owned,
    ...NOT_WAITING,
    stage: 'answered',
    answeredAt: now,
    clockFrom: now,
    dueAt: clocks.due('learn', now),
    askContentAt: askAgainAt(contentment, now),
  };
}

/**
 * Its owner has left: it needs one again, and the customer has waited since they spoke. What is answered stays so: what is
 * left is to learn from it, by the clock that runs.
 */
export function withoutOwner(before: Standing, clocks: Clocks, now: Date): Standing {
  if (before.stage === 'answered' || before.stage === 'shared') return { ...before, ownerId: null };
  const dueAt = before.clockFrom === null ? null : clocks.due('owner', now);
  return { ...before, ...NOT_WAITING, stage: 'new', ownerId: null, dueAt };
}

/** Open again, or still: with a clock that begins now. */
function open(before: Standing, clocks: Clocks, now: Date): Standing {
  const isOwned = before.ownerId !== null;
  return {
    ...before,
    ...NOT_WAITING,
    stage: isOwned ? 'assigned' : 'new',
    answeredAt: null,
    sharedAt: null,
    learnedAt: null,
    askContentAt: null,
    clockFrom: now,
    dueAt: clocks.due(isOwned ? 'answer' : 'owner', now),
  };
}

/** Whoever does not know when they answer is asked once, a week later; who does not know then is not asked again. */
function askAgainAt(contentment: Standing['contentment'], now: Date): Date | null {
  return contentment === 'unknown' ? new Date(now.getTime() + WEEK) : null;
}

/**
 * What was left of the clock when the waiting began is left still; one that had run out stays so. It counts as begun later
 * by what was waited: how much of it has run, and every target counted from its beginning, leave the waiting out.
 */
function clockAfterWaiting(
  { clockFrom, dueAt, waitingSince }: Standing,
  clocks: Clocks,
  now: Date,
): Pick<Standing, 'clockFrom' | 'dueAt'> {
  if (clockFrom === null || dueAt === null || waitingSince === null) return { clockFrom, dueAt };
  const hadRunOut = dueAt <= waitingSince;
  return {
    clockFrom: clocks.goOn(clockFrom, waitingSince, now),
    dueAt: hadRunOut ? dueAt : clocks.goOn(now, waitingSince, dueAt),
  };
}
