import type { Surface } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Conversation } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { type ChannelTrouble, channelTrouble } from '../openers/index.ts';
import { orElse } from '../or-else.ts';
import { cards } from './card-store.ts';
import { noticeLoopChannel } from './notice-loop-channel.ts';

/** A channel as it is now, for what customers said. */
export interface Looked {
  /** Why nothing may be posted there; null when it may. */
  readonly trouble: ChannelTrouble | null;
  readonly surface: Surface & { readonly kind: 'channel' };
}

/**
 * Asks Slack anew about a channel: what was true a minute ago may leak now. One that is shared with other organisations is
 * taken like any other where an admin allows it.
 */
export async function lookAt({ db, workspace, channels }: RitualDeps, channelId: string): Promise<Looked> {
  channels.forget(channelId);
  const [channel, { feedback }] = [await channels.info(channelId), await settings(db.prisma, workspace.id).read()];
  const isShared = (channel?.isShared ?? true) && !feedback.allowsSharedChannels;
  return {
    trouble: channelTrouble(channel && { ...channel, isShared }),
    surface: { kind: 'channel', channelId, isShared },
  };
}

/** The like for what is about to be posted: what changed with the channel is noticed, and admins are told. */
export async function lookBeforePosting(deps: RitualDeps, channelId: string, now: Date): Promise<Looked> {
  const looked = await lookAt(deps, channelId);
  if (looked.trouble === null) await orElse(noticeLoopChannel(deps, channelId, false, now), undefined, deps.logger);
  return looked;
}

/** The zone in which a channel's post counts days: the workspace's, else that of whoever heard the customer. */
export async function zoneFor({ db, workspace }: RitualDeps, { hearerId }: Conversation): Promise<string> {
  const { time } = await settings(db.prisma, workspace.id).read();
  return time.zone === '' ? cards(db.prisma, workspace.id).zoneOf(hearerId) : time.zone;
}
