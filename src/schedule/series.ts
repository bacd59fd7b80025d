import { Temporal } from 'temporal-polyfill';
import { instantAt, localDate } from './local-time.ts';
import { datesFrom, type Recurrence } from './recurrence.ts';
import { nextWorkingDay } from './working-time.ts';

/** What happens to a meeting on a public holiday. */
export type HolidayRule = 'meet' | 'skip' | 'move';

/** One meeting of the rule that people skipped, or moved to another time. */
export interface SeriesException {
  /** The rule's own local date, YYYY-MM-DD. */
  readonly date: string;
  readonly kind: 'skipped' | 'moved';
  /** Where it was moved to (YYYY-MM-DD, HH:MM, in the rule's zone); "" when it was skipped. */
  readonly movedDate: string;
  readonly movedTime: string;
}

/** A recurrence and all that keeps its meetings from it. */
export interface Series extends Recurrence {
  readonly exceptions: readonly SeriesException[];
  readonly onHoliday: HolidayRule;
  /** The name of the public holiday on a local date; null on any other day. */
  readonly holidayOn: (date: string) => string | null;
  /** Null while it is not paused. */
  readonly pausedAt: Date | null;
  /** Local date on which it goes on by itself; "" until somebody resumes it. */
  readonly pausedUntil: string;
}

/** What becomes of a place in the series. */
export type Fate =
  /** `movedFrom`: when it would have been, where it was moved. */
  | { readonly kind: 'meets'; readonly movedFrom: Date | null }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'moved'; readonly to: Date }
  /** `movedTo` is null where it is skipped. */
  | { readonly kind: 'holiday'; readonly name: string; readonly movedTo: Date | null }
  | { readonly kind: 'paused' };

/** A place in the series: a meeting, or where one would have been. */
export interface Slot {
  /** The rule's own local date: which one it is, wherever it was moved. */
  readonly date: string;
  readonly at: Date;
  readonly fate: Fate;
}

/** How far a run of holidays and weekends may carry a meeting. */
const FARTHEST_MOVE = { days: 31 };

/**
 * All that takes place, or would have, strictly after `after`, in the order of time. People's own exceptions go before
 * holidays, and a pause before both. A meeting that a holiday moves goes to the next working day that is no holiday, at the
 * same time of day; where the series meets on that day already, it is skipped. It has no end where the rule has none.
 * @throws RangeError when the rule, a date, a time or the zone cannot be read
 */
export function* slotsAfter(series: Series, after: Date): Generator<Slot> {
  let last: Date | null = null;
  for (const slot of inOrder(series, after)) {
    if (slot.at <= after) continue;
    // A date that a zone left out as a whole falls on the instant of the next one: that is one meeting.
    if (slot.fate.kind === 'meets' && last !== null && slot.at.getTime() === last.getTime()) continue;
    if (slot.fate.kind === 'meets') last = slot.at;
    yield slot.fate.kind === 'meets' && isPausedAt(series, slot.at) ? { ...slot, fate: { kind: 'paused' } } : slot;
  }
}

/** The next meetings that take place after `after`, at most `count`. */
export function meetingsAfter(series: Series, after: Date, count: number): Slot[] {
  const found: Slot[] = [];
  if (count <= 0) return found;
  for (const slot of slotsAfter(series, after)) {
    if (slot.fate.kind === 'paused' && series.pausedUntil === '') break;
    if (slot.fate.kind !== 'meets') continue;
    found.push(slot);
    if (found.length === count) break;
  }
  return found;
}

/** What lies between `after` and the next meeting, and that meeting itself; null when none comes any more. */
export function nextMeeting(
  series: Series,
  after: Date,
): { readonly before: readonly Slot[]; readonly next: Slot | null } {
  const before: Slot[] = [];
  for (const slot of slotsAfter(series, after)) {
    if (slot.fate.kind === 'meets') return { before, next: slot };
    if (slot.fate.kind === 'paused' && series.pausedUntil === '') break;
    before.push(slot);
  }
  return { before, next: null };
}

/** All places of the series in the half-open stretch of time (`after`, `to`]. */
export function slotsBetween(series: Series, after: Date, to: Date): Slot[] {
  const found: Slot[] = [];
  for (const slot of slotsAfter(series, after)) {
    if (slot.at > to) break;
    found.push(slot);
  }
  return found;
}

/** Whether a meeting at this instant falls into the pause. */
export function isPausedAt(
  { pausedAt, pausedUntil, zone }: Pick<Series, 'pausedAt' | 'pausedUntil' | 'zone'>,
  at: Date,
): boolean {
  if (pausedAt === null || at < pausedAt) return false;
  return pausedUntil === '' || localDate(at, zone) < pausedUntil;
}

/** Whether the rule itself has this local date. */
export function isDateOf(recurrence: Pick<Recurrence, 'rule' | 'startsOn'>, date: string): boolean {
  return datesFrom(recurrence, date).next().value === date;
}

/** Dates only ever move forward, but for those that people moved: these wait in `waiting` until their time has come. */
function* inOrder(series: Series, after: Date): Generator<Slot> {
  const { wallTime, zone } = series;
  const moved = movedByHand(series);
  const waiting = [...moved.slots];
  const taken = new Set(moved.days);
  const earliest = Temporal.PlainDate.from(localDate(after, zone)).subtract(FARTHEST_MOVE).toString();
  for (const date of datesFrom(series, earliest)) {
    const at = instantAt(date, wallTime, zone);
    yield* takeUntil(waiting, at);
    waiting.push(...slotsOn(series, date, at, taken));
  }
  yield* takeUntil(waiting, null);
}

/** Takes out what lies before `at`, in the order of time; all of it when `at` is null. */
function* takeUntil(waiting: Slot[], at: Date | null): Generator<Slot> {
  waiting.sort((one, other) => one.at.getTime() - other.at.getTime());
  while (waiting[0] && (at === null || waiting[0].at < at)) {
    const [first] = waiting.splice(0, 1);
    if (first) yield first;
  }
}

/** What people moved, at both its places, as far as the rule still has its date. */
function movedByHand(series: Series): { readonly slots: readonly Slot[]; readonly days: readonly string[] } {
  const moved = series.exceptions.filter(({ kind, date }) => kind === 'moved' && isDateOf(series, date));
  return {
    days: moved.map(({ movedDate }) => movedDate),
    slots: moved.flatMap(({ date, movedDate, movedTime }): Slot[] => {
      const from = instantAt(date, series.wallTime, series.zone);
      const to = instantAt(movedDate, movedTime, series.zone);
      if (from.getTime() === to.getTime()) return [{ date, at: to, fate: { kind: 'meets', movedFrom: null } }];
      return [
        { date, at: from, fate: { kind: 'moved', to } },
        { date, at: to, fate: { kind: 'meets', movedFrom: from } },
      ];
    }),
  };
}

/** @param taken the local dates that other meetings were moved to; one more may be added */
function slotsOn(series: Series, date: string, at: Date, taken: Set<string>): Slot[] {
  const exception = series.exceptions.find((one) => one.date === date);
  if (exception?.kind === 'moved') return [];
  if (exception?.kind === 'skipped') return [{ date, at, fate: { kind: 'skipped' } }];
  const name = series.onHoliday === 'meet' ? null : series.holidayOn(date);
  if (name === null) return [{ date, at, fate: { kind: 'meets', movedFrom: null } }];
  const day = series.onHoliday === 'move' ? freeDayAfter(series, date, taken) : null;
  if (day === null) return [{ date, at, fate: { kind: 'holiday', name, movedTo: null } }];
  taken.add(day);
  const movedTo = instantAt(day, series.wallTime, series.zone);
  return [
    { date, at, fate: { kind: 'holiday', name, movedTo } },
    { date, at: movedTo, fate: { kind: 'meets', movedFrom: at } },
  ];
}

/** The next working day that is no holiday; null when the series meets on it already. */
function freeDayAfter(series: Series, date: string, taken: ReadonlySet<string>): string | null {
  let day = nextWorkingDay(Temporal.PlainDate.from(date));
  while (series.holidayOn(day.toString()) !== null) day = nextWorkingDay(day);
  const found = day.toString();
  const isLeft = series.exceptions.some((exception) => exception.date === found);
  return taken.has(found) || (!isLeft && isDateOf(series, found)) ? null : found;
}
