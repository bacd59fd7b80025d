import type { RichTextElement } from '@slack/types';
import { richLine } from './blocks.ts';
import { type Message, message } from './message.ts';
import { joinMrkdwn, Mrkdwn, sourceOf } from './text.ts';

/** A piece of a line: typed text stays text, whatever characters are in it; dates and channels are live. */
export type Part = string | RichTextElement;

/** The channel's name as each reader may see it. */
export function channelElement(channelId: string): RichTextElement {
  return { type: 'channel', channel_id: channelId };
}

/** An emoji by Slack's name of it, without colons. */
export function emojiElement(name: string): RichTextElement {
  return { type: 'emoji', name };
}

/** The same line for a message's `text`, where Slack needs mrkdwn. */
export function spoken(parts: readonly Part[]): Mrkdwn {
  return joinMrkdwn(parts.map(spokenPart), '');
}

/** A message of one line. */
export function said(...parts: readonly Part[]): Message {
  return message(spoken(parts), [richLine(...parts)]);
}

function spokenPart(part: Part): string | Mrkdwn {
  if (typeof part === 'string') return part;
  switch (part.type) {
    case 'text':
      return part.text;
    case 'date':
      return new Mrkdwn(`<!date^${part.timestamp}^${part.format}|${sourceOf(part.fallback ?? '')}>`);
    case 'channel':
      return new Mrkdwn(`<#${part.channel_id}>`);
    case 'emoji':
      return new Mrkdwn(`:${part.name}:`);
    case 'link':
      return part.text ?? part.url;
    default:
      return '';
  }
}
