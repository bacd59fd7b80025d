import type { StepKind } from './standing.ts';

/** One line of a record's history. */
export interface HistoryLine {
  readonly act: string;
  readonly at: Date;
  readonly actor: { readonly id: string; readonly name: string };
  /** To whom it was given, as they are called now; null for any other act, and where that is not known any more. */
  readonly to: { readonly id: string; readonly name: string } | null;
  /** A word why, a reason. */
  readonly detail: string;
}

/** How a step is called in the history. */
export const ACTS = {
  assign: 'assigned',
  answer: 'answered',
  hear_contentment: 'contentment_heard',
  share: 'shared',
  learn: 'learned',
  close: 'closed',
  wait: 'waiting_for_customer',
  resume: 'went_on',
  speak: 'spoke_again',
  reopen: 'reopened',
} as const satisfies Readonly<Record<StepKind, string>>;

/** The detail of a step that nobody took by hand. */
export const AS_PLANNED = 'as planned';
