import type { WebClient } from '@slack/web-api';
import { UserFacingError } from '../errors.ts';
import { sentenceFor } from './channel-errors.ts';
import { type ChannelInfo, Conversation } from './channel-info.ts';
import { refusalCode } from './slack-errors.ts';

/** Joins a public channel and gives its facts. @throws UserFacingError that says why it cannot. */
export async function joinChannel(client: WebClient, channelId: string, botName: string): Promise<ChannelInfo> {
  try {
    const { channel } = await client.conversations.join({ channel: channelId });
    return Conversation.parse(channel);
  } catch (error) {
    const code = refusalCode(error);
    if (code === null) throw error;
    throw new UserFacingError(`join_${code}`, whyNotJoined(code, botName));
  }
}

function whyNotJoined(code: string, botName: string): string {
  if (code === 'method_not_supported_for_channel_type') {
    return `I can’t join a private channel by myself. Type /invite @${botName} there.`;
  }
  return sentenceFor(code, '', botName) ?? `I could not join this channel. Type /invite @${botName} there.`;
}
