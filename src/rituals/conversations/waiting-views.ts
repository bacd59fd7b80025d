import type { KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { takeFromList } from './actions.ts';
import type { Conversation } from './conversation.ts';
import type { Reading } from './reading.ts';
import { oneBlock, ownerDeadline, shortName } from './story-views.ts';
import { LEVEL_SIGNS, LEVEL_WORDS, whenHeard } from './wording.ts';

/** How many of those that wait are listed at once, oldest first. */
const MOST_WAITING = 10;

const WORDS_IN_LIST = 300;

/** What waits for an owner, as far as this person may read it. */
export function waitingList(facts: {
  readonly readable: readonly Conversation[];
  /** All that wait, readable or not. */
  readonly count: number;
  readonly noun: Noun;
  /** How many of those that were looked at this person may not read. */
  readonly confined: number;
  /** False for guests. */
  readonly mayTake: boolean;
  readonly reading: Reading;
  /** What just happened, on top. */
  readonly news?: Message;
}): Message {
  const { readable, count, noun, confined, mayTake, reading, news } = facts;
  const shown = readable.slice(0, MOST_WAITING);
  const later = count - shown.length - confined;
  const blocks = [
    ...(news?.blocks ?? []),
    ...(count === 0 ? [section(`Nobody waits for an owner. Every ${noun.one} has one.`)] : []),
    ...shown.flatMap((conversation) => waitingBlocks(conversation, mayTake, reading)),
    ...(later > 0 ? [context(`${waits(later, noun, shown.length > 0)}; they come up once these are taken.`)] : []),
    ...(confined > 0 ? [context(`${waits(confined, noun, shown.length > 0)} whose words you may not read.`)] : []),
  ];
  return message(`${waits(count, noun, false)} for an owner.`, blocks);
}

function waitingBlocks(conversation: Conversation, mayTake: boolean, reading: Reading): KnownBlock[] {
  const { id, number, level, words, dueAt } = conversation;
  const heard = whenHeard(conversation, localDate(reading.now, reading.zone));
  const clock = dueAt ? [' · ', ...ownerDeadline(dueAt, reading)] : [];
  return [
    oneBlock(
      richLine(richText(shortName(conversation), { bold: true }), `     ${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]}`),
      quote(cutOnWord(words, WORDS_IN_LIST)),
      richLine(`#${number} · ${heard}`, ...clock),
    ),
    ...(mayTake ? [actions(takeFromList.element('Take it', { id }, { label: `Take #${number}` }))] : []),
  ];
}

function waits(count: number, { one, many }: Noun, afterOthers: boolean): string {
  const more = afterOthers ? 'more ' : '';
  return count === 1 ? `1 ${more}${one} waits` : `${count} ${more}${many} wait`;
}
