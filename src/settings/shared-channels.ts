import type { ChannelInfo, Channels } from '../slack/channels.ts';

/**
 * The same channels, where one that is shared with other organisations counts as ours as long as an admin allows such
 * channels to hear what customers said: then nothing that asks "is it shared?" refuses it any more.
 * @param allows asked each time, because an admin may change it at any moment
 */
export function heedingAllowance(channels: Channels, allows: () => Promise<boolean>): Channels {
  const heed = async <Info extends ChannelInfo | null>(info: Info): Promise<Info> =>
    info?.isShared && (await allows()) ? { ...info, isShared: false } : info;
  return {
    ...channels,
    info: async (channelId) => heed(await channels.info(channelId)),
    join: async (channelId) => heed(await channels.join(channelId)),
  };
}
