import { isWallTime } from './local-time.ts';
import type { Weekday } from './rule.ts';
import { zoneClock } from './zone-clock.ts';

/** Which days are worked, and how a clock counts them. */
export interface WorkingRules {
  /** IANA zone in which the days are counted. */
  readonly zone: string;
  /** ISO weekdays (Monday 1 … Sunday 7). */
  readonly weekdays: readonly Weekday[];
  /** What a local date (YYYY-MM-DD) is besides its weekday: off, half a day, or nothing special. */
  readonly dayOff: (date: string) => 'off' | 'half' | null;
  /** When work ends on half a day, HH:MM. */
  readonly halfDayUntil: string;
  /** Clocks never stand still: a day is any day. */
  readonly isAroundTheClock: boolean;
}

/** Counts in working days. Pure: the same rules and instants give the same answer. */
export interface WorkingCalendar {
  /** Whether any of this local date (YYYY-MM-DD) is worked. */
  isWorkingDay(date: string): boolean;
  /**
   * The same time of day `days` working days later: each one is a step to the next day that is still worked at that time,
   * so half a day counts for what began in its morning and not for what began in the afternoon. None is the instant itself.
   * @throws RangeError when `days` is negative or not whole
   */
  add(instant: Date, days: number): Date;
  /** The like for parts of days: what `measure` gave is laid on again, so `advance(c, measure(a, b))` is as far from c as b is from a. */
  advance(instant: Date, days: number): Date;
  /** How many working days lie between, with the part of the next one: `measure(a, add(a, n))` is n. 0 when `to` is not later. */
  measure(from: Date, to: Date): number;
}

const DAY = 24 * 60 * 60 * 1000;
/** Longer than this nobody is off: what never comes must not be looked for forever. */
const LONGEST_BREAK = 366;

/** @throws RangeError when no weekday is worked, or the half day's end is no time of day */
export function workingCalendar(rules: WorkingRules): WorkingCalendar {
  if (rules.weekdays.length === 0) throw new RangeError('A working calendar needs at least one weekday');
  if (!isWallTime(rules.halfDayUntil)) throw new RangeError(`Not a time of day: ${rules.halfDayUntil}`);
  const clock = zoneClock(rules.zone);
  const worked = workedUntil(rules);

  /** Counting happens on wall time, in milliseconds, where every day is as long as any other. */
  const stepFrom = (wall: number): number => {
    const time = timeOf(wall);
    for (let step = 1; step <= LONGEST_BREAK; step += 1) {
      if (worked(dayOf(wall) + step) > time) return wall + step * DAY;
    }
    throw new RangeError('No day of a whole year is worked');
  };

  const add = (instant: number, days: number): number => {
    if (days === 0) return instant;
    let wall = clock.wallOf(instant);
    for (let step = 0; step < days; step += 1) wall = stepFrom(wall);
    return clock.instantOf(wall);
  };

  /** Whole working days from one instant to another. */
  const countWhole = (from: number, to: number): number => {
    const [start, time] = [dayOf(clock.wallOf(from)), timeOf(clock.wallOf(from))];
    const end = dayOf(clock.wallOf(to));
    let [count, last] = [0, start];
    for (let day = start + 1; day <= end; day += 1) {
      if (worked(day) > time) [count, last] = [count + 1, day];
    }
    // On its last day the time of day may not have come yet.
    return count > 0 && clock.instantOf(last * DAY + time) > to ? count - 1 : count;
  };

  return {
    isWorkingDay: (date) => worked(Date.parse(`${date}T00:00:00Z`) / DAY) > 0,
    add(instant, days) {
      if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
      return new Date(add(instant.getTime(), days));
    },
    advance(instant, days) {
      if (!Number.isFinite(days) || days < 0) throw new RangeError(`Not a span of working days: ${days}`);
      const whole = Math.floor(days);
      const [reached, next] = [add(instant.getTime(), whole), add(instant.getTime(), whole + 1)];
      return new Date(reached + Math.round((days - whole) * (next - reached)));
    },
    measure(from, to) {
      const [start, end] = [from.getTime(), to.getTime()];
      if (end <= start) return 0;
      const whole = countWhole(start, end);
      const [reached, next] = [add(start, whole), add(start, whole + 1)];
      return whole + (end - reached) / (next - reached);
    },
  };
}

/** Until which time of day (milliseconds) a day is worked; 0 when it is not, a whole day's when it is. Remembered: holidays are slow to ask for. */
function workedUntil(rules: WorkingRules): (day: number) => number {
  const remembered = new Map<number, number>();
  const halfDay = Date.parse(`1970-01-01T${rules.halfDayUntil}:00Z`);
  const look = (day: number): number => {
    if (rules.isAroundTheClock) return DAY;
    if (!rules.weekdays.some((weekday) => weekday === weekdayOf(day))) return 0;
    const off = rules.dayOff(new Date(day * DAY).toISOString().slice(0, 10));
    if (off === null) return DAY;
    return off === 'half' ? halfDay : 0;
  };
  return (day) => {
    const known = remembered.get(day) ?? look(day);
    remembered.set(day, known);
    return known;
  };
}

/** Days since 1 January 1970, a Thursday. */
function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}

function timeOf(wall: number): number {
  return wall - dayOf(wall) * DAY;
}

function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
