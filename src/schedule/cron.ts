import { Cron } from 'croner';
import cronstrue from 'cronstrue';
import { validate } from 'node-cron';
import { endOfDay, instantAt, localDate, localWallTime, localWeekday } from './local-time.ts';
import type { Hours } from './working-hours.ts';

/** A schedule as somebody typed it: what it means, or why it cannot be kept. */
export type CronReading =
  | { readonly kind: 'fine'; readonly words: string; readonly next: readonly Date[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Two on one local day are found among the first so many. */
const LOOKED_AT = 12;

/**
 * Reads a cron expression of five parts, in the wall time of an IANA zone. `next`: its first `count` instants after `after`.
 * Refused is what node-cron or the calendar does not take, what never comes, and what would come more than once on one day.
 */
export function readCron(expression: string, zone: string, after: Date, count: number): CronReading {
  const parts = expression.trim().split(/\s+/u);
  if (parts.length !== 5) {
    return refused('This takes five parts: minute, hour, day, month, weekday. For instance: 30 9 * * 1-5.');
  }
  if (!isKept(parts.join(' '))) return refused(`${wrongPart(parts)} For instance: 30 9 * * 1-5.`);
  const next = cronInstants(parts.join(' '), zone, after, LOOKED_AT);
  if (next.length === 0) return refused('This day never comes.');
  if (new Set(next.map((at) => localDate(at, zone))).size < next.length) {
    return refused('This would come more than once a day. Reminders come once: give one minute and one hour.');
  }
  return { kind: 'fine', words: inWords(parts.join(' ')), next: next.slice(0, count) };
}

/** How a schedule lies to the working time of most: what makes it none, or what people should know of it. */
export type CronAtWork = 'on_no_working_day' | 'after_work' | 'before_work' | 'at_work';

/** Some schedules fall on a weekday that is worked only every few months. */
const LOOKED_FOR_A_WORKING_DAY = 60;

/**
 * Compares an expression that `readCron` takes with the days and hours that a workspace works. @param work ISO weekdays,
 * and hours as HH:MM
 */
export function cronAtWork(
  expression: string,
  zone: string,
  after: Date,
  work: { readonly weekdays: readonly number[]; readonly start: string; readonly end: string },
): CronAtWork {
  const instants = cronInstants(expression.trim(), zone, after, LOOKED_FOR_A_WORKING_DAY);
  const first = instants.find((at) => work.weekdays.includes(localWeekday(at, zone)));
  if (first === undefined) return 'on_no_working_day';
  const time = localWallTime(first, zone);
  if (time >= work.end) return 'after_work';
  return time < work.start ? 'before_work' : 'at_work';
}

/** The first `count` instants after `after`; fewer when no more come. @throws Error on an expression that is none */
function cronInstants(expression: string, zone: string, after: Date, count: number): Date[] {
  return new Cron(expression, { timezone: zone, paused: true }).nextRuns(count, after);
}

/**
 * The instant of a schedule on a local day (YYYY-MM-DD) of a zone, for somebody who works `hours` then: null on other days.
 * It was chosen by people, so it holds outside somebody's hours too; then there are a few hours left to tell it in.
 */
export function morningsAt(expression: string, zone: string): (date: string, hours: Hours) => Hours | null {
  const schedule = new Cron(expression, { timezone: zone, paused: true });
  return (date, hours) => {
    const from = schedule.nextRun(new Date(instantAt(date, '00:00', zone).getTime() - 1));
    if (from === null || localDate(from, zone) !== date) return null;
    // Never on the day after, which may be off.
    const to = Math.max(hours.to.getTime(), Math.min(from.getTime() + TOLD_WITHIN_MS, endOfDay(date, zone).getTime()));
    return { from, to: new Date(to) };
  };
}

const TOLD_WITHIN_MS = 4 * 60 * 60 * 1000;

/** "At 09:30, Monday through Friday". */
function inWords(expression: string): string {
  return cronstrue.toString(expression, { use24HourTimeFormat: true, dayOfWeekStartIndexZero: true });
}

const PARTS = ['minute', 'hour', 'day', 'month', 'weekday'] as const;

/** What both take each part of, but not all of them together: no month has that day. */
function wrongPart(parts: readonly string[]): string {
  const alone = (index: number) => PARTS.map((_, at) => (at === index ? parts[at] : '*')).join(' ');
  const index = PARTS.findIndex((_, at) => !isKept(alone(at)));
  return index === -1
    ? 'This day never comes.'
    : `I can’t read the ${PARTS[index]}, “${parts[index]}”.${howTo(index, parts[index] ?? '')}`;
}

/** node-cron takes whole names and ranges that begin anew; what works out the instants, or says them in words, throws on those. */
function isKept(expression: string): boolean {
  if (!validate(expression)) return false;
  try {
    return new Cron(expression, { paused: true }).getPattern() !== undefined && inWords(expression) !== '';
  } catch {
    return false;
  }
}

function howTo(index: number, part: string): string {
  if (PARTS[index] === 'weekday') return ' Write weekdays as 1-5 or MON-FRI, and what goes over Sunday as FRI,SAT,SUN.';
  if (PARTS[index] === 'month') return ' Write months as 1-6 or JAN-JUN, and what goes over December as NOV,DEC,JAN.';
  return part.includes('-') ? ' A range begins with the lower number: 1-5.' : '';
}

function refused(reason: string): CronReading {
  return { kind: 'refused', reason };
}
