import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import { type ChannelNews, type ChannelSeen, channelNews } from './channel-news.ts';
import { channelsSeen } from './channel-seen-store.ts';
import type { Host } from './opener.ts';

/** The name of news about a channel among what is sent. */
export const CHANNEL_NEWS_DELIVERY = 'opener.channel_news';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Compares a channel with what its openers last saw of it, keeps what it is now, and has their hosts told what changed:
 * each change once, in their working hours, one message for all their openers in it. A channel that the bot cannot see is
 * left as it was. @param guests whether guests are in it; null where nobody has looked or could tell, and it is as it was
 */
export async function noticeChannel(
  { db, workspace, channels, wake }: RitualDeps,
  channelId: string,
  guests: boolean | null,
  now: Date,
): Promise<void> {
  if ((await channelsSeen(db.prisma, workspace.id).openersIn(channelId)).length === 0) return;
  const channel = await channels.info(channelId);
  if (channel === null) return;
  const isTold = await db.transaction(async (tx) => {
    const store = channelsSeen(tx, workspace.id);
    const told = new Map<string, { readonly host: Host; readonly news: Set<ChannelNews> }>();
    for (const opener of await store.openersIn(channelId)) {
      const { name, isPrivate } = channel;
      const seen: ChannelSeen = { name, isPrivate, hasGuests: guests ?? opener.seen?.hasGuests ?? false };
      const news = channelNews(opener.seen, seen);
      if (!(await store.keep(opener, seen)) || news.length === 0) continue;
      const known = told.get(opener.host.id) ?? { host: opener.host, news: new Set() };
      for (const one of news) known.news.add(one);
      told.set(opener.host.id, known);
    }
    for (const { host, news } of told.values()) await tell(tx, workspace.id, { channelId, host, news: [...news] }, now);
    return told.size > 0;
  });
  if (isTold) wake();
}

/** The host, or their stand-in while they are paused. Who has left hears nothing: an admin is asked who hosts instead. */
async function tell(
  tx: Tx,
  workspaceId: string,
  { channelId, host, news }: { readonly channelId: string; readonly host: Host; readonly news: readonly ChannelNews[] },
  now: Date,
): Promise<void> {
  if (host.isDeactivated) return;
  const times = personalTimes(tx, workspaceId);
  const reader = await times.readerFor(host.id, now);
  const at = (await times.of(reader.id)).orNext(now);
  const delivery = {
    kind: CHANNEL_NEWS_DELIVERY,
    targetId: reader.slackUserId,
    subject: { channelId, hostId: host.id, news },
    dedupeKey: [CHANNEL_NEWS_DELIVERY, channelId, host.id, news.join('+'), localDate(now, host.zone)].join(':'),
    dueAt: at,
    expiresAt: new Date(at.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, delivery, now);
}
