import { UserFacingError } from '../../errors.ts';
import { whyUnusable } from '../../slack/usable-channel.ts';
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
