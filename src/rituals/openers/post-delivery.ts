import { EVERYBODY, maySee, type Surface } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import {
  type DeliveryKind,
  defineDelivery,
  type RenderContext,
  type Rendered,
  type SettledDelivery,
} from '../../delivery/delivery-kind.ts';
import { aboutMember } from '../../delivery/message-subjects.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences, replacedBy } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { type Conversation, conversations, isDealtWith } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { meetingDoneIdeas, meetingIdeas } from '../ideas/index.ts';
import { orElse } from '../or-else.ts';
import { askForLesson } from './lesson-line.ts';
import { lookAtChannel } from './look-at-channel.ts';
import { whyMissed } from './missed.ts';
import type { NoticeCause } from './notice.ts';
import { channelTrouble } from './opener.ts';
import { openers } from './opener-store.ts';
import { championsNow, namedChanges, releasesFor } from './post-store.ts';
import { openerPost } from './post-views.ts';
import { whyNotRelease } from './release.ts';
import { leaveOut, POST, PostSubject } from './standing-post.ts';
import { tellHost } from './tell-host.ts';
import { tellersFor } from './teller-for.ts';

/** The opener on its way to the channel: rendered at the last moment, and what follows when it came, or did not. */
export function postDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: POST,
    subject: PostSubject,
    render: (subject, context) => render(deps, subject, context),
    settled: settle,
  });
}

/**
 * Looks again at everything that may have changed since it was chosen: the channel, the audience, what was undone.
 * Once it stands it is written anew, and what it showed is not judged again. Its channel is the one it was made for: the
 * opener may have moved to another one since.
 */
async function render(
  deps: RitualDeps,
  subject: PostSubject,
  { targetId: channelId, now, sentAt }: Pick<RenderContext, 'targetId' | 'now' | 'sentAt'>,
): Promise<Rendered> {
  const { db, workspace, channels } = deps;
  const opener = await openers(db.prisma, workspace.id).byId(subject.openerId);
  const occurrence = await occurrences(db.prisma, workspace.id).byId(subject.occurrenceId);
  if (opener === null || occurrence === null) return { kind: 'abandon', reason: 'removed' };
  // What was posted stays when its opener ends.
  if (opener.removedAt !== null && sentAt === null) return { kind: 'abandon', reason: 'removed' };
  // What was true a minute ago may leak now: the channel is asked anew.
  channels.forget(channelId);
  const channel = await channels.info(channelId);
  const trouble = channelTrouble(channel);
  // What stands in a channel that was archived stays there; where another organisation reads along it has to go.
  if (trouble && (sentAt === null || trouble === 'shared_channel')) return { kind: 'abandon', reason: trouble };
  if (sentAt === null) await orElse(lookAtChannel(deps, channelId, now), undefined, deps.logger);
  const surface = { kind: 'channel', channelId, isShared: channel?.isShared ?? true } as const;
  const found = await conversations(db.prisma, workspace.id).byIds(subject.conversationIds);
  const chosen = subject.conversationIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
  const released = await releasesFor(db.prisma, workspace.id, opener.id);
  const shown = chosen.filter((one) => mayStand(one, surface, { released, sentAt }));
  // A post that stands stays, without the story: what was deleted may be brought back.
  if (shown.length === 0 && sentAt === null) return { kind: 'abandon', reason: 'empty' };
  const isOver = now >= occurrence.expiresAt;
  const meeting = { openerId: opener.id, startsAt: await startOf(db.prisma, workspace.id, occurrence) };
  const { meetings, customers } = await settings(db.prisma, workspace.id).read();
  const champions = isOver ? [] : await championsNow(db.prisma, workspace.id);
  const post = openerPost({
    opener,
    conversations: shown,
    purpose: meetings.purpose,
    tellers: await tellersFor(
      db.prisma,
      workspace.id,
      meeting,
      shown.map(({ id }) => id),
    ),
    ideas: await meetingIdeas(db.prisma, workspace.id, subject.ideaIds, sentAt !== null),
    moreIdeas: subject.moreIdeas,
    doneIdeas: await meetingDoneIdeas(db.prisma, workspace.id, subject.doneIdeaIds, surface),
    hidesStories: false,
    // Of a meeting that is over, the count would be of another day.
    waiting: isOver ? 0 : await conversations(db.prisma, workspace.id).countWaitingForOwner(),
    noun: customers.noun,
    champions: champions.map(({ name }) => name),
    changes: await namedChanges(db.prisma, workspace.id, subject),
    occurrenceId: occurrence.id,
    startsAt: occurrence.nominalAt,
    dueAt: occurrence.dueAt,
    postedAt: sentAt ?? now,
    isOnRequest: occurrence.requestKey !== '',
    isOver,
    now,
  });
  return { kind: 'message', message: post, speaksOf: champions.map(({ id }) => aboutMember(id)) };
}

/** When the meeting starts for which tellers were asked: of a post that makes up for another, that one's. */
async function startOf(tx: Tx, workspaceId: string, { requestKey, nominalAt }: Occurrence): Promise<Date> {
  const replaced = replacedBy(requestKey);
  const before = replaced === null ? null : await occurrences(tx, workspaceId).byId(replaced);
  return before?.nominalAt ?? nominalAt;
}

interface Standing {
  readonly released: ReadonlySet<string>;
  readonly sentAt: Date | null;
}

function mayStand(conversation: Conversation, surface: Surface, { released, sentAt }: Standing): boolean {
  const isAllowed = sentAt !== null || isDealtWith(conversation) || isReleased(conversation, released);
  return isAllowed && maySee(conversation, EVERYBODY, surface) === 'whole';
}

/** What was closed meanwhile, or lost its owner, is released no more. */
function isReleased(conversation: Conversation, released: ReadonlySet<string>): boolean {
  return whyNotRelease(conversation) === null && released.has(conversation.id);
}

async function settle(
  tx: Tx,
  { workspaceId, targetId, subject, claimedAt, wrong }: SettledDelivery<PostSubject>,
  outcome: Outcome,
): Promise<void> {
  const [state, reason, cause] = endOf(outcome, wrong);
  await occurrences(tx, workspaceId).settle(subject.occurrenceId, 'posting', state, reason, outcome.at);
  // What the channel did not get may be shown to it another time; what it perhaps got may not.
  if (state === 'posted') await unmarkLeftOut(tx, workspaceId, { targetId, subject }, claimedAt ?? outcome.at);
  else if (cause !== 'unknown') await openers(tx, workspaceId).unmarkShown([subject.occurrenceId]);
  if (outcome.state === 'sent') await askForLesson(tx, workspaceId, subject, outcome);
  if (cause === null) return;
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener)
    await tellHost(
      tx,
      workspaceId,
      { opener, occurrence: { id: subject.occurrenceId }, cause, code: cause === 'missed' ? cause : reason },
      outcome.at,
    );
}

/**
 * What was confined or reopened before the post was written did not stand in it. What changed only while it was on the
 * wire perhaps did, so it counts as shown.
 */
async function unmarkLeftOut(
  tx: Tx,
  workspaceId: string,
  { targetId, subject }: Pick<SettledDelivery<PostSubject>, 'targetId' | 'subject'>,
  claimedAt: Date,
): Promise<void> {
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener === null) return;
  const surface = { kind: 'channel', channelId: targetId, isShared: false } as const;
  const chosen = await conversations(tx, workspaceId).byIds(subject.conversationIds);
  const standing = { released: await releasesFor(tx, workspaceId, opener.id), sentAt: null };
  const leftOut = chosen.filter((one) => !mayStand(one, surface, standing) && one.updatedAt < claimedAt);
  if (leftOut.length === 0) return;
  const ids = leftOut.map(({ id }) => id);
  await openers(tx, workspaceId).unmarkSome(subject.occurrenceId, ids);
  await leaveOut(tx, workspaceId, subject.occurrenceId, ids);
}

type End = 'posted' | 'silent' | 'missed' | 'failed' | 'cancelled';

/** How the meeting ends in the log, why, and what its host is told. */
function endOf(outcome: Outcome, wrong: string): readonly [End, string, NoticeCause | null] {
  if (outcome.state === 'sent') return ['posted', '', null];
  if (outcome.state === 'failed') return ['failed', outcome.code, 'refused'];
  switch (outcome.reason) {
    case 'removed':
      return ['cancelled', 'removed', null];
    case 'empty':
      return ['silent', 'empty', 'empty'];
    case 'shared_channel':
      return ['silent', 'shared_channel', 'shared_channel'];
    case 'expired':
      return ['missed', whyMissed(wrong), 'missed'];
    case 'unknown':
      return ['failed', 'unknown', 'unknown'];
    default:
      return ['failed', outcome.reason, 'refused'];
  }
}
