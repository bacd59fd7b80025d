import type { KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { addVoiceTo, logOne, logTyped, openIt, seeEarlier, seeLater } from './actions.ts';
import { type Asked, type ListFilters, ON_PAGE } from './browsing.ts';
import type { Conversation } from './conversation.ts';
import type { Reading } from './reading.ts';
import { oneBlock, shortName } from './story-views.ts';
import { anotherSaidThis, LEVEL_SIGNS, LEVEL_WORDS, logWhatTheySaid, whenHeard, withArticle } from './wording.ts';

const WORDS_ON_PAGE = 200;

/** One page of what one person looks through. */
export interface Page {
  readonly asked: Asked;
  /** From 0. */
  readonly page: number;
  /** How many there are for this person to read. */
  readonly count: number;
  /** More say this than were looked at. */
  readonly isMore: boolean;
  readonly entries: readonly Conversation[];
  /** Of those, the ids of what was found by words of somebody who said the same. */
  readonly saidByOthers: ReadonlySet<string>;
  readonly reading: Reading;
  readonly noun: Noun;
}

/** Ten at a time, each with Open, and ways to the pages before and after. */
export function browsePage(facts: Page): Message {
  const { asked, page, count, isMore, entries, reading, saidByOthers, noun } = facts;
  if (count === 0) return nothingFound(asked, noun);
  const title = titleOf(asked, noun.many);
  const from = page * ON_PAGE;
  const many = isMore ? `more than ${count}` : `${count}`;
  const which = count > ON_PAGE ? `${from + 1} to ${from + entries.length} of ${many}` : many;
  const turns = [
    ...(page > 0 ? [seeEarlier.element('Back', { asked, page: page - 1 })] : []),
    ...(count > from + ON_PAGE ? [seeLater.element('More', { asked, page: page + 1 })] : []),
  ];
  return message(`${title}: ${which}.`, [
    richLine(richText(title, { bold: true }), ` · ${which}`),
    ...entries.flatMap((entry) => entryBlocks(entry, saidByOthers.has(entry.id), reading)),
    ...(isMore ? [context('These are the best of the newest. One more word finds fewer.')] : []),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

function entryBlocks(conversation: Conversation, isSaidByOthers: boolean, { now, zone }: Reading): KnownBlock[] {
  const { id, number, level, words } = conversation;
  const others = isSaidByOthers ? ` · found in what another ${conversation.customer.noun} said` : '';
  const another = anotherSaidThis(conversation);
  return [
    oneBlock(
      richLine(richText(shortName(conversation), { bold: true }), `     ${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]}`),
      quote(cutOnWord(words, WORDS_ON_PAGE)),
      richLine(
        `#${number} · ${whenHeard(conversation, localDate(now, zone))} · ${whereItStands(conversation)}${others}`,
      ),
    ),
    actions(
      openIt.element('Open', { id }, { label: `Open #${number}` }),
      addVoiceTo.element(another, { id }, { label: `${another}: #${number}` }),
    ),
  ];
}

function whereItStands({ stage, owner }: Conversation): string {
  switch (stage) {
    case null:
      return 'nothing to answer';
    case 'new':
      return 'needs an owner';
    case 'assigned':
      return `${owner?.name ?? 'somebody'} owns it`;
    case 'answered':
    case 'shared':
    case 'learned':
    case 'closed':
      return stage;
  }
}

function spanInWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'since yesterday' : `the last ${days} days`;
}

/** "What you heard · unanswered · the last 30 days" */
function titleOf(asked: Asked, many: string): string {
  return asked.kind === 'search' ? `“${cutOnWord(asked.words, 80)}”` : listTitle(asked.filters, many);
}

function listTitle({ mine, unanswered, levels, customer, kind, days }: ListFilters, many: string): string {
  const parts = [
    ...levels.map((level) => LEVEL_WORDS[level]),
    ...(customer === '' ? [] : [cutOnWord(customer, 60)]),
    ...(kind === '' ? [] : [cutOnWord(kind, 60)]),
    ...(unanswered ? ['unanswered'] : []),
    ...(days === null ? [] : [spanInWords(days)]),
  ];
  return [mine ? 'What you heard' : `What ${many} said`, ...parts].join(' · ');
}

function nothingFound(asked: Asked, { one, many }: Noun): Message {
  const line =
    asked.kind === 'search'
      ? `Nothing that you may read says ${titleOf(asked, many)}. Try fewer words, or only their beginnings.`
      : `${titleOf(asked, many)}: there is nothing that you may read. Ask for less, or log the first one.`;
  return message(line, [section(line), actions(logOne.element(logWhatTheySaid(one), {}))]);
}

/** What a list can be narrowed to, after a word that is none of it. The line itself can still be logged. */
export function unclearList(
  typed: string,
  { text, unclear }: { text: string; unclear: string },
  kinds: readonly string[],
  noun: Noun,
): Message {
  const line = `I don’t know “${cutOnWord(unclear, 60)}” in a list.`;
  const examples = [
    mrkdwn`\`${typed} list mine unanswered last 30 days\``,
    mrkdwn`\`${typed} list customer Acme\``,
    ...(kinds.length > 0
      ? [mrkdwn`\`${typed} list kind ${kinds[0] ?? ''}\`  (or ${cutOnWord(kinds.slice(1).join(', '), 300)})`]
      : []),
    mrkdwn`\`${typed} list fell short\`, \`${typed} list delivered\`, \`${typed} list wow\``,
    mrkdwn`\`${typed} search export monday\`  finds words`,
  ];
  return message(`${line} Try ${typed} list mine.`, [
    section(`${line} These can be combined:`),
    section(joinMrkdwn(examples, '\n')),
    context(`You typed: ${cutOnWord(text, 200)}`),
    actions(logTyped.element(`Log it as what ${withArticle(noun.one)} said`, { words: text })),
  ]);
}
