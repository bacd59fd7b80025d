import { z } from 'zod';
import { defineEvent } from './events.ts';

/** Events name the channel by id, or as an object that has one. */
const changed = z
  .object({ channel: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]) })
  .transform(({ channel }) => channel);

const joined = z
  .object({ channel: z.string(), user: z.string() })
  .transform(({ channel, user }) => ({ channelId: channel, userId: user }));

/** Somebody, perhaps the bot itself, came into a channel that the bot is in. */
export const MEMBER_JOINED = defineEvent('member_joined_channel', joined);

/** After these, what was known of the channel may be wrong. The payload is its id. */
export const CHANNEL_CHANGES = [
  defineEvent('channel_archive', changed),
  defineEvent('channel_unarchive', changed),
  defineEvent('channel_rename', changed),
  defineEvent('group_archive', changed),
  defineEvent('group_unarchive', changed),
  defineEvent('group_rename', changed),
  defineEvent('member_joined_channel', changed),
  defineEvent('member_left_channel', changed),
];
