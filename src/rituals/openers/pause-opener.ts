import type { Database } from '../../database.ts';
import { slotsBetween } from '../../schedule/series.ts';
import type { Member } from '../../slack/people.ts';
import { changeOpener } from './change-opener.ts';
import { isPaused, seriesOf } from './meetings.ts';
import type { Opener } from './opener.ts';
import { openerChanges } from './opener-change-store.ts';
import { noteAbsence } from './plan-opener.ts';

interface Pausing {
  readonly openerId: string;
  readonly actor: Member;
}

/** The log shows no more of them. */
const MOST_NOTED = 10;

/**
 * Has an opener rest: nothing is posted until `until` (a local date, on which it goes on by itself) or, when that is "",
 * until somebody resumes it. What is being posted stays. The same pause again changes nothing.
 */
export function pauseOpener(
  db: Database,
  workspaceId: string,
  { openerId, actor }: Pausing,
  until: string,
  now: Date,
): Promise<Opener> {
  return changeOpener(
    db,
    workspaceId,
    { openerId, actor, act: 'opener.paused', isTending: true },
    async (tx, opener) => {
      const rests = isPaused(opener, now);
      if (rests && opener.pausedUntil === until) return false;
      await openerChanges(tx, workspaceId).pause(openerId, rests ? opener.pausedAt : now, until);
      return true;
    },
    now,
  );
}

/** Ends a pause now, and writes down which meetings fell into it. Where there is none, nothing changes. */
export function resumeOpener(
  db: Database,
  workspaceId: string,
  { openerId, actor }: Pausing,
  now: Date,
): Promise<Opener> {
  return changeOpener(
    db,
    workspaceId,
    { openerId, actor, act: 'opener.resumed', isTending: true },
    async (tx, opener) => {
      if (opener.pausedAt === null || !isPaused(opener, now)) return false;
      const missed = slotsBetween(seriesOf(opener), opener.pausedAt, now).slice(-MOST_NOTED);
      for (const slot of missed) await noteAbsence(tx, workspaceId, opener, slot);
      await openerChanges(tx, workspaceId).pause(openerId, null, '');
      return true;
    },
    now,
  );
}
