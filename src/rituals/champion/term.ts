import type { Why } from './rotation-facts.ts';

/** A colleague in the role. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly zone: string;
}

/** A term that was begun, or told to its holder beforehand. */
export interface Term {
  readonly id: string;
  readonly number: number;
  readonly startsOn: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: 'coming' | 'running' | 'over';
  readonly holder: Holder;
  readonly turnOf: { readonly id: string; readonly name: string };
  readonly note: string;
  /** Null where nobody wrote it down. */
  readonly why: Why | null;
}

/** A term to come, with the names of who holds it. */
export interface ComingTerm {
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly holder: Holder;
  readonly turnOf: { readonly id: string; readonly name: string };
  readonly why: Why;
}

/** What was done for customers in a term. */
export interface Achieved {
  readonly heard: number;
  readonly answered: number;
  readonly learned: number;
  /** Without an answer, with a reason. */
  readonly closed: number;
  readonly decided: number;
}

/** Somebody who will have the role for some days to come of a term. */
export interface StandInAhead {
  readonly number: number;
  readonly name: string;
  /** Local dates (YYYY-MM-DD), both included. */
  readonly fromDate: string;
  readonly toDate: string;
}

/** Somebody who has the role for some days in the place of a term's holder. */
export interface StandIn {
  readonly changeId: string;
  readonly memberId: string;
  readonly name: string;
  /** The last of the days (YYYY-MM-DD). */
  readonly toDate: string;
}
