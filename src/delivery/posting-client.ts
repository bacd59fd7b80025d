import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Message, postArguments } from '../slack/message.ts';
import { EVENT_TYPE, metadataOf } from './message-metadata.ts';

/** Where a message stands. */
export interface Place {
  readonly channelId: string;
  readonly ts: string;
}

export type Finding = Place | 'absent' | 'too_many_messages';

/** What the sender needs of Slack. Each call is one request or a few reads; it never repeats a post. */
export interface PostingClient {
  /** @param threadTs the message it answers to; "" for none */
  postMessage(channelId: string, message: Message, deliveryId: string, threadTs: string): Promise<Place>;
  /** The id of the bot's DM with a person; opening it twice does no harm. */
  openDm(userId: string): Promise<string>;
  /** Looks for a delivery's message among those since `oldest`, in the thread that it was to be posted in. */
  find(channelId: string, deliveryId: string, oldest: Date, threadTs: string): Promise<Finding>;
}

const PAGE = 200;
const MOST_PAGES = 10;

const Posted = z.object({ channel: z.string(), ts: z.string() });
const Opened = z.object({ channel: z.object({ id: z.string() }) });
const Ours = z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ id: z.string() }) });
const History = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: z.unknown().optional() })),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

/** @param web the posting client: no retries, a timeout, 429 handed over */
export function postingClient(web: Pick<WebClient, 'chat' | 'conversations'>): PostingClient {
  return {
    async postMessage(channelId, message, deliveryId, threadTs) {
      const answer = await web.chat.postMessage({
        channel: channelId,
        ...postArguments(message),
        metadata: metadataOf(deliveryId),
        ...(threadTs === '' ? {} : { thread_ts: threadTs }),
      });
      const { channel, ts } = Posted.parse(answer);
      return { channelId: channel, ts };
    },

    async openDm(userId) {
      return Opened.parse(await web.conversations.open({ users: userId })).channel.id;
    },

    async find(channelId, deliveryId, oldest, threadTs) {
      let cursor = '';
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const asked = {
          channel: channelId,
          oldest: String(oldest.getTime() / 1000),
          include_all_metadata: true,
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        };
        // A channel's history does not show what stands in its threads.
        const answer =
          threadTs === ''
            ? await web.conversations.history(asked)
            : await web.conversations.replies({ ...asked, ts: threadTs });
        const { messages, response_metadata } = History.parse(answer);
        const found = messages.find(({ metadata }) => Ours.safeParse(metadata).data?.event_payload.id === deliveryId);
        if (found) return { channelId, ts: found.ts };
        cursor = response_metadata?.next_cursor ?? '';
        if (cursor === '') return 'absent';
      }
      return 'too_many_messages';
    },
  };
}
