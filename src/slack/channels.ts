import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { CHANNEL_CHANGES } from './channel-events.ts';
import { type ChannelInfo, fetchInfo } from './channel-info.ts';
import { joinChannel } from './channel-join.ts';
import { fetchPeople } from './channel-people.ts';
import type { WorkspaceIdentity } from './identity.ts';
import type { HasRoutes } from './routes.ts';
import { shortMemory } from './short-memory.ts';

export type { ChannelInfo } from './channel-info.ts';

export interface Channels {
  /** Null when the bot cannot see it. At most a minute old. */
  info(channelId: string): Promise<ChannelInfo | null>;
  /** Slack ids of the people in it; empty when the bot cannot see it. Of very large channels the first 20,000: whoever is beyond counts as outside. */
  memberIds(channelId: string): Promise<ReadonlySet<string>>;
  /** The id of the bot's own DM with a person; opened when there is none yet. */
  directMessageWith(slackUserId: string): Promise<string>;
  /** Joins a public channel. @throws UserFacingError that says why it cannot. */
  join(channelId: string): Promise<ChannelInfo>;
  /** What was cached is asked again. */
  forget(channelId: string): void;
  /** Forgets channels whose events arrive. */
  on(slack: HasRoutes): void;
}

const MOST_CHANNELS = 1_000;
/** Ids of people, over all channels: some twenty megabytes. */
const MOST_PEOPLE = 200_000;

const Opened = z.object({ id: z.string() });

/** What is known of channels, asked of Slack through `client` and kept for a minute of `clock`'s monotonic time. */
export function channels(options: {
  client: WebClient;
  clock: Clock;
  identity: Pick<WorkspaceIdentity, 'botName'>;
  logger: Logger;
}): Channels {
  const { client, clock, identity, logger } = options;
  const infos = shortMemory<ChannelInfo | null>(clock, { room: MOST_CHANNELS, sizeOf: () => 1 });
  const memberships = shortMemory<ReadonlySet<string>>(clock, { room: MOST_PEOPLE, sizeOf: (ids) => ids.size });
  const directMessages = new LRUCache<string, { id: Promise<string> }>({ max: 1_000 });

  const memberIds = (channelId: string) => memberships.get(channelId, () => fetchPeople(client, channelId, logger));
  const forget = (channelId: string) => {
    infos.forget(channelId);
    memberships.forget(channelId);
  };

  return {
    info: (channelId) => infos.get(channelId, () => fetchInfo(client, channelId)),
    memberIds,
    directMessageWith(slackUserId) {
      const known = directMessages.get(slackUserId);
      if (known) return known.id;
      const id = client.conversations.open({ users: slackUserId }).then(({ channel }) => Opened.parse(channel).id);
      directMessages.set(slackUserId, { id });
      id.catch(() => directMessages.delete(slackUserId));
      return id;
    },
    join(channelId) {
      forget(channelId);
      return joinChannel(client, channelId, identity.botName);
    },
    forget,
    on(slack) {
      for (const event of CHANNEL_CHANGES) event.on(slack, async (channelId) => forget(channelId));
    },
  };
}
