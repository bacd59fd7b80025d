import type { Outcome } from './bot-link.ts';
import { type JsonObject, messageObject, userObject } from './objects.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from './state.ts';
import type { World } from './world.ts';

let nextEvent = 1;

/** Sends an event to the bot if its manifest subscribes to it. Null when it does not. */
export function emit(
  world: World,
  event: JsonObject & { readonly type: string },
  subscription = event.type,
): Promise<Outcome | null> {
  if (!world.manifest.settings.event_subscriptions.bot_events.includes(subscription)) return Promise.resolve(null);
  return emitAlways(world, event);
}

/** Sends an event whatever the manifest says, as Slack does with app_uninstalled and tokens_revoked. */
export function emitAlways(world: World, event: JsonObject & { readonly type: string }): Promise<Outcome> {
  const { team, bot } = world.state;
  const now = world.clock.now();
  return world.link.deliverEvent({
    token: 'pocket-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: team.enterprise?.id ?? null,
    api_app_id: bot.appId,
    event: { event_ts: world.state.nextTs(now), ...event },
    type: 'event_callback',
    event_id: `Ev0${String(nextEvent++).padStart(8, '0')}`,
    event_time: Math.floor(now.getTime() / 1000),
    authorizations: [
      {
        enterprise_id: team.enterprise?.id ?? null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `context-${nextEvent}`,
  });
}

const family = ({ kind }: ChannelRecord): 'channel' | 'group' => (kind === 'public' ? 'channel' : 'group');

/** channel_archive, channel_rename, channel_unarchive and their group_ twins. */
export function emitChannelChange(
  world: World,
  channel: ChannelRecord,
  change: 'archive' | 'unarchive' | 'rename' | 'deleted',
  by: string,
): Promise<Outcome | null> {
  const subject =
    change === 'rename'
      ? {
          id: channel.id,
          name: channel.name,
          name_normalized: channel.name,
          created: channel.created,
          is_channel: true,
        }
      : channel.id;
  return emit(world, { type: `${family(channel)}_${change}`, channel: subject, user: by });
}

/** member_joined_channel or member_left_channel, as the bot hears of channels it is in (or of its own coming and going). */
export function emitMembership(
  world: World,
  channel: ChannelRecord,
  userId: string,
  change: 'joined' | 'left',
  inviter?: string,
): Promise<Outcome | null> {
  const { bot, team } = world.state;
  if (userId !== bot.userId && !channel.members.has(bot.userId)) return Promise.resolve(null);
  const type = `member_${change}_channel`;
  const channelType = channel.kind === 'public' ? 'C' : 'G';
  return emit(world, {
    type,
    user: userId,
    channel: channel.id,
    channel_type: channelType,
    team: team.id,
    ...(inviter ? { inviter } : {}),
  });
}

export function emitMemberChange(
  world: World,
  person: PersonRecord,
  type: 'user_change' | 'team_join',
): Promise<Outcome | null> {
  const now = world.clock.now();
  return emit(world, { type, user: userObject(person, now, true), cache_ts: Math.floor(now.getTime() / 1000) });
}

/** reaction_added, as the bot hears of it in channels it is in, if it may read reactions. */
export function emitReaction(
  world: World,
  message: MessageRecord,
  userId: string,
  reaction: string,
): Promise<Outcome | null> {
  const channel = world.state.channels.get(message.channelId);
  if (!channel?.members.has(world.state.bot.userId) || !world.scopes.has('reactions:read'))
    return Promise.resolve(null);
  return emit(world, {
    type: 'reaction_added',
    user: userId,
    reaction,
    item_user: message.userId,
    item: { type: 'message', channel: channel.id, ts: message.ts },
  });
}

const MESSAGE_EVENTS = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

export function emitMessage(world: World, channel: ChannelRecord, message: MessageRecord): Promise<Outcome | null> {
  if (!channel.members.has(world.state.bot.userId)) return Promise.resolve(null);
  const event = {
    ...messageObject(world, message),
    type: 'message',
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
  };
  return emit(world, event, `message.${MESSAGE_EVENTS[channel.kind]}`);
}
