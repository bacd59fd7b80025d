import type { WebClient } from '@slack/web-api';
import { type Message, postArguments } from '../slack/message.ts';
import { metadataOf } from './message-metadata.ts';
import type { Place } from './posting-client.ts';

/** What is needed of Slack to change messages that stand. Both may be done twice: the second time changes nothing. */
export interface EditingClient {
  updateMessage(place: Place, message: Message, deliveryId: string): Promise<void>;
  deleteMessage(place: Place): Promise<void>;
}

/** @param web the posting client: no retries, a timeout, 429 handed over */
export function editingClient(web: Pick<WebClient, 'chat'>): EditingClient {
  return {
    async updateMessage({ channelId: channel, ts }, message, deliveryId) {
      const { text, blocks } = postArguments(message);
      await web.chat.update({ channel, ts, text, blocks, metadata: metadataOf(deliveryId) });
    },
    async deleteMessage({ channelId: channel, ts }) {
      await web.chat.delete({ channel, ts });
    },
  };
}
