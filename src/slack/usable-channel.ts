import type { ChannelInfo } from './channel-info.ts';

/** Why nothing that customers said can be posted in a channel, and what to do; null when it can. */
export function whyUnusable(channel: ChannelInfo | null, botName: string): string | null {
  if (channel === null) {
    return `I can’t see one of these channels: I am not in it. Type /invite @${botName} there, and save again.`;
  }
  if (channel.isArchived) return `#${channel.name} is archived. Choose another channel.`;
  if (channel.isShared) {
    return `#${channel.name} is shared with another organisation, which would read what was said. Choose another channel.`;
  }
  return channel.isMember ? null : `I am not in #${channel.name}. Type /invite @${botName} there, and save again.`;
}
