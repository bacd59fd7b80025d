import { localDate } from '../../schedule/local-time.ts';
import { type Ending, patternOf, ruleOf } from '../../schedule/rule.ts';
import { endingFrom, firstDate, withEnding } from './begin-series.ts';
import type { Opener } from './opener.ts';
import { patternOfRhythm, type Rhythm } from './rhythm.ts';

/** What the form about the meeting says. */
export interface MeetingChange extends Rhythm {
  readonly name: string;
  readonly time: string;
  readonly zone: string;
  readonly lead: number;
  readonly length: number;
}

/**
 * The columns that the form about the meeting changes. Where the rhythm itself changed, the series begins anew with its next
 * meeting; of an ending after a number of meetings those remain that were left.
 */
export function meetingColumns(opener: Opener, values: MeetingChange, now: Date) {
  const pattern = patternOfRhythm(values);
  const clock = { wallTime: values.time, zone: values.zone };
  const columns = { name: values.name, ...clock, leadMinutes: values.lead, lengthMinutes: values.length };
  if (ruleOf(pattern) === ruleOf(patternOf(opener.rule))) return columns;
  const today = localDate(now, values.zone);
  const earliest = [opener.startsOn, today].sort().at(-1) ?? today;
  const rule = ruleOf(pattern, endingFrom(opener, today));
  return { ...columns, rule, startsOn: firstDate(pattern, earliest, clock, now) };
}

/** What the form about the series says. */
export interface SeriesChange {
  /** Local date; "" to leave it. */
  readonly startsOn: string;
  readonly ending: Ending;
}

/** The columns that say when the series begins and ends; none of them when neither changed. */
export function seriesColumns(opener: Opener, { startsOn, ending }: SeriesChange, now: Date) {
  const today = localDate(now, opener.zone);
  const pattern = patternOf(opener.rule);
  if (startsOn !== '') {
    return { rule: ruleOf(pattern, ending), startsOn: firstDate(pattern, startsOn, opener, now) };
  }
  return isSameEnding(ending, endingFrom(opener, today)) ? {} : withEnding(opener, ending, today, now);
}

function isSameEnding(one: Ending, other: Ending): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether an opener is so already: the same form has arrived before. */
export function isAlready(opener: Opener, columns: Readonly<Record<string, unknown>>): boolean {
  const current: Readonly<Record<string, unknown>> = { ...opener };
  return Object.entries(columns).every(([name, value]) => JSON.stringify(current[name]) === JSON.stringify(value));
}
