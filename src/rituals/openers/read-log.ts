import { occurrences } from '../../schedule/occurrences.ts';
import { slotsBetween } from '../../schedule/series.ts';
import { permalink } from '../../slack/shortcuts.ts';
import type { RitualDeps } from '../deps.ts';
import type { LogLine } from './log-views.ts';
import { isPaused, reasonOf, seriesOf } from './meetings.ts';
import type { Opener } from './opener.ts';
import { openerPosts } from './opener-log-store.ts';
import { OPENER } from './plan-opener.ts';
import { POST } from './standing-post.ts';

/** How many the log shows. */
const LOGGED = 10;

/** What became of an opener's last meetings, the latest first. */
export async function readLog({ db, workspace }: RitualDeps, opener: Opener, now: Date): Promise<LogLine[]> {
  const subject = { kind: OPENER, subjectId: opener.id };
  const rows = await occurrences(db.prisma, workspace.id).latest(subject, now, LOGGED);
  const ids = rows.map(({ id }) => id);
  const places = await openerPosts(db.prisma, workspace.id).placesOf(ids, (id) => `${POST}:${id}`);
  const kept = rows.map(({ id, nominalAt, state, reason, requestKey }): LogLine => {
    const place = places.get(id);
    const link = place ? permalink(workspace.url, place.channelId, place.ts, null) : null;
    return { occurrenceId: id, at: nominalAt, state, reason, link, isOnRequest: requestKey !== '' };
  });
  return [...kept, ...restingNow(opener, now)].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, LOGGED);
}

/** Meetings of a pause without an end are written down when somebody ends it; until then they are counted here. */
function restingNow(opener: Opener, now: Date): LogLine[] {
  const { pausedAt, pausedUntil } = opener;
  if (pausedAt === null || pausedUntil !== '' || !isPaused(opener, now)) return [];
  return slotsBetween(seriesOf(opener), pausedAt, now)
    .slice(-LOGGED)
    .flatMap(({ at, fate }) =>
      fate.kind === 'meets'
        ? []
        : [{ occurrenceId: null, at, state: 'cancelled', reason: reasonOf(fate), link: null, isOnRequest: false }],
    );
}
