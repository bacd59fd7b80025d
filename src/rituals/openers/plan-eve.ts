import type { Tx } from '../../database.ts';
import { publicHoliday } from '../../schedule/holidays.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { meetingsAfter } from '../../schedule/series.ts';
import { evesOf } from './asking.ts';
import { colleagues } from './colleague-store.ts';
import { seriesOf } from './meetings.ts';
import type { Opener } from './opener.ts';

/** The name of the mornings on which an opener looks ahead to its meetings, in the schedule. */
export const EVE = 'opener.eve';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** Who is in many channels is asked of Slack before people's day begins, not in the minute in which it does. */
const EARLIER = 15 * MINUTE;
const WORKING_DAY = 8 * HOUR;
/** Several meetings may have one morning before them: those of a weekend and of the Monday after it. */
const LOOKED_AHEAD = 6;

/**
 * Plans when an opener next looks ahead: the first morning after `after` that is, to people in some zone, that of the
 * working day before one of its meetings. Nothing to do when no meeting comes.
 */
export async function planEve(tx: Tx, workspaceId: string, opener: Opener, after: Date): Promise<void> {
  const starts = comingStarts(opener, after);
  if (starts.length === 0) return;
  const zones = await colleagues(tx, workspaceId).zones();
  const next = evesOf(starts, zones, isFreeFor(opener)).find(({ morning }) => morning > after);
  if (!next) return;
  await occurrences(tx, workspaceId).plan({
    kind: EVE,
    subjectId: opener.id,
    nominalAt: next.morning,
    dueAt: new Date(next.morning.getTime() - EARLIER),
    expiresAt: new Date(next.morning.getTime() + WORKING_DAY),
  });
}

/** When the opener's next meetings start: those that could be asked about on one morning. */
export function comingStarts(opener: Opener, after: Date): Date[] {
  return meetingsAfter(seriesOf(opener), after, LOOKED_AHEAD).map(({ at }) => at);
}

/** Whether a local date is a public holiday where the opener's people are. */
export function isFreeFor({ holidayCountry, holidayRegion }: Opener): (date: string) => boolean {
  const place = { country: holidayCountry, region: holidayRegion };
  return (date) => publicHoliday(place, date) !== null;
}
