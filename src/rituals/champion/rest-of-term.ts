import { isAwayTooLong, workedIn } from './away.ts';
import { planTerms } from './rotation.ts';
import type { Begun, PassedOver, PlannedTerm, RotationFacts, Why } from './rotation-facts.ts';

/** Further ahead nobody is looked for. */
const MOST_IN_LINE = 30;

/** Who holds the rest of a term, and why. */
export interface Rest {
  readonly holderId: string;
  readonly why: Why;
}

/**
 * Who holds the rest of a begun term whose holder can hold it no longer: the next in line who is there. Whoever was told of
 * the term after it already keeps that one instead, unless there is nobody else. Nobody’s own turn is used up by it.
 * @param unable who could not hold this very term
 */
export function restOfTerm(
  facts: RotationFacts,
  term: Pick<Begun, 'number' | 'endsAt'>,
  unable: ReadonlySet<string>,
  now: Date,
): Rest | null {
  const days = workedIn({ startsAt: now, endsAt: term.endsAt }, facts);
  const isAway = (id: string) => facts.pool.some((one) => one.id === id && isAwayTooLong(one, days));
  const against = ({ holderId, number, why }: PlannedTerm): PassedOver | null => {
    if (unable.has(holderId)) return 'skips';
    if (isAway(holderId)) return 'away';
    return number === term.number + 1 && why.by !== 'order' ? 'has_the_next' : null;
  };
  const inLine = firstOfEach(planTerms(facts, Math.min(facts.pool.length + 2, MOST_IN_LINE)));
  const chosen = inLine.find((one) => against(one) === null) ?? inLine.find((one) => against(one) === 'has_the_next');
  if (!chosen) return null;
  const before = inLine.slice(0, inLine.indexOf(chosen));
  const passedOver = before.map((one) => ({ memberId: one.holderId, because: against(one) ?? ('away' as const) }));
  const { lastEnd, terms, isNew } = chosen.why;
  return { holderId: chosen.holderId, why: { by: 'rest', lastEnd, terms, isNew, passedOver } };
}

function firstOfEach(planned: readonly PlannedTerm[]): PlannedTerm[] {
  return planned.filter(({ holderId }, index) => planned.findIndex((one) => one.holderId === holderId) === index);
}
