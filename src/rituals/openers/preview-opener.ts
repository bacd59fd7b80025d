import { ALONE, EVERYBODY, maySee, type Surface } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { doneIdeasFor, meetingDoneIdeas, meetingIdeas, newIdeasFor } from '../ideas/index.ts';
import { chooseForMeeting } from './choose-for-meeting.ts';
import { lastDecidedAt } from './last-post.ts';
import { channelTrouble, type Opener } from './opener.ts';
import { championsNow } from './post-store.ts';
import { openerPost } from './post-views.ts';
import { preview, previewOfSilence } from './preview-views.ts';
import { runReceipt } from './run-views.ts';

/** What would be posted now, only to whoever asks, with the reason for each story; or why nothing would be. */
export async function previewOpener(deps: RitualDeps, opener: Opener, member: Member, now: Date): Promise<Message> {
  const { db, workspace, channels } = deps;
  channels.forget(opener.channelId);
  const channel = await channels.info(opener.channelId);
  const trouble = channelTrouble(channel);
  if (trouble) return runReceipt(opener, { kind: 'silent', reason: trouble }, workspace.botName);
  const picked = await chooseForMeeting(db.prisma, workspace.id, opener, now);
  const found = await conversations(db.prisma, workspace.id).byIds(picked.map(({ candidate }) => candidate.id));
  const surface = { kind: 'channel', channelId: opener.channelId, isShared: channel?.isShared ?? true } as const;
  const viewer = await viewerFor(deps, member, found);
  const stories = picked.flatMap(({ candidate, why }) => {
    const conversation = found.find(({ id }) => id === candidate.id);
    const mayStand = conversation !== undefined && maySee(conversation, EVERYBODY, surface) === 'whole';
    return mayStand ? [{ conversation, why, isReleased: candidate.isReleased }] : [];
  });
  if (stories.length === 0) return previewOfSilence(opener);
  // What is confined to the channel is for its people, whoever may set up its opener.
  const readable = stories.filter(({ conversation }) => maySee(conversation, viewer, ALONE) === 'whole');
  const { meetings, customers } = await settings(db.prisma, workspace.id).read();
  const post = openerPost({
    opener,
    conversations: readable.map(({ conversation }) => conversation),
    purpose: meetings.purpose,
    tellers: [],
    ...(await ideasNow(deps, opener, now)),
    doneIdeas: (await doneNow(deps, opener, surface, now)).filter((idea) => maySee(idea, viewer, ALONE) === 'whole'),
    hidesStories: readable.length < stories.length,
    waiting: await conversations(db.prisma, workspace.id).countWaitingForOwner(),
    noun: customers.noun,
    champions: (await championsNow(db.prisma, workspace.id)).map(({ name }) => name),
    changes: [],
    occurrenceId: '',
    startsAt: now,
    dueAt: now,
    postedAt: now,
    isOnRequest: true,
    isOver: false,
    now,
  });
  return preview(opener, post, readable, stories.length - readable.length);
}

async function ideasNow({ db, workspace }: RitualDeps, { id }: Opener, now: Date) {
  const last = await lastDecidedAt(db.prisma, workspace.id, id);
  const { ids, more } = await newIdeasFor(db.prisma, workspace.id, last, now);
  return { ideas: await meetingIdeas(db.prisma, workspace.id, ids, false), moreIdeas: more };
}

async function doneNow({ db, workspace }: RitualDeps, { id, channelId }: Opener, surface: Surface, now: Date) {
  const lastPost = await lastDecidedAt(db.prisma, workspace.id, id);
  const ids = await doneIdeasFor(db.prisma, workspace.id, { channelId, lastPost }, now);
  return meetingDoneIdeas(db.prisma, workspace.id, ids, surface);
}
