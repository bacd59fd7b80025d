import type { WorkingTime } from '../../schedule/working-hours.ts';

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
