import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { nextMeeting, type Slot } from '../../schedule/series.ts';
import { reasonOf, seriesOf, startsWhosePostComesAfter } from './meetings.ts';
import { meetingAt, type Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { EVE, planEve } from './plan-eve.ts';

/** The name of openers' meetings in the schedule. */
export const OPENER = 'opener';

/** The log shows no more of them. */
const MOST_NOTED = 10;

/**
 * Plans the next meeting whose post is still to come after `after`, and writes down which ones will not take place before
 * it. Nothing to do when the series has ended, or rests until somebody resumes it.
 */
export async function planNext(tx: Tx, workspaceId: string, { id }: Pick<Opener, 'id'>, after: Date): Promise<void> {
  // It may have been changed a moment ago: whoever comes second plans by what it is now.
  await openers(tx, workspaceId).lock(id);
  const opener = await openers(tx, workspaceId).byId(id);
  if (opener === null || opener.removedAt !== null) return;
  await planAfter(tx, workspaceId, opener, startsWhosePostComesAfter(opener, after));
}

/**
 * Plans anew after a change: what was planned and is not due yet is forgotten, what is being posted stays. A meeting whose
 * post should stand already is still planned while it has not begun.
 */
export async function replan(tx: Tx, workspaceId: string, opener: Opener, now: Date): Promise<void> {
  const store = occurrences(tx, workspaceId);
  for (const kind of [OPENER, EVE]) await store.forgetAhead({ kind, subjectId: opener.id }, now);
  await planAfter(tx, workspaceId, opener, now);
}

async function planAfter(tx: Tx, workspaceId: string, opener: Opener, startsAfter: Date): Promise<void> {
  const store = occurrences(tx, workspaceId);
  // A meeting that had its post is not planned again, wherever it stands in the series by now.
  const acted = await store.lastActedOn({ kind: OPENER, subjectId: opener.id });
  const from = acted !== null && acted > startsAfter ? acted : startsAfter;
  const { before, next } = nextMeeting(seriesOf(opener), from);
  for (const slot of before.slice(-MOST_NOTED)) await noteAbsence(tx, workspaceId, opener, slot);
  if (next) await store.plan(plannedAt(opener, next.at));
  await planEve(tx, workspaceId, opener, startsAfter);
}

/** Writes down for the log that a place in the series has no meeting, and why. */
export async function noteAbsence(tx: Tx, workspaceId: string, opener: Opener, { at, fate }: Slot): Promise<void> {
  if (fate.kind === 'meets') return;
  await occurrences(tx, workspaceId).noteCancelled(plannedAt(opener, at), reasonOf(fate));
}

function plannedAt(opener: Opener, startsAt: Date) {
  const { dueAt, endsAt } = meetingAt(opener, startsAt);
  return { kind: OPENER, subjectId: opener.id, nominalAt: startsAt, dueAt, expiresAt: endsAt };
}

/** @throws UserFacingError when there is none, or it was removed */
export function existingOpener(opener: Opener | null): Opener {
  if (opener && opener.removedAt === null) return opener;
  throw new UserFacingError('opener_gone', 'This opener is gone: it was removed.');
}
