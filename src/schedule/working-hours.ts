import { Temporal } from 'temporal-polyfill';
import { instantAt, localDate } from './local-time.ts';
import type { Weekday } from './rule.ts';

/** Local days (YYYY-MM-DD), both included. */
export interface DaySpan {
  readonly fromDate: string;
  readonly toDate: string;
}

/** What decides when one person works. */
export interface WorkingFacts {
  /** IANA zone in which they live. */
  readonly zone: string;
  /** Wall times, HH:MM: work begins at `start` and is over at `end`. */
  readonly start: string;
  readonly end: string;
  readonly weekdays: readonly Weekday[];
  /** What a local date is besides its weekday, for the whole workspace: off, half a day, or nothing special. */
  readonly dayOff: (date: string) => 'off' | 'half' | null;
  /** When work ends on half a day, HH:MM. */
  readonly halfDayUntil: string;
  /** When this person is away. */
  readonly daysOff: readonly DaySpan[];
  /** The local date on which they are back from a pause; "" when they are not paused. */
  readonly pausedUntil: string;
  /** When a working day's morning is, where that is not when its hours begin; null on a day without one. */
  readonly morningOn?: (date: string, hours: Hours) => Hours | null;
}

export interface Hours {
  readonly from: Date;
  readonly to: Date;
}

/** When one person works. Pure: the same facts and instants give the same answer. */
export interface WorkingTime {
  /** When work begins and ends on a local date (YYYY-MM-DD); null when they do not work then. */
  hoursOn(date: string): Hours | null;
  /** The like for what is told in the morning of that date: from then on, until it is too late. */
  morningOn(date: string): Hours | null;
  isWorking(instant: Date): boolean;
  /** The instant itself when they work then, else when they next begin to. */
  orNext(instant: Date): Date;
  /** When their next morning is after the instant. */
  nextMorning(instant: Date): Date;
}

const MORNING = '09:00';
const FRIDAY = 5;
/** Longer than this nobody is away: what never comes must not be looked for forever. */
const LONGEST_BREAK = 3 * 366;

/** @throws RangeError when asked for a day where none of three years is worked */
export function workingTime(facts: WorkingFacts): WorkingTime {
  const { zone, pausedUntil } = facts;
  const hoursOn = (date: string): Hours | null => {
    if (date < pausedUntil || isAway(facts, date)) return null;
    const off = facts.dayOff(date);
    if (off === 'off') return null;
    const end = off === 'half' && facts.halfDayUntil < facts.end ? facts.halfDayUntil : facts.end;
    const hours = { from: instantAt(date, facts.start, zone), to: instantAt(date, end, zone) };
    return hours.from < hours.to ? hours : null;
  };
  const morningOn = (date: string): Hours | null => {
    const hours = hoursOn(date);
    return hours !== null && facts.morningOn ? facts.morningOn(date, hours) : hours;
  };
  const first = (on: typeof hoursOn, instant: Date, isIt: (hours: Hours) => boolean): Hours | null => {
    let date = Temporal.PlainDate.from(localDate(instant, zone));
    for (let step = 0; step <= LONGEST_BREAK; step += 1, date = date.add({ days: 1 })) {
      const hours = on(date.toString());
      if (hours !== null && isIt(hours)) return hours;
    }
    return null;
  };
  const orNext = (instant: Date): Date => {
    const { from } = first(hoursOn, instant, ({ to }) => to > instant) ?? nobodyWorks();
    return from > instant ? from : instant;
  };
  /** Whoever never works on the days of a schedule is told when their hours begin. */
  const nextMorning = (instant: Date): Date => {
    const isLater = ({ from }: Hours): boolean => from > instant;
    return (first(morningOn, instant, isLater) ?? first(hoursOn, instant, isLater) ?? nobodyWorks()).from;
  };
  return {
    hoursOn,
    morningOn,
    orNext,
    isWorking: (instant) => orNext(instant).getTime() === instant.getTime(),
    nextMorning,
  };
}

function nobodyWorks(): never {
  throw new RangeError('No day of three years is worked');
}

function isAway({ weekdays, daysOff }: WorkingFacts, date: string): boolean {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  if (!weekdays.some((worked) => worked === weekday)) return true;
  return daysOff.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate);
}

/**
 * When people in `zone` begin their last working day (Monday to Friday) before the local day of `instant`.
 * @param isFree whether a local date (YYYY-MM-DD) is a holiday: then it is the working day before that one
 */
export function morningBefore(instant: Date, zone: string, isFree: (date: string) => boolean = () => false): Date {
  let day = Temporal.PlainDate.from(localDate(instant, zone));
  do day = day.subtract({ days: 1 });
  while (day.dayOfWeek > FRIDAY || isFree(day.toString()));
  return instantAt(day.toString(), MORNING, zone);
}
