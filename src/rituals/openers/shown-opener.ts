import { meetingsAfter } from '../../schedule/series.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { isPaused, seriesOf, startsWhosePostComesAfter, timetable } from './meetings.ts';
import type { Opener } from './opener.ts';
import { mayDo } from './opener-rights.ts';
import type { Shown } from './show-views.ts';

/** How many of the next meetings are shown. */
const NEXT_SHOWN = 10;

/** An opener as its card shows it to this person now. */
export function shownTo({ clock }: RitualDeps, opener: Opener, member: Member): Shown {
  const now = clock.now();
  return {
    opener,
    slots: timetable(opener, now, NEXT_SHOWN),
    nextDate: meetingsAfter(seriesOf(opener), startsWhosePostComesAfter(opener, now), 1)[0]?.date ?? null,
    isPaused: isPaused(opener, now),
    mayRun: mayDo('run_opener', opener, member),
    mayChange: mayDo('change_opener', opener, member),
  };
}
