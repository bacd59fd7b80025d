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
export const MOST_WAITING = 10;

const WORDS_IN_LIST = 300;

/** What waits for an owner, as far as this person may read it. */
export function waitingList(facts: {
  readonly readable: readonly Conversation[];
  /** All that wait, readable or not. */
  readonly count: number;
  /** False for guests. */
  readonly mayTake: boolean;
  readonly zone: string;
  /** What just happened, on top. */
  readonly news?: Message;
}): Message {
  const { readable, count, mayTake, zone, news } = facts;
  const shown = readable.slice(0, MOST_WAITING);
  const hidden = count - shown.length;
  const blocks = [
    ...(news?.blocks ?? []),
    ...(count === 0 ? [section('Nobody waits for an owner. Every customer has one.')] : []),
    ...shown.flatMap((conversation) => waitingBlocks(conversation, mayTake, zone)),
    ...(hidden > 0 ? [context(hiddenLine(hidden, shown.length > 0))] : []),
  ];
  return message(`${count} wait for an owner.`, blocks);
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

function hiddenLine(hidden: number, afterOthers: boolean): string {
  const more = afterOthers ? 'more ' : '';
  return hidden === 1
    ? `1 ${more}waits that is not shown here: you may not read it, or it comes later in the queue.`
    : `${hidden} ${more}wait that are not shown here: you may not read them, or they come later in the queue.`;
}
