import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { refusalCode } from './slack-errors.ts';

export interface ChannelInfo {
  readonly id: string;
  /** Without "#"; "" for DMs. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'group_dm' | 'dm';
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** With another organisation (Slack Connect), or about to be. */
  readonly isShared: boolean;
  /** Whether the bot is in it. */
  readonly isMember: boolean;
}

const INVISIBLE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'missing_scope',
  'not_in_channel',
  'method_not_supported_for_channel_type',
  'team_access_not_granted',
  'fetch_members_failed',
]);

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** Slack's conversation object; any flag may be missing. */
export const Conversation = z
  .object({
    id: z.string(),
    name: z.string().nullish(),
    is_im: flag,
    is_mpim: flag,
    is_private: flag,
    is_archived: flag,
    is_ext_shared: flag,
    is_pending_ext_shared: flag,
    is_member: flag,
  })
  .transform((channel): ChannelInfo => {
    const kind = channel.is_im ? 'dm' : channel.is_mpim ? 'group_dm' : channel.is_private ? 'private' : 'public';
    return {
      id: channel.id,
      name: channel.name ?? '',
      kind,
      isPrivate: kind !== 'public',
      isArchived: channel.is_archived,
      isShared: channel.is_ext_shared || channel.is_pending_ext_shared,
      isMember: channel.is_member || channel.is_im,
    };
  });

/** Asks Slack for a channel's facts; null when the bot cannot see it. */
export async function fetchInfo(client: WebClient, channelId: string): Promise<ChannelInfo | null> {
  const answer = await orNothing(client.conversations.info({ channel: channelId }));
  return answer && Conversation.parse(answer.channel);
}

/** Null where Slack says that the bot cannot see it. */
export async function orNothing<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (INVISIBLE.has(refusalCode(error) ?? '')) return null;
    throw error;
  }
}
