import type { KnownBlock } from '@slack/types';
import { section } from './blocks.ts';
import { fallbackText, type Mrkdwn } from './text.ts';

/** What the bot says. `text` says what the blocks say: screen readers and notifications get only it. Already escaped and short enough. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** @param text plain text (escaped here) or mrkdwn of ours; cut to what Slack takes. */
export function message(text: string | Mrkdwn, blocks: readonly KnownBlock[]): Message {
  return { text: fallbackText(text), blocks };
}

/** A message that is one sentence or two, up to 3,000 characters. A plain string is shown as it stands. */
export function sentence(text: string | Mrkdwn): Message {
  return message(text, [section(text)]);
}

/** Arguments every post carries: nothing in it is reformatted, and no link in it unfolds. */
export function postArguments(posted: Message): {
  text: string;
  blocks: KnownBlock[];
  mrkdwn: false;
  unfurl_links: false;
  unfurl_media: false;
} {
  return { text: posted.text, blocks: [...posted.blocks], mrkdwn: false, unfurl_links: false, unfurl_media: false };
}
