import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { ChannelSeen } from './channel-news.ts';
import type { Host } from './opener.ts';

const Seen = z.object({ name: z.string(), isPrivate: z.boolean(), hasGuests: z.boolean() });

/** As it is kept with an opener. */
export function seenAsText({ name, isPrivate, hasGuests }: ChannelSeen): string {
  return JSON.stringify({ name, isPrivate, hasGuests });
}

/** An opener, as far as its channel is looked at. */
interface Looking {
  readonly id: string;
  readonly name: string;
  readonly host: Host;
  readonly kept: string;
  /** Null before the first time. */
  readonly seen: ChannelSeen | null;
}

const HOST = { id: true, name: true, slackUserId: true, zone: true, isDeactivated: true } as const;

/** What the openers of one workspace last saw of their channels. */
export function channelsSeen(tx: Tx, workspaceId: string) {
  return {
    /** The openers that stand in a channel, by name. */
    async openersIn(channelId: string): Promise<Looking[]> {
      const rows = await tx.opener.findMany({
        where: { workspaceId, channelId, removedAt: null },
        select: { id: true, name: true, channelSeen: true, host: { select: HOST } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ channelSeen: kept, ...row }) => ({
        ...row,
        kept,
        seen: kept === '' ? null : Seen.parse(JSON.parse(kept)),
      }));
    },

    /** Compare-and-set: false when somebody else has looked meanwhile. */
    async keep(opener: Pick<Looking, 'id' | 'kept'>, seen: ChannelSeen): Promise<boolean> {
      const { count } = await tx.opener.updateMany({
        where: { workspaceId, id: opener.id, channelSeen: opener.kept },
        data: { channelSeen: seenAsText(seen), channelName: seen.name },
      });
      return count === 1;
    },
  };
}
