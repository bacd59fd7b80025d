import type { Rhythm } from './term-dates.ts';

/** Local days (YYYY-MM-DD), both included. */
export interface Days {
  readonly fromDate: string;
  readonly toDate: string;
}

/** Somebody who is willing, and may be champion. */
export interface Willing {
  readonly id: string;
  readonly joinedAt: Date;
  /** Where they entered the order. */
  readonly creditedEnd: Date;
  readonly creditedTerms: number;
  /** When they are off or paused. */
  readonly away: readonly Days[];
}

/** A term that was begun. */
export interface Begun {
  readonly number: number;
  readonly startsOn: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly turnOfId: string;
  readonly holderId: string;
}

/** A term to come whose holder was told of it. */
export interface Told {
  readonly number: number;
  readonly turnOfId: string;
  readonly holderId: string;
  /** Why it was theirs when they were told; null where nobody wrote it down. */
  readonly why: Why | null;
}

/** What people agreed on about terms, by their numbers. */
export interface Agreement {
  readonly kind: 'swap' | 'take_over' | 'set_by_hand' | 'skip';
  readonly number: number;
  /** The term that is given for it in a swap. */
  readonly otherNumber: number | null;
  /** Who holds the term then; null for whoever skips. */
  readonly doerId: string | null;
  readonly insteadOfId: string;
  readonly agreedAt: Date;
  /** Of a skip: the rule's date of the term that was skipped; "" where nobody wrote it down. */
  readonly startsOn: string;
}

/** Everything that decides whose turn it is. */
export interface RotationFacts {
  readonly rhythm: Rhythm;
  readonly isWorkingDay: (date: string) => boolean;
  readonly pool: readonly Willing[];
  /** In the order of their numbers. */
  readonly begun: readonly Begun[];
  readonly told: readonly Told[];
  readonly agreements: readonly Agreement[];
  /** Up to then it was decided who begins a term; where nobody did, the role stayed vacant. Null before the first time. */
  readonly decidedUpTo: Date | null;
}

export type PassedOver = 'away' | 'skips' | 'had_the_last' | 'has_the_next' | 'has_a_later_one';

/** Why a term is somebody's: what was agreed, or the order, with those before them who were passed over. */
export interface Why {
  readonly by: 'agreement' | 'hand' | 'hand_over' | 'announcement' | 'order' | 'rest';
  readonly lastEnd: Date;
  readonly terms: number;
  /** They have not had a turn yet. */
  readonly isNew: boolean;
  readonly passedOver: readonly { readonly memberId: string; readonly because: PassedOver }[];
}

export interface PlannedTerm extends Begun {
  readonly why: Why;
}
