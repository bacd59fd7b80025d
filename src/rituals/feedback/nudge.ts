import type { Hours, WorkingTime } from '../../schedule/working-hours.ts';

const THREE_QUARTERS = 0.75;

/** Working time, as far as a nudge needs it. */
export interface Measure {
  advance(instant: Date, days: number): Date;
  measure(from: Date, to: Date): number;
}

/**
 * When somebody is told that three quarters of a clock are over: then, or when they next work; null when that is not before
 * the time is up.
 */
export function nudgeAt(
  clock: { readonly from: Date; readonly dueAt: Date },
  calendar: Measure,
  time: Pick<WorkingTime, 'orNext'>,
): Date | null {
  const { from, dueAt } = clock;
  const at = time.orNext(calendar.advance(from, calendar.measure(from, dueAt) * THREE_QUARTERS));
  return at < dueAt ? at : null;
}

/** The day on which a nudge comes up, for whoever is to read it. */
export interface NudgeDay {
  /** When they work on that day; null when they do not. */
  readonly hours: Hours | null;
  /** When that day's morning is told, and when the next one is; null when they do not want mornings. */
  readonly morning: { readonly from: Date; readonly next: Date } | null;
}

/** A clock of which three quarters are over, as it stands. */
export interface Candidate {
  readonly dueAt: Date;
  /** Whether that clock still runs, and for the same owner. */
  readonly isStill: boolean;
  /** Whether the reader was told of it today already. */
  readonly isSaid: boolean;
}

/** When a nudge that comes up at `at` is told on that day, within the hours that its reader works; null when it is too late for that. */
export function toldOn(at: Date, hours: Hours | null): Date | null {
  if (hours === null || at >= hours.to) return null;
  return at > hours.from ? at : hours.from;
}

/** From when on something said counts as said today: from their hours, or from a morning that the workspace has before them. */
export function dayBegins(hours: Hours, morning: NudgeDay['morning']): Date {
  return morning !== null && morning.from < hours.from ? morning.from : hours.from;
}

/** Whether this one is worth a nudge at `told`: not when it is dealt with, late already, said, or to be said in a morning that is not later. */
export function isNudged({ dueAt, isStill, isSaid }: Candidate, { morning }: NudgeDay, told: Date): boolean {
  if (!isStill || isSaid || told >= dueAt) return false;
  const isInMorning = morning !== null && told <= morning.from && dueAt < morning.next;
  return !isInMorning;
}
