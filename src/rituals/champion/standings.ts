import type { Agreed, Pin } from './agreed.ts';
import type { Standing } from './entry.ts';
import type { Begun, RotationFacts, Willing } from './rotation-facts.ts';

/** Where somebody stands in the order. */
export interface Line extends Standing {
  readonly isNew: boolean;
}

export type Lines = ReadonlyMap<string, Line>;

/** When the turns of those in the pool ended or end, and how many there were. @param fallen swaps that no longer hold */
export function linesOf(
  { pool, begun }: Pick<RotationFacts, 'pool' | 'begun'>,
  agreed: Agreed,
  fallen: ReadonlySet<number>,
): Map<string, Line> {
  const lines = new Map<string, Line>(
    pool.map((one) => [one.id, { lastEnd: one.creditedEnd, terms: one.creditedTerms, isNew: true }]),
  );
  const joined = new Map(pool.map(({ id, joinedAt }) => [id, joinedAt]));
  for (const term of begun) {
    const id = turnOf(term, agreed, fallen);
    const line = lines.get(id);
    // What was before they came in is in their credit.
    if (!line || term.startsAt < (joined.get(id) ?? term.startsAt)) continue;
    const lastEnd = new Date(Math.max(term.endsAt.getTime(), line.lastEnd.getTime()));
    lines.set(id, { lastEnd, terms: line.terms + 1, isNew: false });
  }
  return lines;
}

/** Of one who is not in the pool: nothing. */
export function lineOf(lines: Lines, id: string): Line {
  return lines.get(id) ?? { lastEnd: new Date(0), terms: 0, isNew: true };
}

/** The longest since their last term ended first, then who had the fewest, then who agreed first. */
export function compare(one: Willing, other: Willing, lines: Lines): number {
  const [a, b] = [lineOf(lines, one.id), lineOf(lines, other.id)];
  return (
    a.lastEnd.getTime() - b.lastEnd.getTime() ||
    a.terms - b.terms ||
    one.joinedAt.getTime() - other.joinedAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

/** Whether a term was begun as a swap had it; whoever held it may have handed it over since. */
export function isAsSwapped({ turnOfId, holderId }: Begun, pin: Pin): boolean {
  return turnOfId === pin.turnOfId && (pin.holderId === pin.turnOfId || holderId !== turnOfId);
}

/** Where a swap has fallen, each has had the turn that they held. */
function turnOf(term: Begun, { pins }: Agreed, fallen: ReadonlySet<number>): string {
  const pin = pins.get(term.number);
  if (!pin || pin.swap === null || !fallen.has(pin.swap)) return term.turnOfId;
  return isAsSwapped(term, pin) ? pin.holderId : term.turnOfId;
}
