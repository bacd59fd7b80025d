import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { orNothing } from './channel-info.ts';

const PAGE = 1_000;
const MOST_PAGES = 20;

/** Asks Slack who is in a channel, up to 20,000; nobody when the bot cannot see it. */
export async function fetchPeople(client: WebClient, channelId: string, logger: Logger): Promise<ReadonlySet<string>> {
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
}
