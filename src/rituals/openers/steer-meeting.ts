import { type Actor, may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { aboutConversation, aboutCustomer, aboutMember, type MessageSubject } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { chooseForMeeting } from './choose-for-meeting.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { changePost, type PostSubject, type StandingPost, standingPost } from './standing-post.ts';

/** What somebody wants of one story in a meeting's post. */
export interface Steering {
  readonly act: 'another' | 'skip';
  readonly occurrenceId: string;
  readonly conversationId: string;
  readonly actor: Actor & { readonly memberId: string; readonly slackUserId: string };
}

/** `gone`: somebody was first, or the post is no longer there. `nothing_left`: everything fresh was shown here. */
export type Steered = 'changed' | 'gone' | 'over' | 'nothing_left';

/**
 * Shows another story in the place of one, or takes one out of this meeting. What was replaced was seen, so it does not come
 * again; what was skipped may come in a later meeting. Compare-and-set on the post: of two people one is first.
 * @throws UserFacingError for people who are not of the meeting
 */
export async function steerMeeting(deps: RitualDeps, steering: Steering, now: Date): Promise<Steered> {
  const { db, workspace } = deps;
  const occurrence = await occurrences(db.prisma, workspace.id).byId(steering.occurrenceId);
  const opener = occurrence && (await openers(db.prisma, workspace.id).byId(occurrence.subjectId));
  if (!occurrence || !opener) return 'gone';
  const standing = await standingPost(db.prisma, workspace.id, occurrence.id);
  if (standing === null) return 'gone';
  await assertMaySteer(deps, opener, standing, steering);
  if (now >= occurrence.expiresAt) return 'over';
  return db.transaction(async (tx) => {
    const post = await standingPost(tx, workspace.id, occurrence.id);
    if (!post?.subject.conversationIds.includes(steering.conversationId)) return 'gone';
    return steering.act === 'skip'
      ? skip(tx, workspace.id, post, steering, now)
      : replace(tx, workspace.id, { post, opener, steering }, now);
  });
}

async function assertMaySteer(
  { channels }: RitualDeps,
  opener: Opener,
  { channelId }: StandingPost,
  { actor }: Steering,
): Promise<void> {
  const isInChannel = (await channels.memberIds(channelId)).has(actor.slackUserId);
  if (may('steer_meeting', actor, { isInChannel })) return;
  throw new UserFacingError(
    'not_of_the_meeting',
    `Only the people of ${channelId === opener.channelId ? `#${opener.channelName}` : 'its channel'} choose what ${opener.name} hears.`,
  );
}

async function skip(tx: Tx, workspaceId: string, post: StandingPost, steering: Steering, now: Date): Promise<Steered> {
  const { conversationIds, changes } = post.subject;
  const subject: PostSubject = {
    ...post.subject,
    conversationIds: conversationIds.filter((id) => id !== steering.conversationId),
    changes: [
      ...changes,
      { memberId: steering.actor.memberId, act: 'skipped', conversationId: steering.conversationId },
    ],
  };
  const fresh = [aboutMember(steering.actor.memberId)];
  if (!(await changePost(tx, workspaceId, post, { subject, fresh }, now))) return 'gone';
  await openers(tx, workspaceId).unmarkSome(steering.occurrenceId, [steering.conversationId]);
  return 'changed';
}

async function replace(
  tx: Tx,
  workspaceId: string,
  facts: { readonly post: StandingPost; readonly opener: Opener; readonly steering: Steering },
  now: Date,
): Promise<Steered> {
  const { post, opener, steering } = facts;
  const { conversationIds, changes } = post.subject;
  const stay = conversationIds.filter((id) => id !== steering.conversationId);
  const beside = await conversations(tx, workspaceId).byIds(stay);
  // What was skipped waits for a later meeting.
  const without = changes.map(({ conversationId }) => conversationId);
  // The opener may have moved to another channel since, whose confined words are not for this one.
  const here = { ...opener, channelId: post.channelId };
  const [next] = await chooseForMeeting(tx, workspaceId, here, now, { limit: 1, beside, without });
  if (next === undefined) return 'nothing_left';
  const { id, customer, hearerId } = next.candidate;
  const subject: PostSubject = {
    ...post.subject,
    conversationIds: conversationIds.map((one) => (one === steering.conversationId ? id : one)),
    changes: [
      ...changes,
      { memberId: steering.actor.memberId, act: 'another', conversationId: steering.conversationId },
    ],
  };
  const fresh: MessageSubject[] = [
    aboutConversation(id),
    aboutCustomer(customer.id),
    aboutMember(hearerId),
    aboutMember(steering.actor.memberId),
  ];
  if (!(await changePost(tx, workspaceId, post, { subject, fresh }, now))) return 'gone';
  await openers(tx, workspaceId).markShown(opener.id, steering.occurrenceId, [id], now);
  return 'changed';
}
