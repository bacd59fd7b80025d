import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { channelTrouble, guestsIn } from '../openers/index.ts';
import { loopChannelNews } from './channel-seen.ts';
import { loopChannelsSeen } from './channel-seen-store.ts';
import { tellAdmins } from './channel-trouble.ts';
import type { Purpose } from './purpose.ts';

/**
 * Compares one of the loop's channels with what was last seen of it, keeps what it is now, and has admins told, once, what
 * changed or why nothing can be posted there. Slack tells nobody that a channel was made private, and of guests only while
 * the bot runs: so it looks before it posts, too; through the people once a day. @param guest whether one has just come in
 */
export async function noticeLoopChannel(deps: RitualDeps, channelId: string, guest: boolean, now: Date): Promise<void> {
  const { db, workspace, channels, wake } = deps;
  const chosen = (await settings(db.prisma, workspace.id).read()).feedback;
  const purpose = purposeOf(chosen, channelId);
  if (purpose === null) return;
  const channel = await channels.info(channelId);
  const isShared = channel?.isShared === true && !chosen.allowsSharedChannels;
  const trouble = channelTrouble(channel && { ...channel, isShared });
  if (channel === null || trouble !== null) {
    if (trouble !== null)
      await db.transaction((tx) => tellAdmins(tx, workspace.id, { channelId, purpose, code: trouble }, now));
    return wake();
  }
  const before = await loopChannelsSeen(db.prisma, workspace.id).of(channelId);
  const guestsOn = now.toISOString().slice(0, 10);
  const hasGuests =
    guest || (before?.guestsOn === guestsOn ? before.hasGuests : await guestsNow(deps, channelId, before));
  const seen = { isPrivate: channel.isPrivate, hasGuests, guestsOn };
  const news = loopChannelNews(before, seen);
  if (news.length === 0 && before?.guestsOn === guestsOn) return;
  await db.transaction(async (tx) => {
    const ofUse = [chosen.triageChannelId, chosen.shareChannelId];
    await loopChannelsSeen(tx, workspace.id).keep(channelId, seen, ofUse, now);
    for (const code of news) await tellAdmins(tx, workspace.id, { channelId, purpose, code }, now);
  });
  if (news.length > 0) wake();
}

/** As it was, where that cannot be told. */
async function guestsNow(
  deps: RitualDeps,
  channelId: string,
  before: { readonly hasGuests: boolean } | null,
): Promise<boolean> {
  return (await guestsIn(deps, channelId)) ?? before?.hasGuests ?? false;
}

function purposeOf(
  { triageChannelId, shareChannelId }: { readonly triageChannelId: string; readonly shareChannelId: string },
  channelId: string,
): Purpose | null {
  if (channelId === triageChannelId) return 'triage';
  return channelId === shareChannelId ? 'share' : null;
}
