import type { ChannelRecord, MessageRecord, PersonRecord, Team } from './state.ts';
import type { ViewRecord } from './views.ts';
import type { World } from './world.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Slack's user object, without e-mail. @param now for the present offset of the person's zone. */
export function userObject(person: PersonRecord, now: Date, withLocale: boolean): JsonObject {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.username,
    deleted: person.isDeleted,
    real_name: person.realName,
    ...(person.tz === null
      ? {}
      : { tz: person.tz, tz_label: person.tzLabel, tz_offset: offsetSeconds(person.tz, now) }),
    profile: {
      title: person.title,
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.displayName,
      display_name_normalized: person.displayName,
      status_emoji: person.status.emoji,
      status_text: person.status.text,
      status_expiration: person.status.expiration,
      team: person.teamId,
    },
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: person.isRestricted || person.isUltraRestricted,
    is_ultra_restricted: person.isUltraRestricted,
    is_bot: person.isBot,
    ...(person.isStranger ? { is_stranger: true } : {}),
    is_app_user: false,
    updated: person.updated,
    ...(withLocale ? { locale: person.locale } : {}),
  };
}

function offsetSeconds(zone: string, now: Date): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])?(\d+)?:?(\d+)?/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** Slack's conversation object as the bot sees it. */
export function conversationObject(world: World, channel: ChannelRecord): JsonObject {
  const botId = world.state.bot.userId;
  const isIm = channel.kind === 'im';
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: isIm,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_org_shared: false,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    context_team_id: world.state.team.id,
  };
  if (isIm) {
    const user = [...channel.members].find((id) => id !== botId) ?? botId;
    return { ...shared, user, is_user_deleted: world.state.people.get(user)?.isDeleted ?? false };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_general: channel.name === 'general',
    is_member: channel.members.has(botId),
    is_pending_ext_shared: false,
    is_read_only: channel.isReadOnly,
    num_members: channel.members.size,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** Slack's message object. @param withMetadata Slack leaves metadata out unless it is asked for. */
export function messageObject(world: World, message: MessageRecord, withMetadata = false): JsonObject {
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: world.state.team.id,
    ...(message.botId ? { bot_id: message.botId, app_id: world.state.bot.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedTs ? { edited: { user: message.userId, ts: message.editedTs } } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
    ...(message.ephemeralFor ? { is_ephemeral: true } : {}),
    ...(message.reactions.size > 0 ? { reactions: reactionsOf(message) } : {}),
  };
}

function reactionsOf({ reactions }: MessageRecord): JsonObject[] {
  return [...reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }));
}

/** Slack's view object as payloads and views.* answers carry it. */
export function viewObject(world: World, view: ViewRecord): JsonObject {
  const { team, bot } = world.state;
  const { content } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.privateMetadata,
    callback_id: content.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clearOnClose,
    notify_on_close: content.notifyOnClose,
    close: content.close,
    submit: content.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: bot.appId,
    external_id: content.externalId,
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  };
}

/** What Slack calls a channel towards apps in commands and interactions. */
export function channelNameForApps(channel: ChannelRecord): string {
  const names = { public: channel.name, private: 'privategroup', im: 'directmessage', mpim: `mpdm-${channel.id}` };
  return names[channel.kind];
}

export const teamObject = ({ id, domain, enterprise }: Team): JsonObject => ({
  id,
  domain,
  ...(enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}),
});

export const permalink = (team: Team, channelId: string, ts: string): string =>
  `https://${team.domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
