import { publicHoliday } from '../schedule/holidays.ts';
import { instantAt } from '../schedule/local-time.ts';
import { type WorkingCalendar, workingCalendar } from '../schedule/working-calendar.ts';
import type { FeedbackSettings, Settings, Targets } from './settings.ts';

/** What a stage still owes: an owner, an answer, what was learned. */
export type Owed = 'owner' | 'answer' | 'learn';

/** When clocks run out for one customer's kinds, in one workspace. */
export interface Clocks {
  /** Null when no clock runs, as for what was heard before clocks are counted. */
  due(owed: Owed, from: Date): Date | null;
  /** The instant as far from `now` as `dueAt` was from `since`, in working time. */
  goOn(now: Date, since: Date, dueAt: Date): Date;
  /** How much of a clock has run, in working time: 0 when it begins, 1 when it runs out. */
  elapsed(from: Date, now: Date, dueAt: Date): number;
}

/** The working days of a workspace. @param zone used where the workspace has none of its own */
export function calendarIn({ time }: Pick<Settings, 'time'>, zone: string): WorkingCalendar {
  const place = { country: time.country, region: time.region };
  return workingCalendar({
    zone: time.zone === '' ? zone : time.zone,
    weekdays: time.weekdays,
    halfDayUntil: time.halfDayUntil,
    isAroundTheClock: time.isAroundTheClock,
    dayOff(date) {
      if (time.daysOff.includes(date) || publicHoliday(place, date) !== null) return 'off';
      return time.halfDays.includes(date) ? 'half' : null;
    },
  });
}

/** How many working days each step may take for a customer of these kinds: of several targets the fastest. */
export function targetsFor(feedback: FeedbackSettings, kinds: readonly string[]): Targets {
  const own = kinds.flatMap((kind) => feedback.targetsByKind[kind] ?? []);
  if (own.length === 0) return feedback.targets;
  const fastest = (owed: keyof Targets): number => Math.min(...own.map((targets) => targets[owed]));
  return { owner: fastest('owner'), answer: fastest('answer'), learn: fastest('learn') };
}

/**
 * The clocks of feedback from a customer of these kinds. @param countsFrom the instant from which clocks run in this
 * workspace; null for always
 */
export function clocksFor(targets: Targets, calendar: WorkingCalendar, countsFrom: Date | null): Clocks {
  return {
    due: (owed, from) => (countsFrom !== null && from < countsFrom ? null : calendar.add(from, targets[owed])),
    goOn: (now, since, dueAt) => calendar.advance(now, calendar.measure(since, dueAt)),
    elapsed(from, now, dueAt) {
      const whole = calendar.measure(from, dueAt);
      return whole > 0 ? calendar.measure(from, now) / whole : 1;
    },
  };
}

/** The clocks of a workspace for a customer of these kinds. @param zone where the workspace has none of its own */
export function clocksIn(chosen: Settings, zone: string, kinds: readonly string[]): Clocks {
  const { time, feedback } = chosen;
  const counting = countsFrom(feedback, time.zone === '' ? zone : time.zone);
  return clocksFor(targetsFor(feedback, kinds), calendarIn(chosen, zone), counting);
}

/** Whether what was heard on this local date has a clock. */
export function countsOn({ countingFrom }: FeedbackSettings, heardOn: string): boolean {
  return heardOn >= countingFrom;
}

/** When clocks begin to be counted: midnight of the chosen day in `zone`; null for always. */
function countsFrom(feedback: FeedbackSettings, zone: string): Date | null {
  return feedback.countingFrom === '' ? null : instantAt(feedback.countingFrom, '00:00', zone);
}
