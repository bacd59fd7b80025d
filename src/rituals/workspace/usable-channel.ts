import { UserFacingError } from '../../errors.ts';
import type { ChannelInfo } from '../../slack/channels.ts';
import type { RitualDeps } from '../deps.ts';

/**
 * Checks that the bot may post what customers said in each of these channels. @param allowsShared whether those may hear it
 * that are shared with other organisations. @throws UserFacingError that says what to do
 */
export async function assertUsableChannels(
  { channels, workspace }: RitualDeps,
  channelIds: readonly string[],
  allowsShared: boolean,
) {
  for (const channelId of channelIds.filter((id) => id !== '')) {
    channels.forget(channelId);
    const info = await channels.info(channelId);
    const why = whyUnusable(info && { ...info, isShared: info.isShared && !allowsShared }, workspace.botName);
    if (why !== null) throw new UserFacingError('unusable_channel', why);
  }
}

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
