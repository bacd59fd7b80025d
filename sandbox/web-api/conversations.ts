import { z } from 'zod';
import { emitMembership } from '../events.ts';
import { conversationObject } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelKind, ChannelRecord } from '../state.ts';
import type { World } from '../world.ts';
import { knownPerson, scopeFor, visibleChannel } from './channels.ts';
import { defineMethod, flag, page, paging, requireScope } from './method.ts';

const KINDS: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const kinds = z
  .string()
  .default('public_channel')
  .transform((types) => types.split(',').map((type) => KINDS[type.trim()]));

function readKinds(world: World, asked: readonly (ChannelKind | undefined)[]): ReadonlySet<ChannelKind> {
  const known = asked.map((kind) => {
    if (kind === undefined) throw new SlackError('invalid_types');
    requireScope(world, scopeFor(kind, 'read'));
    return kind;
  });
  return new Set(known);
}

const listArguments = z.object({ types: kinds, exclude_archived: flag.default(false), ...paging(100, 1000) });

function pageOfChannels(
  world: World,
  args: z.output<typeof listArguments>,
  belongs: (channel: ChannelRecord) => boolean,
): Readonly<Record<string, unknown>> {
  const asked = readKinds(world, args.types);
  const all = [...world.state.channels.values()].filter(
    (channel) => asked.has(channel.kind) && !(args.exclude_archived && channel.isArchived) && belongs(channel),
  );
  const { items, next } = page(all, args);
  return {
    channels: items.map((channel) => conversationObject(world, channel)),
    response_metadata: { next_cursor: next },
  };
}

const info = defineMethod({
  name: 'conversations.info',
  args: z.object({ channel: z.string() }),
  run(world, args) {
    const channel = visibleChannel(world, args.channel);
    requireScope(world, scopeFor(channel.kind, 'read'));
    return { channel: conversationObject(world, channel) };
  },
});

const list = defineMethod({
  name: 'conversations.list',
  args: listArguments,
  run: (world, args) =>
    pageOfChannels(world, args, ({ kind, members }) => kind === 'public' || members.has(world.state.bot.userId)),
});

const usersConversations = defineMethod({
  name: 'users.conversations',
  args: listArguments.extend({ user: z.string().optional() }),
  run(world, args) {
    const { userId } = world.state.bot;
    const whose = args.user === undefined ? userId : knownPerson(world, args.user).id;
    // Of another person the bot sees only what it could see itself.
    return pageOfChannels(
      world,
      args,
      ({ kind, members }) => members.has(whose) && (kind === 'public' || members.has(userId)),
    );
  },
});

const members = defineMethod({
  name: 'conversations.members',
  args: z.object({ channel: z.string(), ...paging(100, 1000) }),
  run(world, args) {
    const channel = visibleChannel(world, args.channel);
    requireScope(world, scopeFor(channel.kind, 'read'));
    const { items, next } = page([...channel.members], args);
    return { members: items, response_metadata: { next_cursor: next } };
  },
});

const join = defineMethod({
  name: 'conversations.join',
  scopes: ['channels:join'],
  args: z.object({ channel: z.string() }),
  run(world, args) {
    const channel = visibleChannel(world, args.channel);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackError('is_archived');
    const { userId } = world.state.bot;
    if (channel.members.has(userId))
      return { warning: 'already_in_channel', channel: conversationObject(world, channel) };
    channel.members.add(userId);
    void emitMembership(world, channel, userId, 'joined');
    return { channel: conversationObject(world, channel) };
  },
});

const open = defineMethod({
  name: 'conversations.open',
  args: z.object({
    users: z.string().optional(),
    channel: z.string().optional(),
    return_im: flag.default(false),
    prevent_creation: flag.default(false),
  }),
  run(world, args) {
    const channel =
      args.channel === undefined
        ? openWith(world, args.users ?? '', args.prevent_creation)
        : visibleChannel(world, args.channel);
    return { channel: args.return_im ? conversationObject(world, channel) : { id: channel.id } };
  },
});

function openWith(world: World, users: string, preventCreation: boolean): ChannelRecord {
  const ids = users
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  requireScope(world, ids.length > 1 ? 'mpim:write' : 'im:write');
  if (ids.length === 0) throw new SlackError('users_list_not_supplied');
  if (ids.length > 8) throw new SlackError('too_many_users');
  for (const id of ids) {
    const person = knownPerson(world, id);
    if (person.isBot) throw new SlackError('cannot_dm_bot');
    if (person.isDeleted) throw new SlackError('user_disabled');
  }
  const everybody = [world.state.bot.userId, ...ids];
  const known = world.state.existingDirectMessage(everybody);
  if (!known && preventCreation) throw new SlackError('channel_not_found');
  return known ?? world.state.directMessage(everybody, world.clock.now());
}

export const conversationMethods = [info, list, usersConversations, members, join, open];
