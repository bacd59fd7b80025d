import type { Slack } from '../../slack/bolt.ts';
import { CHANNEL_CHANGES, MEMBER_JOINED } from '../../slack/channel-events.ts';
import type { RitualDeps } from '../deps.ts';
import { noticeLoopChannel } from './notice-loop-channel.ts';

/** What happens to the loop's channels, as far as Slack tells: archived, without the bot, read by guests. The rest is noticed before a post. */
export function registerChannels(slack: Slack, deps: RitualDeps): void {
  const { channels, people, clock } = deps;
  for (const event of CHANNEL_CHANGES) {
    event.on(slack, async (channelId) => {
      channels.forget(channelId);
      await noticeLoopChannel(deps, channelId, false, clock.now());
    });
  }
  MEMBER_JOINED.on(slack, async ({ channelId, userId }) => {
    if ((await people.get(userId)).isGuest) await noticeLoopChannel(deps, channelId, true, clock.now());
  });
}
