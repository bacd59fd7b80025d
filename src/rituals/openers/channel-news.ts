/** What a channel was when an opener last looked at it. */
export interface ChannelSeen {
  readonly name: string;
  readonly isPrivate: boolean;
  readonly hasGuests: boolean;
}

/**
 * What a host is told about the channel, and the opener goes on. That it was archived or is shared with another
 * organisation is told where the opener does not come for it.
 */
export const CHANNEL_NEWS = ['renamed', 'made_private', 'made_public', 'guests_joined'] as const;
export type ChannelNews = (typeof CHANNEL_NEWS)[number];

/** What has changed. Of a channel that was never looked at only guests are news. */
export function channelNews(seen: ChannelSeen | null, now: ChannelSeen): ChannelNews[] {
  const changed: readonly (readonly [ChannelNews, boolean])[] = [
    ['renamed', seen !== null && seen.name !== now.name],
    ['made_private', seen !== null && !seen.isPrivate && now.isPrivate],
    ['made_public', seen?.isPrivate === true && !now.isPrivate],
    ['guests_joined', now.hasGuests && !(seen?.hasGuests ?? false)],
  ];
  return changed.flatMap(([news, isSo]) => (isSo ? [news] : []));
}
