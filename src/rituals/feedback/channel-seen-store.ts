import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { LoopChannelSeen } from './channel-seen.ts';

/** Kept beside the settings, which nobody chose. */
const PAGE = 'feedback_channels_seen';

const Seen = z.object({ isPrivate: z.boolean(), hasGuests: z.boolean(), guestsOn: z.string() });
const All = z.record(z.string(), Seen);

/** What the loop last saw of its channels, in one workspace. */
export function loopChannelsSeen(tx: Tx, workspaceId: string) {
  const read = async (): Promise<Readonly<Record<string, LoopChannelSeen>>> => {
    const row = await tx.setting.findFirst({ where: { workspaceId, page: PAGE }, select: { value: true } });
    return row === null ? {} : All.parse(JSON.parse(row.value));
  };
  return {
    /** Null before the first time. */
    async of(channelId: string): Promise<LoopChannelSeen | null> {
      return (await read())[channelId] ?? null;
    },

    /** @param channelIds those that are still of use; what was seen of others is forgotten */
    async keep(channelId: string, seen: LoopChannelSeen, channelIds: readonly string[], now: Date): Promise<void> {
      const all = { ...(await read()), [channelId]: seen };
      const value = JSON.stringify(Object.fromEntries(Object.entries(all).filter(([id]) => channelIds.includes(id))));
      await tx.setting.upsert({
        where: { workspaceId_page: { workspaceId, page: PAGE } },
        create: { workspaceId, page: PAGE, value, updatedAt: now },
        update: { value, updatedAt: now },
      });
    },
  };
}
