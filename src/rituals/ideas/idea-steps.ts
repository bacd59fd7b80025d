import type { Status } from './idea.ts';
import type { IdeaStep } from './idea-clock.ts';

/** Where an idea stands between the reviewers and whoever sent it. */
export interface IdeaStanding {
  readonly status: Status;
  readonly ownerId: string | null;
  readonly dueAt: Date | null;
  readonly clockFrom: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly doneAt: Date | null;
  readonly reason: string;
  readonly isReasonPublic: boolean;
  readonly effect: string;
  readonly outcome: string;
  readonly builderIds: readonly string[];
}

/** What reviewers may do with it. Where `ownerId` is null, whoever owns it stays its owner, and else whoever decides becomes it. */
export type ReviewStep =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'explore' | 'do'; readonly reason: string; readonly ownerId: string | null }
  | { readonly kind: 'decline' | 'reopen'; readonly reason: string }
  | {
      readonly kind: 'finish';
      readonly reason: string;
      readonly effect: string;
      readonly outcome: string;
      readonly builderIds: readonly string[];
    }
  | { readonly kind: 'give_owner'; readonly ownerId: string };

export type StepKind = ReviewStep['kind'];

/** Which step is possible from where. From `merged` none: what is decided is decided on the idea it is part of. */
const FROM: Readonly<Record<StepKind, readonly Status[]>> = {
  acknowledge: ['new'],
  explore: ['new', 'acknowledged'],
  do: ['new', 'acknowledged', 'exploring'],
  decline: ['new', 'acknowledged', 'exploring', 'doing'],
  finish: ['new', 'acknowledged', 'exploring', 'doing'],
  reopen: ['declined', 'done'],
  give_owner: ['exploring', 'doing'],
};

/** How a step is called in the history. */
export const STEP_ACTS = {
  acknowledge: 'acknowledged',
  explore: 'exploring',
  do: 'doing',
  decline: 'declined',
  finish: 'done',
  reopen: 'reopened',
  give_owner: 'owner_given',
} as const satisfies Readonly<Record<StepKind, string>>;

/** The decisions among what stands in the history: each is answered to whoever sent it, with its reason. */
export const DECISIONS = ['exploring', 'doing', 'declined', 'done', 'merged'] as const;

/** Whether this step is possible from here. */
export function isPossible(kind: StepKind, { status }: Pick<IdeaStanding, 'status'>): boolean {
  return FROM[kind].includes(status);
}

/** When a step is due for what began at an instant. */
export type DueIdea = (step: IdeaStep, from: Date) => Date;

/**
 * Where it stands after a step; null when it is not possible from here (any more). Past `acknowledged` somebody owns it. Pure.
 * @param deciderId who takes the step
 */
export function takeIdeaStep(
  before: IdeaStanding,
  step: ReviewStep,
  { due, deciderId }: { readonly due: DueIdea; readonly deciderId: string },
  now: Date,
): IdeaStanding | null {
  const ownerId = before.ownerId ?? deciderId;
  if (!isPossible(step.kind, before)) return null;
  switch (step.kind) {
    case 'acknowledge':
      return { ...acknowledged(before, now), status: 'acknowledged', ...decisionClock(before.clockFrom, due, now) };
    case 'explore':
      return { ...decided(before, step, now), status: 'exploring', ownerId: step.ownerId ?? ownerId };
    case 'do':
      return { ...decided(before, step, now), status: 'doing', ownerId: step.ownerId ?? ownerId };
    case 'decline':
      return { ...decided(before, step, now), status: 'declined', isReasonPublic: false };
    case 'finish': {
      const { effect, outcome, builderIds } = step;
      return { ...decided(before, step, now), status: 'done', ownerId, doneAt: now, effect, outcome, builderIds };
    }
    case 'reopen':
      return { ...before, ...AFRESH, status: 'acknowledged', ...decisionClock(null, due, now) };
    case 'give_owner':
      return before.ownerId === step.ownerId ? null : { ...before, ownerId: step.ownerId };
  }
}

/** What a decision left behind, taken away: the next one says it anew. When it was first decided stays known. */
const AFRESH = {
  ...{ doneAt: null, reason: '', isReasonPublic: true, effect: '', outcome: '', builderIds: [] },
} as const;

/** Whoever decides has read it. */
function acknowledged(before: IdeaStanding, now: Date): IdeaStanding {
  return { ...before, acknowledgedAt: before.acknowledgedAt ?? now };
}

function decided(before: IdeaStanding, { reason }: { readonly reason: string }, now: Date): IdeaStanding {
  return {
    ...acknowledged(before, now),
    dueAt: null,
    decidedAt: before.decidedAt ?? now,
    reason,
    isReasonPublic: true,
  };
}

/** By when it is decided: counted from when it was sent, and never a day that is over already. */
function decisionClock(clockFrom: Date | null, due: DueIdea, now: Date): Pick<IdeaStanding, 'dueAt' | 'clockFrom'> {
  const from = clockFrom ?? now;
  const dueAt = due('decide', from);
  return dueAt > now ? { dueAt, clockFrom: from } : { dueAt: due('decide', now), clockFrom: from };
}
