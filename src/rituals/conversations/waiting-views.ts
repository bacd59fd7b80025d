import type { KnownBlock } from '@slack/types';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { takeFromList } from './actions.ts';
import type { Conversation } from './conversation.ts';
import { shortName } from './story-views.ts';
import { LEVEL_SIGNS, LEVEL_WORDS } from './wording.ts';

/** How many of those that wait are listed at once, oldest first. */
const MOST_WAITING = 10;

const WORDS_IN_LIST = 300;

/** What waits for an owner, as far as this person may read it. */
export function waitingList(facts: {
  readonly readable: readonly Conversation[];
  /** All that wait, readable or not. */
  readonly count: number;
  /** How many of those that were looked at this person may not read. */
  readonly confined: number;
  /** False for guests. */
  readonly mayTake: boolean;
  readonly zone: string;
  /** What just happened, on top. */
  readonly news?: Message;
}): Message {
  const { readable, count, confined, mayTake, zone, news } = facts;
  const shown = readable.slice(0, MOST_WAITING);
  const later = count - shown.length - confined;
  const blocks = [
    ...(news?.blocks ?? []),
    ...(count === 0 ? [section('Nobody waits for an owner. Every customer has one.')] : []),
    ...shown.flatMap((conversation) => waitingBlocks(conversation, mayTake, zone)),
    ...(later > 0 ? [context(`${waits(later, shown.length > 0)}; they come up once these are taken.`)] : []),
    ...(confined > 0 ? [context(`${waits(confined, shown.length > 0)} whose words you may not read.`)] : []),
  ];
  return message(`${waits(count, false)} for an owner.`, blocks);
}

function waitingBlocks(conversation: Conversation, mayTake: boolean, zone: string): KnownBlock[] {
  const { id, number, level, words, createdAt, dueAt } = conversation;
  const clock = dueAt ? [' · needs an owner by ', dateElement(dueAt, 'date and time', zone)] : [];
  return [
    richLine(richText(shortName(conversation), { bold: true }), `     ${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]}`),
    quote(cutOnWord(words, WORDS_IN_LIST)),
    richLine(`#${number} · heard `, dateElement(createdAt, 'date', zone), ...clock),
    ...(mayTake ? [actions(takeFromList.element('Take it', { id }, { label: `Take #${number}` }))] : []),
  ];
}

function waits(count: number, afterOthers: boolean): string {
  const more = afterOthers ? 'more ' : '';
  return count === 1 ? `1 ${more}customer waits` : `${count} ${more}customers wait`;
}
