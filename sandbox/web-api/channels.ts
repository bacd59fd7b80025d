import { SlackError } from '../slack-error.ts';
import type { ChannelRecord, PersonRecord } from '../state.ts';
import type { World } from '../world.ts';

/** A channel the bot can see: public ones and those it is in. Throws channel_not_found. */
export function visibleChannel(world: World, id: string): ChannelRecord {
  const channel = world.state.channels.get(id);
  const isVisible = channel && (channel.kind === 'public' || channel.members.has(world.state.bot.userId));
  if (!isVisible) throw new SlackError('channel_not_found');
  return channel;
}

/** A channel the bot may post into; a person's id means her direct message. */
export function postableChannel(world: World, id: string): ChannelRecord {
  const channel = /^[UW]/.test(id) ? directMessageForPost(world, id) : visibleChannel(world, id);
  if (channel.isArchived || isOfDeletedPerson(world, channel)) throw new SlackError('is_archived');
  const isMember = channel.members.has(world.state.bot.userId);
  if (!isMember && !world.scopes.has('chat:write.public')) throw new SlackError('not_in_channel');
  if (channel.isReadOnly) throw new SlackError('restricted_action_read_only_channel');
  return channel;
}

function directMessageForPost(world: World, userId: string): ChannelRecord {
  const person = world.state.people.get(userId);
  if (!person) throw new SlackError('channel_not_found');
  if (person.isBot || person.id === world.state.bot.userId) throw new SlackError('cannot_dm_bot');
  return world.state.directMessage([world.state.bot.userId, userId], world.clock.now());
}

function isOfDeletedPerson({ state }: World, channel: ChannelRecord): boolean {
  return channel.kind === 'im' && [...channel.members].some((id) => state.people.get(id)?.isDeleted ?? false);
}

export function knownPerson(world: World, id: string): PersonRecord {
  const person = world.state.people.get(id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

/** The scope that a family of methods needs for this kind of channel, such as groups:history. */
export function scopeFor(kind: ChannelRecord['kind'], access: 'read' | 'history'): string {
  const families = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' };
  return `${families[kind]}:${access}`;
}
