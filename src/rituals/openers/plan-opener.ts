import type { Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { instantsAfter } from '../../schedule/recurrence.ts';
import { meetingAt, type Opener } from './opener.ts';

/** The name of openers' meetings in the schedule. */
export const OPENER = 'opener';

/** Plans the next meeting whose post is still to come after `after`. Nothing to do when the recurrence has ended. */
export async function planNext(tx: Tx, workspaceId: string, opener: Opener, after: Date): Promise<void> {
  const startsAt = nextStarts(opener, after, 1)[0];
  if (!startsAt) return;
  const { dueAt, endsAt } = meetingAt(opener, startsAt);
  const planned = { kind: OPENER, subjectId: opener.id, nominalAt: startsAt, dueAt, expiresAt: endsAt };
  await occurrences(tx, workspaceId).plan(planned);
}

/** When the next posts come after `after`, in order. */
export function nextPosts(opener: Opener, after: Date, count: number): Date[] {
  return nextStarts(opener, after, count).map((startsAt) => meetingAt(opener, startsAt).dueAt);
}

/** Starts of the meetings whose posts come after `after`. */
function nextStarts(opener: Opener, after: Date, count: number): Date[] {
  return instantsAfter(opener, new Date(after.getTime() + opener.leadMinutes * 60_000), count);
}

/** @throws UserFacingError when there is none, or it was removed */
export function existingOpener(opener: Opener | null): Opener {
  if (opener && opener.removedAt === null) return opener;
  throw new UserFacingError('opener_gone', 'This opener is gone: it was removed.');
}
