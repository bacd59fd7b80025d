import { z } from 'zod';
import { messageObject } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import { type ChannelRecord, type MessageRecord, tsToMillis } from '../state.ts';
import type { World } from '../world.ts';
import { scopeFor, visibleChannel } from './channels.ts';
import { defineMethod, flag, page, paging, requireScope } from './method.ts';

const historyArguments = z.object({
  channel: z.string(),
  oldest: z.string().default('0'),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
  ...paging(100, 999),
});

type HistoryArguments = z.output<typeof historyArguments>;

function readableChannel(world: World, id: string): ChannelRecord {
  const channel = visibleChannel(world, id);
  requireScope(world, scopeFor(channel.kind, 'history'));
  if (!channel.members.has(world.state.bot.userId)) throw new SlackError('not_in_channel');
  return channel;
}

function isWithin(ts: string, { oldest, latest, inclusive }: HistoryArguments): boolean {
  const at = tsToMillis(ts);
  const [from, to] = [tsToMillis(oldest), latest === undefined ? Number.POSITIVE_INFINITY : tsToMillis(latest)];
  return inclusive ? at >= from && at <= to : at > from && at < to;
}

const isPublic = ({ ephemeralFor, isDeleted }: MessageRecord): boolean => ephemeralFor === null && !isDeleted;

function answer(
  world: World,
  messages: readonly MessageRecord[],
  args: HistoryArguments,
): Readonly<Record<string, unknown>> {
  const { items, next } = page(messages, args);
  return {
    messages: items.map((message) => messageObject(world, message, args.include_all_metadata)),
    has_more: next !== '',
    pin_count: 0,
    response_metadata: { next_cursor: next },
  };
}

const history = defineMethod({
  name: 'conversations.history',
  args: historyArguments,
  run(world, args) {
    const channel = readableChannel(world, args.channel);
    const newestFirst = channel.messages
      .filter((message) => isPublic(message) && message.threadTs === null && isWithin(message.ts, args))
      .reverse();
    return answer(world, newestFirst, args);
  },
});

const replies = defineMethod({
  name: 'conversations.replies',
  args: historyArguments.extend({ ts: z.string() }),
  run(world, args) {
    const channel = readableChannel(world, args.channel);
    const root = channel.byTs.get(args.ts);
    if (!root || !isPublic(root)) throw new SlackError('thread_not_found');
    const thread = channel.messages.filter((message) => message.threadTs === root.ts && isPublic(message));
    return answer(world, [root, ...thread.filter(({ ts }) => isWithin(ts, args))], args);
  },
});

export const historyMethods = [history, replies];
