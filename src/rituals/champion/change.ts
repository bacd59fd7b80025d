export type ChangeKind = 'swap' | 'take_over' | 'hand_over' | 'substitute' | 'skip' | 'set_by_hand';
export type ChangeState = 'asked' | 'agreed' | 'declined' | 'undone';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Something asked for or agreed about who holds a term. */
export interface TermChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly number: number;
  /** The term that is given for it in a swap. */
  readonly otherNumber: number | null;
  readonly asker: Named;
  /** Who holds the term then; null for whoever skips, and where it ended as nobody could take the rest. */
  readonly doer: Named | null;
  readonly insteadOf: Named;
  /** For some days only: local dates (YYYY-MM-DD), both included; "" for all of it. Of a skip: the rule's date of the term. */
  readonly fromDate: string;
  readonly toDate: string;
  readonly reason: string;
  readonly at: Date;
  /** Null where nobody has answered, or nobody had to. */
  readonly answeredAt: Date | null;
  /** What whoever gave a running term on leaves to whoever has it from then on. */
  readonly note: string;
}

/** Who has to say yes to it; null where nobody has to. */
export function answererOf({ kind, asker, doer, insteadOf }: TermChange): Named | null {
  if (kind === 'skip' || kind === 'set_by_hand' || doer === null) return null;
  return asker.id === doer.id ? insteadOf : doer;
}

/** What is asked for. */
export interface Wish {
  readonly kind: ChangeKind;
  readonly number: number;
  readonly otherNumber: number | null;
  readonly doerId: string | null;
  readonly insteadOfId: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly reason: string;
}

/** A wish without what its kind does not say. */
export function wish(given: Pick<Wish, 'kind' | 'number' | 'doerId' | 'insteadOfId'> & Partial<Wish>): Wish {
  return { otherNumber: null, fromDate: '', toDate: '', reason: '', ...given };
}
