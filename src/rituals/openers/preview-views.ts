import type { KnownBlock } from '@slack/types';
import { context, divider, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { type Conversation, shortName } from '../conversations/index.ts';
import type { Reason } from './choice.ts';
import type { Opener } from './opener.ts';
import { nothingNewFor } from './run-views.ts';

/** One story of a preview, and why it was chosen. */
export interface Previewed {
  readonly conversation: Conversation;
  readonly why: Reason;
  readonly isReleased: boolean;
}

/** The post as the channel would see it, without its buttons, and below it why each story was chosen. @param hidden how many this person may not read */
export function preview(opener: Opener, post: Message, stories: readonly Previewed[], hidden: number): Message {
  const start: Part[] = ['Only you see this: what ', channelElement(opener.channelId), ' would read now.'];
  const whys = stories.map((story) => `${cutOnWord(shortName(story.conversation), 60)}: ${whyInWords(story)}.`);
  const more =
    hidden > 0
      ? [`${hidden === 1 ? '1 more story' : `${hidden} more stories`} only the people of the channel may read.`]
      : [];
  return message(spoken([...start, ' ', post.text, ' ', ...whys, ...more]), [
    richLine(...start),
    divider(),
    ...post.blocks.filter(({ type }) => type !== 'actions').map(withoutButton),
    divider(),
    richLine(richText('Why these', { bold: true })),
    ...[...whys, ...more].map((line) => context(line)),
  ]);
}

/** Why nothing would be posted now. */
export function previewOfSilence(opener: Opener): Message {
  return said('Nothing would be posted now: ', ...nothingNewFor(channelElement(opener.channelId)));
}

const REASONS: Readonly<Record<Reason, string>> = {
  newest: 'the newest',
  bad_news: 'good and bad news alike: where we fell short',
  good_news: 'good and bad news alike: the wow',
  other_customer: 'said by somebody else',
  other_hearer: 'heard by somebody else',
  other_kind: 'somebody of another kind',
  next: 'the next newest',
};

function whyInWords({ why, isReleased }: Previewed): string {
  return isReleased ? `${REASONS[why]}; released by its owner` : REASONS[why];
}

function withoutButton(block: KnownBlock): KnownBlock {
  if (block.type !== 'section') return block;
  const { accessory: _, ...rest } = block;
  return rest;
}
