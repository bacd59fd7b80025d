import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { UserFacingError } from '../errors.ts';
import { sentenceFor } from './channel-errors.ts';
import { CHANNEL_CHANGES } from './channel-events.ts';
import type { WorkspaceIdentity } from './identity.ts';
import type { HasRoutes } from './routes.ts';
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

export interface Channels {
  /** Null when the bot cannot see it. At most a minute old. */
  info(channelId: string): Promise<ChannelInfo | null>;
  /** Slack ids of the people in it; empty when the bot cannot see it. Of very large channels the first 20,000: whoever is beyond counts as outside. */
  memberIds(channelId: string): Promise<ReadonlySet<string>>;
  /** Whether somebody in it matches, asking about one at a time. For "does a guest read along?". */
  someMember(channelId: string, matches: (slackUserId: string) => Promise<boolean>): Promise<boolean>;
  /** The id of the bot's own DM with a person; opened when there is none yet. */
  directMessageWith(slackUserId: string): Promise<string>;
  /** Joins a public channel. @throws UserFacingError that says why it cannot. */
  join(channelId: string): Promise<ChannelInfo>;
  /** What was cached is asked again. */
  forget(channelId: string): void;
  /** Forgets channels whose events arrive. */
  on(slack: HasRoutes): void;
}

const CACHE_TTL = 60_000;
const PAGE = 1_000;
const MOST_PAGES = 20;

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

const Opened = z.object({ id: z.string() });

const Conversation = z
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

export function channels(options: {
  client: WebClient;
  clock: Clock;
  identity: Pick<WorkspaceIdentity, 'botName'>;
  logger: Logger;
}): Channels {
  const { client, clock, identity, logger } = options;
  // The cache takes an instant of 0 for none.
  const cached = <Value extends object>() =>
    new LRUCache<string, Value>({
      max: 1_000,
      ttl: CACHE_TTL,
      ttlResolution: 0,
      perf: { now: () => clock.monotonic() + 1 },
    });
  const infos = cached<{ info: Promise<ChannelInfo | null> }>();
  const memberships = cached<{ ids: Promise<ReadonlySet<string>> }>();
  const directMessages = new LRUCache<string, { id: Promise<string> }>({ max: 1_000 });

  const forget = (channelId: string) => {
    infos.delete(channelId);
    memberships.delete(channelId);
  };

  const fetchInfo = async (channelId: string): Promise<ChannelInfo | null> => {
    const answer = await orNothing(client.conversations.info({ channel: channelId }));
    return answer && Conversation.parse(answer.channel);
  };

  const fetchMembers = async (channelId: string): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await orNothing(
        client.conversations.members({ channel: channelId, limit: PAGE, ...(cursor ? { cursor } : {}) }),
      );
      for (const id of answer?.members ?? []) ids.add(id);
      cursor = answer?.response_metadata?.next_cursor ?? '';
      if (cursor === '') return ids;
    }
    logger.warn({ channelId, read: ids.size }, 'a channel has more people than I read');
    return ids;
  };

  const memberIds = (channelId: string) => {
    const known = memberships.get(channelId);
    if (known) return known.ids;
    const ids = fetchMembers(channelId);
    memberships.set(channelId, { ids });
    ids.catch(() => forget(channelId));
    return ids;
  };

  return {
    info(channelId) {
      const known = infos.get(channelId);
      if (known) return known.info;
      const info = fetchInfo(channelId);
      infos.set(channelId, { info });
      info.catch(() => forget(channelId));
      return info;
    },
    memberIds,
    async someMember(channelId, matches) {
      for (const id of await memberIds(channelId)) if (await matches(id)) return true;
      return false;
    },
    directMessageWith(slackUserId) {
      const known = directMessages.get(slackUserId);
      if (known) return known.id;
      const id = client.conversations.open({ users: slackUserId }).then(({ channel }) => Opened.parse(channel).id);
      directMessages.set(slackUserId, { id });
      id.catch(() => directMessages.delete(slackUserId));
      return id;
    },
    async join(channelId) {
      forget(channelId);
      try {
        const { channel } = await client.conversations.join({ channel: channelId });
        return Conversation.parse(channel);
      } catch (error) {
        const code = refusalCode(error);
        if (code === null) throw error;
        throw new UserFacingError(`join_${code}`, whyNotJoined(code, identity.botName));
      }
    },
    forget,
    on(slack) {
      for (const event of CHANNEL_CHANGES) event.on(slack, async (channelId) => forget(channelId));
    },
  };
}

function whyNotJoined(code: string, botName: string): string {
  if (code === 'method_not_supported_for_channel_type') {
    return `I can’t join a private channel by myself. Type /invite @${botName} there.`;
  }
  return sentenceFor(code, '', botName) ?? `I could not join this channel. Type /invite @${botName} there.`;
}

/** Null where Slack says that the bot cannot see it. */
async function orNothing<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (INVISIBLE.has(refusalCode(error) ?? '')) return null;
    throw error;
  }
}
