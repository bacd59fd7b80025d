import { instantAt, localDate, localWallTime, localWeekday } from './local-time.ts';
import { addWorkingDays } from './working-time.ts';

const MORNING = '09:00';
const EVENING = '17:00';
const FRIDAY = 5;

/** The instant itself on a working day (Monday to Friday) from 9:00 to 17:00 in `zone`, else the next such morning. */
export function inWorkingHours(instant: Date, zone: string): Date {
  const isWorkday = localWeekday(instant, zone) <= FRIDAY;
  const wallTime = localWallTime(instant, zone);
  if (isWorkday && wallTime >= MORNING && wallTime < EVENING) return instant;
  const day = isWorkday && wallTime < MORNING ? instant : addWorkingDays(instant, 1, zone);
  return instantAt(localDate(day, zone), MORNING, zone);
}
