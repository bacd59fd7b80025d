import { type WorkingFacts, type WorkingTime, workingTime } from '../../src/schedule/working-hours.ts';

/** Somebody in Helsinki who works from nine to five on weekdays, but for what is said of them. */
export function worker(about: Partial<WorkingFacts> = {}): WorkingTime {
  return workingTime({
    zone: 'Europe/Helsinki',
    start: '09:00',
    end: '17:00',
    weekdays: [1, 2, 3, 4, 5],
    dayOff: () => null,
    halfDayUntil: '13:00',
    daysOff: [],
    pausedUntil: '',
    ...about,
  });
}

/** Somebody who works on every day of the week. */
export function everyDay(zone: string): WorkingTime {
  return worker({ zone, weekdays: [1, 2, 3, 4, 5, 6, 7] });
}
