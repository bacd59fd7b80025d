/** What one of the loop's channels was when it was last looked at. */
export interface LoopChannelSeen {
  readonly isPrivate: boolean;
  readonly hasGuests: boolean;
  /** The local date (YYYY-MM-DD, UTC) on which its people were looked through. */
  readonly guestsOn: string;
}

/** What admins are told of such a channel while the posts go on. */
export const LOOP_CHANNEL_NEWS = ['made_private', 'made_public', 'guests_joined'] as const;
export type LoopChannelNews = (typeof LOOP_CHANNEL_NEWS)[number];

/** What has changed. Of a channel that was never looked at only guests are news. */
export function loopChannelNews(
  seen: LoopChannelSeen | null,
  { isPrivate, hasGuests }: Pick<LoopChannelSeen, 'isPrivate' | 'hasGuests'>,
): LoopChannelNews[] {
  const changed: readonly (readonly [LoopChannelNews, boolean])[] = [
    ['made_private', seen?.isPrivate === false && isPrivate],
    ['made_public', seen?.isPrivate === true && !isPrivate],
    ['guests_joined', hasGuests && !(seen?.hasGuests ?? false)],
  ];
  return changed.flatMap(([news, isSo]) => (isSo ? [news] : []));
}
