import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { SlackUser } from './slack-user.ts';

/** Everybody of the workspace, as far as "is this a guest?" goes. Slack ids. */
export interface Roll {
  readonly all: ReadonlySet<string>;
  /** Those who were not deactivated. */
  readonly guests: ReadonlySet<string>;
}

const PAGE = 1_000;
/** Slack answers so many of these calls a minute. */
const MOST_PAGES = 20;

/** Asks Slack for everybody at once, up to 20,000: a call for a thousand people, where `users.info` takes one for each. */
export async function fetchRoll(client: WebClient, logger: Logger): Promise<Roll> {
  const all = new Set<string>();
  const guests = new Set<string>();
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const member of answer.members ?? []) {
      const { id, deleted, is_restricted, is_ultra_restricted } = SlackUser.parse(member);
      all.add(id);
      if (!deleted && (is_restricted || is_ultra_restricted)) guests.add(id);
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return { all, guests };
  }
  logger.warn({ read: all.size }, 'the workspace has more people than I read');
  return { all, guests };
}
