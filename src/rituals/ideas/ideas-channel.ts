import type { Surface } from '../../access/audience.ts';
import type { RitualDeps } from '../deps.ts';
import { channelTrouble } from '../openers/index.ts';

/** Asks Slack anew about a channel: what was true a minute ago may leak now. */
export async function lookAt({ channels }: Pick<RitualDeps, 'channels'>, channelId: string) {
  channels.forget(channelId);
  const channel = await channels.info(channelId);
  const surface: Surface = { kind: 'channel', channelId, isShared: channel?.isShared ?? true };
  return { trouble: channelTrouble(channel), surface };
}
