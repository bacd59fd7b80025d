import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { refusalCode } from './slack-errors.ts';
import { readMrkdwn } from './text.ts';

/** One message of a channel that the bot is in. */
export interface ChannelMessage {
  readonly ts: string;
  /** The message it replies to; null outside threads. */
  readonly threadTs: string | null;
  /** As a person would read it, of any length. */
  readonly text: string;
}

/** What asking for a message gave. `unreadable`: the bot may not read there. */
export type MessageLookUp =
  | { readonly kind: 'found'; readonly message: ChannelMessage }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' };

const Messages = z.array(
  z.object({
    ts: z.string(),
    thread_ts: z.string().nullish(),
    text: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
  }),
);

const UNREADABLE: ReadonlySet<string> = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'team_access_not_granted',
]);

/** Asks Slack for exactly this message, and for nothing around it. */
export async function lookUpMessage(client: WebClient, channelId: string, ts: string): Promise<MessageLookUp> {
  const exactly = { channel: channelId, oldest: ts, latest: ts, inclusive: true, limit: 1 };
  try {
    const inChannel = find((await client.conversations.history(exactly)).messages, ts);
    // A reply stands in its thread only.
    const message = inChannel ?? find((await client.conversations.replies({ ...exactly, ts })).messages, ts);
    return message ? { kind: 'found', message } : { kind: 'gone' };
  } catch (error) {
    const code = refusalCode(error) ?? '';
    if (code === 'thread_not_found' || code === 'message_not_found') return { kind: 'gone' };
    if (UNREADABLE.has(code)) return { kind: 'unreadable' };
    throw error;
  }
}

function find(answer: unknown, ts: string): ChannelMessage | null {
  const message = Messages.parse(answer ?? []).find((one) => one.ts === ts);
  if (!message) return null;
  const threadTs = message.thread_ts ?? null;
  return { ts, threadTs: threadTs === ts ? null : threadTs, text: readMrkdwn(message.text) };
}

/** Puts the bot's reaction on a message; nothing to do when it is there. */
export async function react(client: WebClient, channelId: string, ts: string, emoji: string): Promise<void> {
  try {
    await client.reactions.add({ channel: channelId, timestamp: ts, name: emoji });
  } catch (error) {
    if (refusalCode(error) !== 'already_reacted') throw error;
  }
}

const Granted = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) });

/** Which of these scopes the bot was not granted; none where Slack does not tell. */
export async function missingScopes(client: WebClient, needed: readonly string[]): Promise<string[]> {
  const answer = Granted.safeParse(await client.auth.test());
  return answer.success ? needed.filter((scope) => !answer.data.response_metadata.scopes.includes(scope)) : [];
}
