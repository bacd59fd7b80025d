import type { TermChange } from './change.ts';
import type { Term } from './term.ts';

/** The part of a term that somebody held: mostly all of it. */
export interface Held {
  readonly holder: { readonly id: string; readonly name: string };
  readonly from: Date;
  readonly to: Date;
  /** What made it go to another before its end; null for the last part. */
  readonly changeId: string | null;
  /** What its holder leaves to whoever comes next. */
  readonly note: string;
}

/** Who held a term that was begun, one after the other. @param agreed what was agreed about it, in the order of time */
export function heldParts(
  term: Pick<Term, 'number' | 'startsAt' | 'endsAt' | 'holder' | 'note'>,
  agreed: readonly TermChange[],
): readonly [...Held[], Held] {
  const { number, startsAt, endsAt, holder, note } = term;
  const parts: Held[] = [];
  let from = startsAt;
  const given = agreed.filter((one) => one.number === number && isMidTerm(one, startsAt));
  for (const change of given.toSorted((one, other) => madeAt(one).getTime() - madeAt(other).getTime())) {
    parts.push({ holder: change.insteadOf, from, to: madeAt(change), changeId: change.id, note: change.note });
    from = madeAt(change);
  }
  return [...parts, { holder, from, to: endsAt, changeId: null, note }];
}

/** Whoever was set for a term that was still to come took it from nobody; what ended early went to nobody. */
function isMidTerm(change: TermChange, startsAt: Date): boolean {
  const mayBe = change.kind === 'hand_over' || change.kind === 'set_by_hand';
  return mayBe && change.state === 'agreed' && change.doer !== null && madeAt(change) >= startsAt;
}

function madeAt({ at, answeredAt }: TermChange): Date {
  return answeredAt ?? at;
}
