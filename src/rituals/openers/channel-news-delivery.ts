import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import type { RitualDeps } from '../deps.ts';
import { CHANNEL_NEWS } from './channel-news.ts';
import { channelNewsMessage } from './channel-news-views.ts';
import { channelsSeen } from './channel-seen-store.ts';
import { CHANNEL_NEWS_DELIVERY } from './notice-channel.ts';

const Subject = z.object({ channelId: z.string(), hostId: z.string(), news: z.array(z.enum(CHANNEL_NEWS)) });
type Subject = z.output<typeof Subject>;

/** A host's DM about what has changed with a channel their openers post in. */
export function channelNewsDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: CHANNEL_NEWS_DELIVERY,
    subject: Subject,
    render: (subject) => render(deps, subject),
  });
}

async function render({ db, workspace }: RitualDeps, { channelId, hostId, news }: Subject): Promise<Rendered> {
  const standing = await channelsSeen(db.prisma, workspace.id).openersIn(channelId);
  const hosted = standing.filter(({ host }) => host.id === hostId);
  if (hosted.length === 0) return { kind: 'abandon', reason: 'removed' };
  return { kind: 'message', message: channelNewsMessage(channelId, hosted, news) };
}
