import type { Tx } from '../database.ts';
import { settings } from '../settings/settings-store.ts';
import type { ChannelInfo } from '../slack/channel-info.ts';
import { whyUnusable } from '../slack/usable-channel.ts';
import type { Finding } from './finding.ts';
import { vitals } from './vitals.ts';

/** Whether the bot can post in every channel that set-up and meetings name. @param look asks Slack about one of them */
export async function checkChannels(
  tx: Tx,
  workspaceId: string,
  { look, botName }: { readonly look: (id: string) => Promise<ChannelInfo | null>; readonly botName: string },
): Promise<Finding[]> {
  const { feedback, ideas, champion } = await settings(tx, workspaceId).read();
  const chosen = [feedback.triageChannelId, feedback.shareChannelId, ideas.channelId, champion.channelId].filter(
    (id) => id !== '',
  );
  const named = new Map(chosen.map((id) => [id, 'a channel of the set-up']));
  for (const { channelId, channelName } of await vitals(tx, workspaceId).openerChannels()) {
    named.set(channelId, `#${channelName}`);
  }
  const wrong: Finding[] = [];
  for (const [channelId, name] of named) {
    const info = await look(channelId);
    const mayBeShared = feedback.allowsSharedChannels && info !== null;
    const why = whyUnusable(mayBeShared ? { ...info, isShared: false } : info, botName);
    if (why !== null) wrong.push({ state: 'wrong', text: `Channels: nothing can be posted in ${name}.`, advice: why });
  }
  if (wrong.length > 0) return wrong;
  return [{ state: 'fine', text: `Channels: I can post in all that I need (${named.size}).` }];
}
