import { useEffect, useState } from 'react';
import type { Snapshot } from '../protocol.ts';

type SeenUntil = Readonly<Record<string, string>>;

function newestIn(snapshot: Snapshot, channelId: string): string | undefined {
  return snapshot.messages.findLast((message) => message.channelId === channelId)?.ts;
}

/**
 * Counts per channel what the acting person has not seen: everything after the page was opened that came while another place, or person, was shown.
 * @param openChannelId the channel in view; null for none.
 */
export function useUnread(snapshot: Snapshot, openChannelId: string | null): (channelId: string) => number {
  const [openedAt] = useState(() => Math.max(0, ...snapshot.messages.map(({ ts }) => Number(ts))));
  const [seen, setSeen] = useState<SeenUntil>({});
  const keyOf = (channelId: string): string => `${snapshot.me.id} ${channelId}`;
  const openKey = openChannelId && keyOf(openChannelId);
  const newest = openChannelId && newestIn(snapshot, openChannelId);

  useEffect(() => {
    if (openKey && newest) setSeen((before) => ({ ...before, [openKey]: newest }));
  }, [openKey, newest]);

  return (channelId) => {
    if (channelId === openChannelId) return 0;
    const until = Number(seen[keyOf(channelId)] ?? openedAt);
    const { id } = snapshot.me;
    return snapshot.messages.filter(
      (message) => message.channelId === channelId && message.author.id !== id && Number(message.ts) > until,
    ).length;
  };
}
