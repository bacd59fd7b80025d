import type { Slack } from '../../slack/bolt.ts';
import { CHANNEL_CHANGES, MEMBER_JOINED } from '../../slack/channel-events.ts';
import type { RitualDeps } from '../deps.ts';
import { pauseNow } from './actions.ts';
import { pausedNow } from './channel-news-views.ts';
import { noticeChannel } from './notice-channel.ts';
import { pauseOpener } from './pause-opener.ts';

/** What happens to channels while openers post in them, as far as Slack tells; the rest is noticed before they post. */
export function registerChannels(slack: Slack, deps: RitualDeps): void {
  const { channels, people, clock, db, workspace } = deps;
  for (const event of CHANNEL_CHANGES) {
    event.on(slack, async (channelId) => {
      channels.forget(channelId);
      await noticeChannel(deps, channelId, null, clock.now());
    });
  }
  MEMBER_JOINED.on(slack, async ({ channelId, userId }) => {
    if ((await people.get(userId)).isGuest) await noticeChannel(deps, channelId, true, clock.now());
  });
  pauseNow.on(slack, async (click) => {
    const actor = await people.get(click.userId);
    const opener = await pauseOpener(db, workspace.id, { openerId: click.value.id, actor }, '', clock.now());
    deps.wake();
    await click.reply.privately(pausedNow(opener));
  });
}
