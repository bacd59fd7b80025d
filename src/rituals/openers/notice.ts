import type { ChannelTrouble } from './opener.ts';

/** Why a host hears that an opener did not come. */
export const NOTICE_CAUSES = ['empty', 'missed', 'unknown', 'shared_channel', 'refused'] as const;
export type NoticeCause = (typeof NOTICE_CAUSES)[number];

/** The notice for a silence: one of ours, or what Slack would have answered in this channel. */
export function causeOfSilence(reason: 'empty' | ChannelTrouble): NoticeCause {
  return reason === 'empty' || reason === 'shared_channel' ? reason : 'refused';
}
