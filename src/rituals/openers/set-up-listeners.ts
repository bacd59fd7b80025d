import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { weekly } from '../../schedule/recurrence.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { ChannelInfo } from '../../slack/channels.ts';
import type { Member } from '../../slack/people.ts';
import { quickly } from '../../slack/quickly.ts';
import type { RitualDeps } from '../deps.ts';
import { joinChannel, setUp } from './actions.ts';
import { createOpener } from './create-opener.ts';
import { chosenWeekdays, freshOpener, type OpenerValues, openerForm } from './opener-form.ts';
import { openers } from './opener-store.ts';
import { existingOpener, nextPosts } from './plan-opener.ts';
import { joined, setUpReceipt } from './views.ts';

const NEXT_SHOWN = 3;

/** Making an opener: the form, its receipt, and the way into the channel. */
export function registerSetUp(slack: Slack, deps: RitualDeps): void {
  setUp.on(slack, (click) => openSetUp(deps, click));
  openerForm.on(slack, {
    save: ({ values, key, userId }) => save(deps, values, key, userId),
  });
  joinChannel.on(slack, async (click) => {
    const opener = existingOpener(await openers(deps.db.prisma, deps.workspace.id).byId(click.value.id));
    const member = await deps.people.get(click.userId);
    if (!may('change_opener', actorOf(member), { isHost: opener.host.id === member.id })) {
      throw new UserFacingError(
        'not_your_opener',
        `${opener.host.name} hosts ${opener.name}; only they or an admin can do that.`,
      );
    }
    await deps.channels.join(opener.channelId);
    await click.reply.replace(joined(opener));
  });
}

/** Within the trigger's three seconds: the person's zone is preselected when it is known at once. */
export async function openSetUp({ people }: RitualDeps, act: Act): Promise<void> {
  const member = await quickly(people.get(act.userId), act.logger);
  if (member?.isGuest) throw guestsDoNot();
  const here = act.place && act.place.kind !== 'dm' ? act.place.channelId : null;
  await act.openModal(openerForm.view({ metadata: {}, values: freshOpener(member?.zone ?? null, here) }));
}

async function save(deps: RitualDeps, values: OpenerValues, key: string, userId: string) {
  const { db, workspace, clock, channels, people } = deps;
  const now = clock.now();
  const host = await people.get(userId);
  channels.forget(values.channel);
  const channel = await usableChannel(deps, values.channel, host);
  const opener = await createOpener(
    db,
    workspace.id,
    { ...rulesOf(values, now), requestKey: key, hostId: host.id, channelName: channel.name },
    now,
  );
  deps.wake();
  const isGuest = async (id: string) => (await people.get(id)).isGuest;
  return setUpReceipt(opener, {
    next: nextPosts(opener, now, NEXT_SHOWN),
    inviteAs: channel.isMember ? null : workspace.botName,
    hasGuests: await channels.someMember(channel.id, isGuest),
  });
}

function rulesOf(values: OpenerValues, now: Date) {
  return {
    channelId: values.channel,
    name: values.name,
    rule: weekly(chosenWeekdays(values)),
    startsOn: localDate(now, values.zone),
    wallTime: values.time,
    zone: values.zone,
    leadMinutes: values.lead,
    lengthMinutes: values.length,
  };
}

/** The channel, when customers' words may go there and this person may decide so. @throws UserFacingError */
async function usableChannel(
  { channels, workspace }: RitualDeps,
  channelId: string,
  host: Member,
): Promise<ChannelInfo> {
  const channel = await channels.info(channelId);
  if (channel === null) {
    throw new UserFacingError(
      'channel_invisible',
      `I can’t see this channel: it is private and I am not in it. Type /invite @${workspace.botName} there, then press Set up again.`,
    );
  }
  if (channel.isArchived)
    throw new UserFacingError('is_archived', `#${channel.name} is archived. Choose another channel.`);
  if (channel.isShared) {
    throw new UserFacingError(
      'shared_channel',
      `#${channel.name} is shared with another organisation, and customers’ words stay inside yours. Choose another channel.`,
    );
  }
  const isInChannel = (await channels.memberIds(channelId)).has(host.slackUserId);
  if (!may('make_opener', actorOf(host), { isInChannel })) {
    if (host.isGuest) throw guestsDoNot();
    throw new UserFacingError('not_your_channel', `You are not in #${channel.name}. Join it first.`);
  }
  return channel;
}

function guestsDoNot(): UserFacingError {
  return new UserFacingError('guests_set_up_nothing', 'Guests can’t set up openers. Ask a colleague.');
}

/** Rights of a member. Nobody is champion yet: the role comes with its own ritual. */
export function actorOf({ isGuest, isAdmin, isStranger }: Member) {
  return { isGuest, isAdmin, isStranger, isChampion: false };
}
