import { meetingsAfter } from '../../schedule/series.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { isPaused, seriesOf, startsWhosePostComesAfter, timetable } from './meetings.ts';
import type { Opener } from './opener.ts';
import { mayChange, mayRun, standsInFor } from './opener-rights.ts';
import type { Shown } from './show-views.ts';

/** How many of the next meetings are shown. */
const NEXT_SHOWN = 10;

/** An opener as its card shows it to this person now. */
export async function shownTo(deps: RitualDeps, opener: Opener, member: Member): Promise<Shown> {
  const now = deps.clock.now();
  const standsIn = await standsInFor(deps.db.prisma, deps.workspace.id, member, now);
  return {
    opener,
    slots: timetable(opener, now, NEXT_SHOWN),
    nextDate: meetingsAfter(seriesOf(opener), startsWhosePostComesAfter(opener, now), 1)[0]?.date ?? null,
    isPaused: isPaused(opener, now),
    mayRun: mayRun(opener, member, standsIn),
    mayChange: mayChange(opener, member),
  };
}
