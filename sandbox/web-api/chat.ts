import type { MessageMetadata } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from '../checker/limits.ts';
import { lengthOf } from '../checker/text.ts';
import { messageObject, permalink } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelRecord, MessageRecord } from '../state.ts';
import { acceptMessage, type World } from '../world.ts';
import { postableChannel, visibleChannel } from './channels.ts';
import { defineMethod, json } from './method.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flatObject = z.record(z.string(), scalar);
const metadataSchema: z.ZodType<MessageMetadata> = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.union([scalar, flatObject, z.array(flatObject)])),
});

const content = { text: z.string().optional(), blocks: json.optional(), metadata: json.optional() };

type Content = { text?: string | undefined; blocks?: unknown; metadata?: unknown };

function readMetadata(sent: unknown): MessageMetadata | null {
  if (sent === undefined) return null;
  const parsed = metadataSchema.safeParse(sent);
  if (!parsed.success) throw new SlackError('invalid_metadata_format');
  return parsed.data;
}

const hasWords = ({ text, blocks }: Content): boolean =>
  (text ?? '') !== '' || (Array.isArray(blocks) && blocks.length > 0);

function holdToOnePostPerSecond(world: World, channel: ChannelRecord): void {
  const now = world.clock.monotonic();
  const since = now - (channel.lastPostAt ?? Number.NEGATIVE_INFINITY);
  if (world.rules.onePostPerSecond && since < 1000) throw new SlackError('ratelimited', { retry_after: 1 });
  channel.lastPostAt = now;
}

const postMessage = defineMethod({
  name: 'chat.postMessage',
  scopes: ['chat:write'],
  args: z.object({ channel: z.string(), ...content, thread_ts: z.string().optional() }),
  run(world, args) {
    const channel = postableChannel(world, args.channel);
    if (!hasWords(args)) throw new SlackError('no_text');
    const blocks = acceptMessage(world, 'chat.postMessage', { text: args.text, blocks: args.blocks });
    const metadata = readMetadata(args.metadata);
    if (args.thread_ts !== undefined && !channel.byTs.has(args.thread_ts))
      throw new SlackError('cannot_reply_to_message');
    holdToOnePostPerSecond(world, channel);
    const message = world.state.addMessage(
      {
        channelId: channel.id,
        userId: world.state.bot.userId,
        botId: world.state.bot.botId,
        text: (args.text ?? '').slice(0, LIMITS.messageTextHard),
        blocks,
        metadata,
        threadTs: args.thread_ts ?? null,
      },
      world.clock.now(),
    );
    return { channel: channel.id, ts: message.ts, message: messageObject(world, message, true) };
  },
});

const postEphemeral = defineMethod({
  name: 'chat.postEphemeral',
  scopes: ['chat:write'],
  args: z.object({ channel: z.string(), user: z.string(), ...content, thread_ts: z.string().optional() }),
  run(world, args) {
    const channel = postableChannel(world, args.channel);
    if (!channel.members.has(args.user)) throw new SlackError('user_not_in_channel');
    if (!hasWords(args)) throw new SlackError('no_text');
    const blocks = acceptMessage(world, 'chat.postEphemeral', { text: args.text, blocks: args.blocks });
    const message = world.state.addMessage(
      {
        channelId: channel.id,
        userId: world.state.bot.userId,
        botId: world.state.bot.botId,
        text: args.text ?? '',
        blocks,
        ephemeralFor: args.user,
        threadTs: args.thread_ts ?? null,
      },
      world.clock.now(),
    );
    return { message_ts: message.ts };
  },
});

/** A message of the bot's own that everybody in the channel sees. */
function ownMessage(world: World, channelId: string, ts: string, refusal: string): MessageRecord {
  const message = visibleChannel(world, channelId).byTs.get(ts);
  if (!message || message.isDeleted || message.ephemeralFor) throw new SlackError('message_not_found');
  if (message.botId !== world.state.bot.botId) throw new SlackError(refusal);
  return message;
}

const update = defineMethod({
  name: 'chat.update',
  scopes: ['chat:write'],
  args: z.object({ channel: z.string(), ts: z.string(), ...content }),
  run(world, args) {
    const message = ownMessage(world, args.channel, args.ts, 'cant_update_message');
    if (visibleChannel(world, args.channel).isArchived) throw new SlackError('is_archived');
    if (world.rules.editsClosed) throw new SlackError('edit_window_closed');
    if (args.text === undefined && args.blocks === undefined) throw new SlackError('no_text');
    if (lengthOf(args.text ?? '') > LIMITS.messageText) throw new SlackError('msg_too_long');
    const blocks = acceptMessage(world, 'chat.update', { text: args.text ?? message.text, blocks: args.blocks });
    const metadata = readMetadata(args.metadata);
    message.text = args.text ?? message.text;
    // Without the argument Slack keeps the blocks there were; an empty list removes them.
    if (args.blocks !== undefined) message.blocks = blocks;
    if (metadata) message.metadata = metadata;
    message.editedTs = world.state.nextTs(world.clock.now());
    return { channel: args.channel, ts: message.ts, text: message.text, message: messageObject(world, message) };
  },
});

const remove = defineMethod({
  name: 'chat.delete',
  scopes: ['chat:write'],
  args: z.object({ channel: z.string(), ts: z.string() }),
  run(world, args) {
    const message = ownMessage(world, args.channel, args.ts, 'cant_delete_message');
    message.isDeleted = true;
    return { channel: args.channel, ts: message.ts };
  },
});

const getPermalink = defineMethod({
  name: 'chat.getPermalink',
  args: z.object({ channel: z.string(), message_ts: z.string() }),
  run(world, args) {
    const message = visibleChannel(world, args.channel).byTs.get(args.message_ts);
    if (!message || message.isDeleted) throw new SlackError('message_not_found');
    return { channel: args.channel, permalink: permalink(world.state.team, args.channel, message.ts) };
  },
});

export const chatMethods = [postMessage, postEphemeral, update, remove, getPermalink];
