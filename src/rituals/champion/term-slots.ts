import { localDate } from '../../schedule/local-time.ts';
import type { Begun, RotationFacts } from './rotation-facts.ts';
import { daysLater, nextStart, onOrAfter, startOf } from './term-dates.ts';

type Dates = Pick<RotationFacts, 'rhythm' | 'isWorkingDay'>;

/** When a begun term ends by the rule as it is now. */
function endOf({ rhythm, isWorkingDay }: Dates, { startsOn }: Pick<Begun, 'startsOn'>): Date {
  return startOf(rhythm, nextStart(rhythm, startsOn), isWorkingDay);
}

/** When the present term ends after the rule was changed: by it, or else on the next day on which terms start. */
export function newEndOf(dates: Dates, running: Pick<Begun, 'startsOn'>, now: Date): Date {
  const { rhythm, isWorkingDay } = dates;
  const byRule = endOf(dates, running);
  const tomorrow = daysLater(localDate(now, rhythm.zone), 1);
  return byRule > now ? byRule : startOf(rhythm, onOrAfter(tomorrow, rhythm.weekday), isWorkingDay);
}

/** A week later: where nobody is there, it is tried again then. */
export function weekAfter({ rhythm }: Pick<RotationFacts, 'rhythm'>, date: string): string {
  return onOrAfter(daysLater(date, 1), rhythm.weekday);
}

/** When a term is, by the rule's own date and in truth. */
export type Span = Pick<Begun, 'startsOn' | 'startsAt' | 'endsAt'>;

/** When the first term to plan is; null while nobody is willing. */
export function firstSpan(facts: RotationFacts, last: Begun | undefined): Span | null {
  const { rhythm, pool } = facts;
  const joined = pool.map(({ joinedAt }) => joinedAt.getTime());
  if (joined.length === 0) return null;
  const first = new Date(Math.min(...joined));
  const afterJoining = onOrAfter(daysLater(localDate(first, rhythm.zone), 1), rhythm.weekday);
  const dates = [afterJoining, ...(last === undefined ? [] : [nextStart(rhythm, last.startsOn)])];
  return spanFrom(facts, dates.toSorted().at(-1) ?? afterJoining, last);
}

/**
 * When the term is that starts by the rule on that date, or on the first one after it whose term lasts: a term that was made
 * longer takes the weeks that it covers from the next, and a term all of whose days are off is left out.
 */
export function spanFrom(facts: Dates, date: string, last: Pick<Begun, 'endsAt'> | undefined): Span {
  const startAt = (of: string) => startOf(facts.rhythm, of, facts.isWorkingDay);
  const free = last?.endsAt ?? new Date(0);
  let startsOn = date;
  while (startAt(startsOn) < free && startAt(weekAfter(facts, startsOn)) <= free) startsOn = weekAfter(facts, startsOn);
  for (;;) {
    const startsAt = new Date(Math.max(free.getTime(), startAt(startsOn).getTime()));
    const endsAt = endOf(facts, { startsOn });
    if (endsAt > startsAt) return { startsOn, startsAt, endsAt };
    startsOn = weekAfter(facts, startsOn);
  }
}
