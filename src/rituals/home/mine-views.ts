import type { Button, KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, divider, header, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import type { Part } from '../../slack/spoken.ts';
import {
  type Conversation,
  oneBlock,
  openIt,
  type Reading,
  shortName,
  whatIHeard,
  whenHeard,
} from '../conversations/index.ts';
import {
  answerIt,
  assignIt,
  learnFromIt,
  type OwnPage,
  type OwnWork,
  ownInBrief,
  ownPart,
  type Prevention,
  promisedBlocks,
  shareIt,
  snoozeIt,
  waitForCustomer,
  waitingBlocks,
} from '../feedback/index.ts';
import { laterWork, soonerWork } from './actions.ts';
import type { HomePart } from './fitting-views.ts';

/** How much of what waits stands on a page, and of the other lists at all. */
export const WORK_ON_PAGE = 10;
export const MOST_WAITING = 3;
const MOST_PROMISED = 5;
export const MOST_HEARD = 5;

const WORDS_IN_LIST = 200;
const BAR = 5;

/** One piece of own work, with how much of its clock has run: 0 to 1 and beyond; null without a clock. */
export interface AgedWork extends OwnWork {
  readonly elapsed: number | null;
}

/** What a member owns and has heard. */
export interface Mine {
  readonly work: { readonly items: readonly AgedWork[]; readonly count: number; readonly page: number };
  readonly waiting: OwnPage;
  /** What they do so that something does not come again. */
  readonly promised: readonly Prevention[];
  readonly heard: readonly Conversation[];
}

/** The first line: what waits for the viewer. */
export function headline({ work: { count }, promised }: Mine, { one, many }: Noun): string {
  if (count === 0) return promised.length === 0 ? 'Nothing waits for you' : `No ${one} waits for you`;
  return count === 1 ? `1 ${one} waits for you` : `${count} ${many} wait for you`;
}

/** What waits for the viewer, what is due soonest first, each with its buttons; a page of it. */
export function workBlocks({ work }: Mine, reading: Reading): KnownBlock[] {
  const { items, count, page } = work;
  const turns = [
    ...(page > 0 ? [soonerWork.element('Due sooner', { page: page - 1 })] : []),
    ...((page + 1) * WORK_ON_PAGE < count ? [laterWork.element('Due later', { page: page + 1 })] : []),
  ];
  return [
    ...items.flatMap((item) => itemBlocks(item, reading)),
    ...(turns.length > 0 ? [pageLine(work), actions(...turns)] : []),
  ];
}

function pageLine({ items, count, page }: Mine['work']): KnownBlock {
  const first = page * WORK_ON_PAGE + 1;
  return context(`${first} to ${first + items.length - 1} of ${count}`);
}

function itemBlocks(item: AgedWork, reading: Reading): KnownBlock[] {
  const { conversation, standing } = item;
  const { number, words } = conversation;
  const heard = whenHeard(conversation, localDate(reading.now, reading.zone));
  const isAnswered = standing.stage !== 'assigned';
  return [
    oneBlock(
      richLine(richText(shortName(conversation), { bold: true }), ` · #${number} · ${heard}`),
      richLine(...clockParts(item, isAnswered, reading), ...putOff(item, reading)),
      quote(cutOnWord(words, WORDS_IN_LIST)),
    ),
    actions(...(isAnswered ? learnButtons(item) : answerButtons(item))),
  ];
}

/** "▰▰▱▱▱ answer by <date>", "▰▰▰▰▰ an answer was due <date>" */
function clockParts({ standing: { dueAt }, elapsed }: AgedWork, isAnswered: boolean, { now, zone }: Reading): Part[] {
  const [coming, past] = isAnswered
    ? ['what did we learn, by ', 'what we learned was due ']
    : ['answer by ', 'an answer was due '];
  if (dueAt === null) return [isAnswered ? 'What did we learn?' : 'No clock runs.'];
  const words = now > dueAt ? past : coming;
  return [`${elapsed === null ? '' : `${bar(elapsed)} `}${words}`, dateElement(dueAt, 'date and time', zone)];
}

/** " · put off until <date>" */
function putOff({ snoozedUntil }: AgedWork, { now, zone }: Reading): Part[] {
  if (snoozedUntil === null || snoozedUntil <= now) return [];
  return [' · put off until ', dateElement(snoozedUntil, 'date and time', zone)];
}

/** How much of a clock has run, in five steps: "▰▰▱▱▱"; full only when it has run out. */
export function bar(elapsed: number): string {
  const full = elapsed >= 1 ? BAR : Math.max(0, Math.min(BAR - 1, Math.round(elapsed * BAR)));
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}

function answerButtons({ conversation, standing }: AgedWork): Button[] {
  const { id, number, customer } = conversation;
  const { noun } = customer;
  return [
    answerIt.element('Answered', { id }, { label: `Answered #${number}` }),
    ...snoozeButtons(conversation, standing.dueAt),
    assignIt.element('Reassign', { id }, { label: `Reassign #${number}` }),
    waitForCustomer.element(`Waiting for the ${noun}`, { id }, { label: `Waiting for the ${noun} of #${number}` }),
    openIt.element('Open', { id }, { label: `Open #${number}` }),
  ];
}

function learnButtons({ conversation, standing }: AgedWork): Button[] {
  const { id, number } = conversation;
  const isUntold = standing.stage === 'answered';
  return [
    learnFromIt.element('What did we learn?', { id }, { label: `What did we learn from #${number}?` }),
    ...(isUntold ? [shareIt.element('Share', { id }, { label: `Share #${number}` })] : []),
    ...snoozeButtons(conversation, standing.dueAt),
    assignIt.element('Reassign', { id }, { label: `Reassign #${number}` }),
    openIt.element('Open', { id }, { label: `Open #${number}` }),
  ];
}

/** Nothing comes up that could be put off where no clock runs. */
function snoozeButtons({ id, number }: Conversation, dueAt: Date | null): Button[] {
  return dueAt === null ? [] : [snoozeIt.element('Snooze', { id }, { label: `Snooze #${number}` })];
}

/** What the viewer has promised to do so that something does not come again. */
export function promisePart({ promised }: Mine, noun: Noun, reading: Reading): HomePart {
  if (promised.length === 0) return { blocks: [] };
  const shown = promised.slice(0, MOST_PROMISED).map((prevention) => promisedBlocks(prevention, reading));
  return {
    blocks: [divider(), ...ownPart('promised', { shown, count: promised.length }, noun)],
    brief: [divider(), ...ownInBrief('promised', promised.length, noun)],
  };
}

/** Where a customer is to speak next. */
export function waitingPart({ waiting: { items, count } }: Mine, noun: Noun, reading: Reading): HomePart {
  if (count === 0) return { blocks: [] };
  const shown = items.map((item) => waitingBlocks(item, reading));
  return {
    blocks: [divider(), ...ownPart('waiting', { shown, count }, noun)],
    brief: [divider(), ...ownInBrief('waiting', count, noun)],
  };
}

/** What the viewer heard lately, and what became of it: one line each. */
export function heardPart({ heard }: Mine, { now, zone }: Reading): HomePart {
  if (heard.length === 0) return { blocks: [] };
  const today = localDate(now, zone);
  const lines = heard.map((conversation) =>
    richLine(
      richText(shortName(conversation), { bold: true }),
      ` · #${conversation.number} · ${whenHeard(conversation, today)} · ${becameOf(conversation)}`,
    ),
  );
  return {
    blocks: [divider(), header('What you heard'), ...lines],
    brief: [divider(), section('What you heard', whatIHeard.element('See all', {}, { label: 'See what I heard' }))],
  };
}

/** "waits for an owner", "Mikko answers", "answered, and told to everyone", … */
function becameOf({ stage, owner }: Pick<Conversation, 'stage' | 'owner'>): string {
  switch (stage) {
    case null:
      return 'nothing to answer';
    case 'new':
      return 'waits for an owner';
    case 'assigned':
      return `${owner?.name ?? 'somebody'} owns it`;
    case 'answered':
      return 'answered';
    case 'shared':
      return 'answered, and told to everyone';
    case 'learned':
      return 'answered, and a lesson learned';
    case 'closed':
      return 'closed';
  }
}
