import type { Tx } from '../../database.ts';
import { refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import type { LoggedForMeeting } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { existingOpener } from './plan-opener.ts';
import { type MeetingReference, meetingSubject } from './telling.ts';
import { tellings } from './telling-store.ts';

/**
 * Checks that a member may answer about a meeting now, and gives its opener.
 * @throws UserFacingError when they were not asked, the meeting has begun, or the opener is gone
 */
export async function assertMayAnswer(
  tx: Tx,
  workspaceId: string,
  meeting: MeetingReference,
  memberId: string,
  now: Date,
): Promise<Opener> {
  const opener = existingOpener(await openers(tx, workspaceId).byId(meeting.openerId));
  const wasAsked = opener.host.id === memberId || (await tellings(tx, workspaceId).of(meeting, memberId)) !== null;
  if (!wasAsked) throw new UserFacingError('not_asked', `${opener.name} asked somebody else this time.`);
  if (now < meeting.startsAt) return opener;
  throw new UserFacingError(
    'meeting_begun',
    `${opener.name} has begun, so nothing changes for it now. What you log from here on waits for the next one.`,
  );
}

/** Keeps somebody's answer about a meeting; the last one counts. @throws UserFacingError as `assertMayAnswer` */
export async function answerAsked(
  { db, workspace }: RitualDeps,
  meeting: MeetingReference,
  { memberId, state }: { readonly memberId: string; readonly state: 'willing' | 'declined' },
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await assertMayAnswer(tx, workspace.id, meeting, memberId, now);
    await tellings(tx, workspace.id).answer(meeting, { memberId, state }, now);
    await refreshMessagesAbout(tx, workspace.id, [meetingSubject(meeting)], now);
  });
}

/**
 * What follows when something is logged because a meeting asked for it: its line is done, and whoever said that they would
 * tell it is their meeting's teller. A story that comes too late, or from somebody who was not asked, is a story like any other.
 */
export function storyForMeeting({ workspace, clock }: RitualDeps): LoggedForMeeting {
  return async (tx, { conversationId, hearerId, meeting: { openerId, isTold, ...at } }) => {
    const now = clock.now();
    const meeting = { openerId, startsAt: new Date(at.startsAt) };
    const opener = await openers(tx, workspace.id).byId(openerId);
    if (opener === null || opener.removedAt !== null || now >= meeting.startsAt) return;
    const store = tellings(tx, workspace.id);
    const wasAsked = opener.host.id === hearerId || (await store.of(meeting, hearerId)) !== null;
    if (!wasAsked) return;
    if (isTold) await store.answer(meeting, { memberId: hearerId, state: 'willing', conversationId }, now);
    await refreshMessagesAbout(tx, workspace.id, [meetingSubject(meeting)], now);
  };
}
