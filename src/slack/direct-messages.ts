import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

export interface DirectMessages {
  /** The id of the bot's own DM with a person; it never changes. */
  with(slackUserId: string): Promise<string>;
}

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** Finds the bot's DMs. Slack opens one silently: the person sees nothing until something is written there. */
export function directMessages(client: WebClient): DirectMessages {
  const known = new LRUCache<string, string>({ max: 10_000 });
  return {
    async with(slackUserId) {
      const cached = known.get(slackUserId);
      if (cached) return cached;
      const { channel } = Opened.parse(await client.conversations.open({ users: slackUserId }));
      known.set(slackUserId, channel.id);
      return channel.id;
    },
  };
}
