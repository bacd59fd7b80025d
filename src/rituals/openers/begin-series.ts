import { instantAt } from '../../schedule/local-time.ts';
import { datesFrom, type Recurrence } from '../../schedule/recurrence.ts';
import { type Ending, endingOf, type Pattern, patternOf, ruleOf } from '../../schedule/rule.ts';

type Clock = Pick<Recurrence, 'wallTime' | 'zone'>;

/**
 * The first date (YYYY-MM-DD) from `earliest` on at which a pattern meets after `now`: the week it lies in is the first
 * of "every second week", and an ending counts from it.
 */
export function firstDate(pattern: Pattern, earliest: string, { wallTime, zone }: Clock, now: Date): string {
  const inAnyWeek: Pattern = pattern.every === 'week' ? { ...pattern, interval: 1 } : pattern;
  for (const date of datesFrom({ rule: ruleOf(inAnyWeek), startsOn: earliest }, earliest)) {
    if (instantAt(date, wallTime, zone) > now) return date;
  }
  return earliest;
}

/** How a series ends as seen from `today`: of a number of meetings, those that are left. */
export function endingFrom({ rule, startsOn }: Pick<Recurrence, 'rule' | 'startsOn'>, today: string): Ending {
  const ending = endingOf(rule);
  if (ending.kind !== 'after') return ending;
  const left = [...datesFrom({ rule, startsOn }, today)].length;
  return left > 0 ? { kind: 'after', count: left } : { kind: 'on', date: lastDate({ rule, startsOn }) };
}

/** Of a series that has run out. */
function lastDate(series: Pick<Recurrence, 'rule' | 'startsOn'>): string {
  return [...datesFrom(series, series.startsOn)].at(-1) ?? series.startsOn;
}

/** The same series with another ending. A number counts from its next meeting, and "every second week" keeps its weeks. */
export function withEnding(
  series: Recurrence,
  ending: Ending,
  today: string,
  now: Date,
): Pick<Recurrence, 'rule' | 'startsOn'> {
  const pattern = patternOf(series.rule);
  if (ending.kind !== 'after') return { rule: ruleOf(pattern, ending), startsOn: series.startsOn };
  const next = nextDate({ rule: ruleOf(pattern), startsOn: series.startsOn }, series, today, now);
  return { rule: ruleOf(pattern, ending), startsOn: next };
}

function nextDate(
  endless: Pick<Recurrence, 'rule' | 'startsOn'>,
  { wallTime, zone }: Clock,
  today: string,
  now: Date,
): string {
  for (const date of datesFrom(endless, today)) if (instantAt(date, wallTime, zone) > now) return date;
  return today;
}
