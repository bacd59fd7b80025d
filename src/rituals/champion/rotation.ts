import { localDate } from '../../schedule/local-time.ts';
import type { Standing } from './entry.ts';
import { daysLater, nextStart, onOrAfter, type Rhythm, startOf } from './term-dates.ts';

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

/** What was agreed or told beforehand about a term, by its number: who holds it, and whose turn it is then. */
export interface Pin {
  readonly by: 'agreement' | 'announcement';
  readonly number: number;
  readonly turnOfId: string;
  readonly holderId: string;
}

/** Everything that decides whose turn it is. */
export interface RotationFacts {
  readonly rhythm: Rhythm;
  readonly isWorkingDay: (date: string) => boolean;
  readonly pool: readonly Willing[];
  /** In the order of their numbers. */
  readonly begun: readonly Begun[];
  readonly pins: readonly Pin[];
  /** Up to then it was decided who begins a term; where nobody did, the role stayed vacant. Null before the first time. */
  readonly decidedUpTo: Date | null;
  /** Who said that they can’t. */
  readonly skips: readonly { readonly number: number; readonly memberId: string }[];
}

export type PassedOver = 'away' | 'skips' | 'had_the_last' | 'has_the_next' | 'has_a_later_one';

/** Why a term is somebody's: what was agreed, or the order, with those before them who were passed over. */
export interface Why {
  readonly by: 'agreement' | 'announcement' | 'order';
  readonly lastEnd: Date;
  readonly terms: number;
  /** They have not had a turn yet. */
  readonly isNew: boolean;
  readonly passedOver: readonly { readonly memberId: string; readonly because: PassedOver }[];
}

export interface PlannedTerm extends Begun {
  readonly why: Why;
}

/** Away for more of a term's working days than this, one is passed over. */
const MOST_AWAY = 1 / 4;
/** Somebody comes back within so many weeks, or nobody is planned. */
const MOST_EMPTY_WEEKS = 520;

interface Line extends Standing {
  readonly isNew: boolean;
}

/**
 * The next terms after those begun, at most `count`. Pure: the same pool, history, absences and agreements give the same
 * terms, on each replica and however late they are asked for. Those whose start has passed are due.
 */
export function planTerms(facts: RotationFacts, count: number): PlannedTerm[] {
  const lines = linesOf(facts);
  const planned: PlannedTerm[] = [];
  let last = facts.begun.at(-1);
  let startsOn = firstStart(facts, last);
  for (let weeks = 0; planned.length < count && startsOn !== null && weeks < MOST_EMPTY_WEEKS; ) {
    const term = fill(facts, lines, { number: (last?.number ?? 0) + 1, startsOn, last });
    if (term === null) {
      // Nobody is there: it is tried again a week later.
      startsOn = onOrAfter(daysLater(startsOn, 1), facts.rhythm.weekday);
      weeks += 1;
      continue;
    }
    planned.push(term);
    lines.set(term.turnOfId, { lastEnd: term.endsAt, terms: lineOf(lines, term.turnOfId).terms + 1, isNew: false });
    last = term;
    startsOn = nextStart(facts.rhythm, startsOn);
  }
  return planned;
}

/** When the terms' turns ended or end, and how many there were, by whose they were. */
export function standingsOf(facts: Pick<RotationFacts, 'pool' | 'begun'>): Standing[] {
  return [...linesOf(facts).values()];
}

/** When a begun term ends by the rule as it is now. */
export function endOf({ rhythm, isWorkingDay }: RotationFacts, { startsOn }: Pick<Begun, 'startsOn'>): Date {
  return startOf(rhythm, nextStart(rhythm, startsOn), isWorkingDay);
}

function linesOf({ pool, begun }: Pick<RotationFacts, 'pool' | 'begun'>): Map<string, Line> {
  const lines = new Map<string, Line>(
    pool.map((one) => [one.id, { lastEnd: one.creditedEnd, terms: one.creditedTerms, isNew: true }]),
  );
  const joined = new Map(pool.map(({ id, joinedAt }) => [id, joinedAt]));
  for (const { turnOfId, endsAt, startsAt } of begun) {
    const line = lines.get(turnOfId);
    // What was before they came in is in their credit.
    if (!line || startsAt < (joined.get(turnOfId) ?? startsAt)) continue;
    const lastEnd = new Date(Math.max(endsAt.getTime(), line.lastEnd.getTime()));
    lines.set(turnOfId, { lastEnd, terms: line.terms + 1, isNew: false });
  }
  return lines;
}

function lineOf(lines: ReadonlyMap<string, Line>, id: string): Line {
  return lines.get(id) ?? { lastEnd: new Date(0), terms: 0, isNew: true };
}

/** The rule's date of the first term to plan; null while nobody is willing. */
function firstStart({ rhythm, pool }: RotationFacts, last: Begun | undefined): string | null {
  const joined = pool.map(({ joinedAt }) => joinedAt.getTime());
  if (joined.length === 0) return null;
  const first = new Date(Math.min(...joined));
  const afterJoining = onOrAfter(daysLater(localDate(first, rhythm.zone), 1), rhythm.weekday);
  if (last === undefined) return afterJoining;
  const dates = [nextStart(rhythm, last.startsOn), afterJoining];
  return dates.sort().at(-1) ?? null;
}

interface Slot {
  readonly number: number;
  readonly startsOn: string;
  readonly last: Begun | undefined;
}

function fill(facts: RotationFacts, lines: ReadonlyMap<string, Line>, slot: Slot): PlannedTerm | null {
  const { rhythm, isWorkingDay, pool, pins } = facts;
  const { number, startsOn } = slot;
  const planned = startOf(rhythm, startsOn, isWorkingDay);
  const startsAt = slot.last && slot.last.endsAt > planned ? slot.last.endsAt : planned;
  if (facts.decidedUpTo !== null && startsAt <= facts.decidedUpTo) return null;
  const dates = { number, startsOn, startsAt, endsAt: endOf(facts, { startsOn }) };
  const there = pool.filter(({ joinedAt }) => joinedAt < startsAt);
  const days = workedIn(dates, facts);
  const away = (one: Willing) => isAwayTooLong(one, days);
  const skips = (id: string) => facts.skips.some((skip) => skip.number === number && skip.memberId === id);
  const pin = pins.find((one) => one.number === number);
  const pinned = pin && there.find(({ id }) => id === pin.holderId && !skips(id));
  if (pin && pinned && !away(pinned)) {
    const why = { by: pin.by, ...lineOf(lines, pin.turnOfId), passedOver: [] };
    return { ...dates, turnOfId: pin.turnOfId, holderId: pin.holderId, why };
  }
  const nextPin = pins.find((one) => one.number === number + 1);
  const able = there.filter((one) => !skips(one.id) && !away(one));
  const reasonAgainst = (one: Willing): PassedOver | null => {
    if (skips(one.id)) return 'skips';
    if (!able.includes(one)) return 'away';
    if (able.length === 1) return null;
    if (slot.last?.holderId === one.id) return 'had_the_last';
    if (pins.some((other) => other.number > number && other.turnOfId === one.id)) return 'has_a_later_one';
    return nextPin?.holderId === one.id ? 'has_the_next' : null;
  };
  const order = there.toSorted((one, other) => compare(one, other, lines));
  const chosen = order.find((one) => reasonAgainst(one) === null) ?? order.find((one) => able.includes(one));
  if (!chosen) return null;
  const before = order.slice(0, order.indexOf(chosen));
  const passedOver = before.map((one) => ({ memberId: one.id, because: reasonAgainst(one) ?? ('away' as const) }));
  return {
    ...dates,
    turnOfId: chosen.id,
    holderId: chosen.id,
    why: { by: 'order', ...lineOf(lines, chosen.id), passedOver },
  };
}

/** The longest since their last term ended first, then who had the fewest, then who agreed first. */
function compare(one: Willing, other: Willing, lines: ReadonlyMap<string, Line>): number {
  const [a, b] = [lineOf(lines, one.id), lineOf(lines, other.id)];
  return (
    a.lastEnd.getTime() - b.lastEnd.getTime() ||
    a.terms - b.terms ||
    one.joinedAt.getTime() - other.joinedAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

/** The local dates of a term on which the workspace works. */
function workedIn(
  { startsAt, endsAt }: Pick<Begun, 'startsAt' | 'endsAt'>,
  { rhythm, isWorkingDay }: RotationFacts,
): string[] {
  const [from, to] = [localDate(startsAt, rhythm.zone), localDate(endsAt, rhythm.zone)];
  const days: string[] = [];
  for (let date = from; date < to; date = daysLater(date, 1)) {
    if (isWorkingDay(date)) days.push(date);
  }
  return days;
}

/** Whether somebody is away for more than a quarter of these days. */
function isAwayTooLong({ away }: Willing, days: readonly string[]): boolean {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const near = away.filter(({ fromDate, toDate }) => fromDate <= last && toDate >= first);
  if (near.length === 0) return false;
  const missed = days.filter((date) => near.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate));
  return missed.length > days.length * MOST_AWAY;
}
