import type { Database } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { instantAt } from '../../schedule/local-time.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { isDateOf, meetingsAfter, type SeriesException } from '../../schedule/series.ts';
import type { Member } from '../../slack/people.ts';
import { changeOpener } from './change-opener.ts';
import { seriesOf } from './meetings.ts';
import type { Opener } from './opener.ts';
import { openerChanges } from './opener-change-store.ts';
import { OPENER } from './plan-opener.ts';

/** One meeting of an opener, and who decides about it. */
export interface MeetingDeed {
  readonly openerId: string;
  /** The rule's own local date. */
  readonly date: string;
  readonly actor: Member;
}

/** Has one meeting skipped; a second time changes nothing. @throws UserFacingError when it has begun, or is none any more */
export function skipMeeting(db: Database, workspaceId: string, deed: MeetingDeed, now: Date): Promise<Opener> {
  const skipped: SeriesException = { date: deed.date, kind: 'skipped', movedDate: '', movedTime: '' };
  return except(db, workspaceId, { ...deed, act: 'opener.meeting_skipped' }, skipped, now);
}

/**
 * Moves one meeting to another day and time of the opener's zone.
 * @throws UserFacingError when either has begun, or the series meets at that time already
 */
export function moveMeeting(
  db: Database,
  workspaceId: string,
  deed: MeetingDeed,
  to: { readonly date: string; readonly time: string },
  now: Date,
): Promise<Opener> {
  const moved: SeriesException = { date: deed.date, kind: 'moved', movedDate: to.date, movedTime: to.time };
  return except(db, workspaceId, { ...deed, act: 'opener.meeting_moved' }, moved, now);
}

/** Takes back that a meeting was skipped or moved; where nothing was, nothing changes. */
export function putMeetingBack(db: Database, workspaceId: string, deed: MeetingDeed, now: Date): Promise<Opener> {
  const { openerId, date, actor } = deed;
  return changeOpener(
    db,
    workspaceId,
    { openerId, actor, act: 'opener.meeting_put_back' },
    (tx) => openerChanges(tx, workspaceId).unexcept(openerId, date),
    now,
  );
}

function except(
  db: Database,
  workspaceId: string,
  { openerId, date, actor, act }: MeetingDeed & { readonly act: string },
  exception: SeriesException,
  now: Date,
): Promise<Opener> {
  return changeOpener(
    db,
    workspaceId,
    { openerId, actor, act },
    async (tx, opener) => {
      if (opener.exceptions.some((known) => isSame(known, exception))) return false;
      const acted = await occurrences(tx, workspaceId).lastActedOn({ kind: OPENER, subjectId: openerId });
      assertStillAhead(opener, date, acted !== null && acted > now ? acted : now);
      if (exception.kind === 'moved') assertFree(opener, exception, now);
      await openerChanges(tx, workspaceId).except(openerId, exception, actor.id, now);
      return true;
    },
    now,
  );
}

function isSame(one: SeriesException, other: SeriesException): boolean {
  const { date, kind, movedDate, movedTime } = other;
  return one.date === date && one.kind === kind && one.movedDate === movedDate && one.movedTime === movedTime;
}

/**
 * Whose opener is out, or on its way, is too late to be changed. What was moved to a later time is still ahead as long as
 * that time is. @param over up to when meetings have begun, or had their opener
 */
function assertStillAhead(opener: Opener, date: string, over: Date): void {
  const moved = opener.exceptions.find((one) => one.date === date && one.kind === 'moved');
  const at = moved
    ? instantAt(moved.movedDate, moved.movedTime, opener.zone)
    : instantAt(date, opener.wallTime, opener.zone);
  if (isDateOf(opener, date) && at > over) return;
  throw new UserFacingError(
    'meeting_gone',
    `This meeting of ${opener.name} has had its opener, or is no longer planned. Open the opener again to see its next dates.`,
  );
}

function assertFree(opener: Opener, { date, movedDate, movedTime }: SeriesException, now: Date): void {
  const to = instantAt(movedDate, movedTime, opener.zone);
  if (to <= now) throw new UserFacingError('time_is_over', 'That time is over. Choose one that is still to come.');
  const others = { ...opener, exceptions: opener.exceptions.filter((one) => one.date !== date) };
  const [next] = meetingsAfter(seriesOf(others), new Date(to.getTime() - 1), 1);
  if (next === undefined || next.date === date || next.at.getTime() !== to.getTime()) return;
  throw new UserFacingError('time_is_taken', `${opener.name} meets at that time already. Choose another one.`);
}
