import { localDate } from '../../schedule/local-time.ts';
import type { Begun, RotationFacts, Willing } from './rotation-facts.ts';
import { daysLater } from './term-dates.ts';

/** Away for more of a term's working days than this, one is passed over. */
const MOST_AWAY = 1 / 4;

/** The local dates of a term on which the workspace works. */
export function workedIn(
  { startsAt, endsAt }: Pick<Begun, 'startsAt' | 'endsAt'>,
  { rhythm, isWorkingDay }: Pick<RotationFacts, 'rhythm' | 'isWorkingDay'>,
): string[] {
  const [from, to] = [localDate(startsAt, rhythm.zone), localDate(endsAt, rhythm.zone)];
  const days: string[] = [];
  for (let date = from; date < to; date = daysLater(date, 1)) {
    if (isWorkingDay(date)) days.push(date);
  }
  return days;
}

/** Whether somebody is away for more than a quarter of these days. */
export function isAwayTooLong({ away }: Pick<Willing, 'away'>, days: readonly string[]): boolean {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const near = away.filter(({ fromDate, toDate }) => fromDate <= last && toDate >= first);
  if (near.length === 0) return false;
  const missed = days.filter((date) => near.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate));
  return missed.length > days.length * MOST_AWAY;
}
