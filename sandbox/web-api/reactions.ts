import { z } from 'zod';
import { addReaction } from '../reactions.ts';
import { SlackError } from '../slack-error.ts';
import { visibleChannel } from './channels.ts';
import { defineMethod } from './method.ts';

const add = defineMethod({
  name: 'reactions.add',
  scopes: ['reactions:write'],
  args: z.object({ channel: z.string(), timestamp: z.string(), name: z.string() }),
  run(world, { channel: id, timestamp, name }) {
    const channel = visibleChannel(world, id);
    if (!channel.members.has(world.state.bot.userId)) throw new SlackError('not_in_channel');
    if (channel.isArchived) throw new SlackError('is_archived');
    if (!/^[a-z0-9_+'-]+$/.test(name)) throw new SlackError('invalid_name');
    const message = channel.byTs.get(timestamp);
    if (!message || message.isDeleted || message.ephemeralFor) throw new SlackError('message_not_found');
    if (!addReaction(message, name, world.state.bot.userId)) throw new SlackError('already_reacted');
    return {};
  },
});

export const reactionMethods = [add];
