import type { KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import { actions, context, richLine, richText, section as words } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { type Conversation, type Reading, shortName, waitingForThem } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { answerIt, learnFromIt, moreOfIt, seeAllWaiting, snoozeIt, turnWaiting, turnWaitingBack } from './actions.ts';
import type { HistoryLine } from './history.ts';
import { givenTo } from './history-views.ts';
import type { Section } from './reminder.ts';

const WORDS_IN_LINE = 120;
const DAY = 24 * 60 * 60 * 1000;

/** What became of a line since it was said. */
export type Became =
  | { readonly kind: 'open'; readonly owes: 'answer' | 'learn' }
  | { readonly kind: 'snoozed'; readonly until: Date }
  | { readonly kind: 'done'; readonly last: HistoryLine | null };

interface Reminder {
  readonly conversation: Conversation;
  readonly section: Section;
  /** Since when we waited for a customer who has not come back; null for any other line. */
  readonly silentSince: Date | null;
  readonly dueAt: Date;
  /** For whom the reader stands in; null when it is theirs. */
  readonly owner: string | null;
  /** Whether the reader may read the words. */
  readonly isReadable: boolean;
  readonly became: Became;
  readonly today: string;
  readonly reading: Reading;
  readonly memberId: string;
}

/** What stands above the lines of a section. */
export const HEADINGS: Readonly<Record<Section, string>> = {
  silent: 'Still no word',
  late: 'Waiting too long',
  today: 'Today',
  soon: 'Before your next reminder',
  new: 'New for you',
};

/** "• Acme Oy, 4 days: “export times out every Monday…” #12", or what became of it. */
export function reminderLine(reminder: Reminder): MorningLine {
  const { became, section } = reminder;
  const line = became.kind === 'open' ? openParts(reminder, became.owes) : becameParts(reminder, became);
  const buttons = became.kind === 'open' ? [answers(reminder.conversation, became.owes)] : [];
  return { heading: HEADINGS[section], spoken: spoken([...line, '.']), blocks: [richLine(...line), ...buttons] };
}

function openParts(reminder: Reminder, owed: 'answer' | 'learn'): Part[] {
  const { conversation, owner, isReadable, today, reading, silentSince, dueAt } = reminder;
  const { number, words, createdAt } = conversation;
  const age = daysInWords(localDate(createdAt, reading.zone), today);
  const name = isReadable ? richText(shortName(conversation), { bold: true }) : richText('Confined', { bold: true });
  return [
    '• ',
    name,
    ...(silentSince === null
      ? [`, ${age}: `]
      : [' has not come back to us since ', dateElement(silentSince, 'date', reading.zone), ': ']),
    ...(isReadable ? [`“${cutOnWord(words, WORDS_IN_LINE)}” `] : []),
    `#${number}`,
    ...(owed === 'learn' ? [' · answered. What did we learn?'] : []),
    ...(silentSince === null
      ? []
      : [' · the clock goes on, answer by ', dateElement(dueAt, 'date and time', reading.zone)]),
    ...(owner === null ? [] : [` · for ${owner}`]),
  ];
}

function becameParts(
  { conversation, isReadable, reading, memberId }: Reminder,
  became: Exclude<Became, { kind: 'open' }>,
): Part[] {
  const name = isReadable ? shortName(conversation) : `#${conversation.number}`;
  if (became.kind === 'snoozed') {
    return [`${name}: put off until `, dateElement(became.until, 'date and time', reading.zone)];
  }
  const { last } = became;
  if (last === null) return [`✓ ${name}`];
  const who = last.actor.id === memberId ? 'you' : last.actor.name;
  return [`✓ ${name}, ${doneWords(last, who)} at `, dateElement(last.at, 'time', reading.zone)];
}

function doneWords({ act, to }: HistoryLine, who: string): string {
  if (act === 'assigned') return `given to ${givenTo(to)} by ${who}`;
  const said = DONE[act];
  return said === undefined ? `changed by ${who}` : `${said} by ${who}`;
}

const DONE: Readonly<Record<string, string>> = {
  taken: 'taken',
  answered: 'answered',
  contentment_heard: 'asked whether they are content',
  shared: 'told to everyone',
  learned: 'closed with what we learned',
  closed: 'closed',
  waiting_for_customer: 'set to wait for them',
  went_on: 'taken up again',
  spoke_again: 'taken up again, as they spoke',
  reopened: 'reopened',
};

function answers({ id, number, customer, stage }: Conversation, owed: 'answer' | 'learn'): KnownBlock {
  const menu = moreOfIt.element([
    { text: 'Reassign', value: { act: 'assign', id } },
    ...(owed === 'answer' ? [{ text: waitingForThem(customer.noun), value: { act: 'wait', id } } as const] : []),
    ...(stage === 'answered' ? [{ text: 'Share', value: { act: 'share', id } } as const] : []),
    { text: 'Open', value: { act: 'open', id } },
  ]);
  return actions(
    owed === 'answer'
      ? answerIt.element('Answered', { id }, { style: 'primary', label: `Answered: #${number}` })
      : learnFromIt.element('What did we learn', { id }, { style: 'primary', label: `What did we learn: #${number}` }),
    snoozeIt.element('Snooze', { id }, { label: `Snooze #${number}` }),
    ...(menu ? [menu] : []),
  );
}

/** Behind the tenth line. */
export function moreLine(more: number): MorningLine {
  const line = more === 1 ? 'One more waits.' : `${more} more wait.`;
  const blocks = [richLine(line), actions(seeAllWaiting.element('See all', {}))];
  return { goesOn: true, spoken: spoken([line]), blocks };
}

/** "4 days" from one local date to another. */
export function daysInWords(from: string, to: string): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  if (days <= 0) return 'today';
  return days === 1 ? '1 day' : `${days} days`;
}

const INTRODUCTIONS = {
  snooze: 'You put this off for an hour.',
  nudge: 'Before the time is up:',
} as const;

/** What comes within the day. */
export function withinDayMessage(why: keyof typeof INTRODUCTIONS, lines: readonly MorningLine[]): Message {
  const first = INTRODUCTIONS[why];
  return message(joinMrkdwn([first, ...lines.map((line) => line.spoken)], ' '), [
    words(first),
    ...lines.flatMap(({ blocks }) => blocks),
  ]);
}

/** Which part of a list is shown, and how long it is. */
export interface ShownPage {
  readonly page: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** All that waits for a person, a page of it. */
export function waitingList(lines: readonly MorningLine[], shown: ShownPage): Message {
  if (lines.length === 0) return said('Nothing waits for you.');
  const { page, first, last, count } = shown;
  const turns = [
    ...(page > 0 ? [turnWaitingBack.element('Earlier ones', { page: page - 1 })] : []),
    ...(last < count ? [turnWaiting.element('Next ones', { page: page + 1 })] : []),
  ];
  return message(
    joinMrkdwn(
      lines.map((line) => line.spoken),
      ' ',
    ),
    [
      ...lines.flatMap(({ blocks }) => blocks),
      ...(turns.length > 0 ? [context(`${first} to ${last} of ${count}`), actions(...turns)] : []),
      context('This list stands in Home, too.'),
    ],
  );
}
