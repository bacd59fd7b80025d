import { EVERYBODY, maySee, type Readership } from '../../access/audience.ts';

/** The channel in which everybody is told, as Slack shows it now. */
export interface ShareChannel {
  readonly channelId: string;
  readonly isShared: boolean;
}

/** Whether everybody may hear of a record in this channel; no channel: a meeting will tell it instead. */
export function mayShareIn(record: Readership, channel: ShareChannel | null): boolean {
  return channel !== null && maySee(record, EVERYBODY, { kind: 'channel', ...channel }) === 'whole';
}

/**
 * How everybody would hear of a record now: in the share channel, by the next meeting that may where there is no such
 * channel, or not at all.
 */
export type Sharing =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'meeting' }
  | { readonly kind: 'confined'; readonly channelId: string }
  | { readonly kind: 'unusable'; readonly channelId: string };
