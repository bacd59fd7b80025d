import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import type { Part } from '../../slack/spoken.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { ON_PAGE, type Reading } from '../conversations/index.ts';
import { openIdea, seeEarlier, seeLater, seeTop, sendOne, sendTyped, takeBackInList, voteInList } from './actions.ts';
import type { AskedIdeas, IdeaFilters } from './browsing.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { promiseParts } from './promise-views.ts';
import type { IdeaEntry, ReadPage } from './read-page.ts';
import { ownedBy, STATUS_WORDS, sentBy } from './wording.ts';

const TEXT_ON_PAGE = 160;

/** One page of what one person looks through. */
export interface IdeaPage extends ReadPage {
  readonly asked: AskedIdeas;
  readonly reading: Reading;
  readonly noun: Noun;
}

/** Ten at a time, each with Open and a vote, and ways to the pages before and after. */
export function ideaPage(facts: IdeaPage): Message {
  const { asked, page, entries, reading, noun, hasMore, isMore } = facts;
  if (entries.length === 0) return nothingFound(asked);
  const title = titleOfList(asked);
  const turns = [
    ...(page > 0 ? [seeEarlier.element('Back', { asked, page: page - 1 })] : []),
    ...(hasMore ? [seeLater.element('More', { asked, page: page + 1 })] : []),
    ...(asked.kind === 'search' && page === 0 ? [sendAnyway(asked.words)] : []),
  ];
  return message(`${title}: ${whichOf(facts)}.`, [
    richLine(richText(title, { bold: true }), ` · ${whichOf(facts)}`),
    ...(asked.kind === 'top'
      ? [
          context(
            'Sent or voted for since the quarter began, and still open. Each vote counts less the older an idea is.',
          ),
        ]
      : []),
    ...entries.flatMap((entry) => entryBlocks(entry, { asked, page, noun }, reading)),
    ...(isMore ? [context('These are the best of the newest. One more word finds fewer.')] : []),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

function whichOf({ page, count, entries, hasMore, isMore }: IdeaPage): string {
  const from = page * ON_PAGE;
  if (count === null) return from === 0 && !hasMore ? `${entries.length}` : `${from + 1} to ${from + entries.length}`;
  const many = isMore ? `more than ${count}` : `${count}`;
  return count > ON_PAGE ? `${from + 1} to ${from + entries.length} of ${many}` : many;
}

interface Listing {
  readonly asked: AskedIdeas;
  readonly page: number;
  readonly noun: Noun;
}

function entryBlocks({ idea, vote }: IdeaEntry, { asked, page, noun }: Listing, reading: Reading): KnownBlock[] {
  const { id, number, mergedInto, text } = idea;
  const isMine = asked.kind === 'list' && asked.filters.mine;
  const facts: Part[] = [
    `#${number} · ${sentBy(idea)}, `,
    dateElement(idea.createdAt, 'date', reading.zone),
    ` · ${interestApart(idea, noun)}`,
    ...(ownedBy(idea) === '' ? [] : [` · ${ownedBy(idea)}`]),
    ...(mergedInto === null ? [] : [` · part of #${mergedInto.number}`]),
    ...(isMine ? promiseParts(idea, reading) : []),
  ];
  const turn = { id, asked, page };
  const votes: ActionsBlockElement[] = [
    ...(vote === 'may' ? [voteInList.element('I am for it', turn, { label: `I am for #${number}` })] : []),
    ...(vote === 'is_for'
      ? [takeBackInList.element('Take my vote back', turn, { label: `Take my vote for #${number} back` })]
      : []),
  ];
  return [
    richLine(richText(titleOf(idea), { bold: true }), `     ${STATUS_WORDS[idea.status]}`),
    ...(text === '' ? [] : [quote(cutOnWord(text.replace(/\s+/gu, ' '), TEXT_ON_PAGE))]),
    richLine(...facts),
    actions(openIdea.element('Open', { id }, { label: `Open #${number}` }), ...votes),
  ];
}

/** Colleagues and customers apart, also where there is nobody. */
function interestApart({ votes, customers }: Pick<Idea, 'votes' | 'customers'>, { one, many }: Noun): string {
  return `${votes} ${votes === 1 ? 'vote' : 'votes'} · ${customers} ${customers === 1 ? one : many}`;
}

/** "What you sent · being done · Acme" */
function titleOfList(asked: AskedIdeas): string {
  if (asked.kind === 'top') return 'Top ideas this quarter';
  return asked.kind === 'search' ? `Ideas with “${cutOnWord(asked.words, 80)}”` : listTitle(asked.filters);
}

function listTitle({ mine, toReview, unowned, statuses, customer, kind }: IdeaFilters): string {
  const isOpen = ['new', 'acknowledged', 'exploring', 'doing'].join() === statuses.join();
  return [
    mine ? 'Ideas you sent' : 'Ideas',
    ...(toReview ? ['waiting for a decision'] : []),
    ...(unowned ? ['without an owner'] : []),
    ...(isOpen ? ['open'] : statuses.map((status) => STATUS_WORDS[status])),
    ...(customer === '' ? [] : [`with words of ${cutOnWord(customer, 60)}`]),
    ...(kind === '' ? [] : [cutOnWord(kind, 60)]),
  ].join(' · ');
}

function nothingFound(asked: AskedIdeas): Message {
  const line = emptyWords(asked);
  return message(line, [
    section(line),
    actions(
      sendOne.element('Send an idea', {}, { style: 'primary' }),
      ...(asked.kind === 'search' ? [sendAnyway(asked.words)] : []),
      ...(asked.kind === 'list' && !asked.filters.mine ? [seeTop.element('Top ideas', {})] : []),
    ),
  ]);
}

function emptyWords(asked: AskedIdeas): string {
  if (asked.kind === 'top') return 'Nobody has sent or voted for an idea this quarter. Send the first one.';
  if (asked.kind === 'search') {
    return `No idea that you may read says “${cutOnWord(asked.words, 80)}”. Try fewer words, or only their beginnings.`;
  }
  const { mine, ...others } = asked.filters;
  const isNarrow =
    others.toReview || others.unowned || others.statuses.length > 0 || others.customer !== '' || others.kind !== '';
  if (mine && !isNarrow) return 'You have sent no idea with your name yet. What could be better for our customers?';
  if (isNarrow) return `${titleOfList(asked)}: there is none that you may read. Ask for less.`;
  return 'There is no idea that you may read yet. Send the first one.';
}

/** "search box on the donation page" may have been an idea. */
function sendAnyway(words: string): ActionsBlockElement {
  return sendTyped.element('Send that line as an idea', { words: `search ${words}` });
}

/** What a list can be narrowed to, after a word that is none of it. The line itself can still be sent. */
export function unclearIdeaList(
  typed: string,
  { text, unclear }: { readonly text: string; readonly unclear: string },
  kinds: readonly string[],
): Message {
  const line = `I don’t know “${cutOnWord(unclear, 60)}” in a list.`;
  const examples = [
    mrkdwn`\`${typed} list new\`, \`read\`, \`exploring\`, \`doing\`, \`done\`, \`declined\`, \`merged\` or \`open\``,
    mrkdwn`\`${typed} list mine to review\`; \`${typed} list without an owner\``,
    mrkdwn`\`${typed} list customer Acme\``,
    ...(kinds.length > 0
      ? [mrkdwn`\`${typed} list kind ${kinds[0] ?? ''}\`  (or ${cutOnWord(kinds.slice(1).join(', '), 300)})`]
      : []),
    mrkdwn`\`${typed} search phone\`  finds words`,
  ];
  return message(`${line} Try ${typed} list mine.`, [
    section(`${line} These can be combined:`),
    section(joinMrkdwn(examples, '\n')),
    context(`You typed: ${cutOnWord(text, 200)}`),
    actions(sendTyped.element('Send it as an idea', { words: text })),
  ]);
}
