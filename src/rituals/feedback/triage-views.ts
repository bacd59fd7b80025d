import { localDate } from '../../schedule/local-time.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import {
  type Conversation,
  LEVEL_SIGNS,
  LEVEL_WORDS,
  outlineParts,
  ownerDeadline,
  type Reading,
  seeAndTake,
  shortName,
  waitingForThem,
  whenHeard,
} from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import type { Offer } from './next-steps.ts';
import { offerButtons } from './offer-views.ts';
import type { Standing } from './standing.ts';
import { isLeftBehind } from './steps.ts';

const WORDS_IN_LINE = 300;

/** "2 customers wait for an owner." */
export function waitingLine(count: number, noun: Noun): MorningLine {
  const line = [count === 0 ? `✓ Every ${noun.one} has an owner.` : `${waits(count, noun)} for an owner.`];
  return { spoken: spoken(line), blocks: [richLine(...line.map((part) => richText(part, { bold: true })))] };
}

/** In the triage channel, of many that came in with a file: how many wait now, and the way to them. */
export function importCard(count: number, noun: Noun): Message {
  const { spoken: line, blocks } = waitingLine(count, noun);
  const origin = 'Many came in with an import, so there is no card for each of them.';
  const ways = count === 0 ? [] : [actions(seeAndTake.element('See and take', {}))];
  return message(joinMrkdwn([line, spoken([` ${origin}`])], ''), [...blocks, context(origin), ...ways]);
}

/** In the morning of whoever holds everybody to the clocks: so many of a file are late. */
export function lateImportLine(count: number, { one, many }: Noun): MorningLine {
  const line =
    count === 0
      ? '✓ What was imported goes on again.'
      : `• ${count === 1 ? `1 imported ${one} waits` : `${count} imported ${many} wait`} for an owner.`;
  return {
    heading: 'Waiting too long, all owners',
    spoken: spoken([line]),
    blocks: [richLine(line), ...(count === 0 ? [] : [actions(seeAndTake.element('See and take', {}))])],
  };
}

/** "and 3 more" [See and take]; null when there are no others any more. @param isBehind whether some have lines of their own */
export function moreWaitLine(count: number, isBehind: boolean): MorningLine | null {
  if (count <= 0) return null;
  const more = `and ${count} more`;
  const line = isBehind ? more : 'What they said stays with the people of the channel it comes from.';
  return {
    spoken: spoken([isBehind ? `${more}.` : line]),
    blocks: [richLine(line), actions(seeAndTake.element('See and take', {}))],
  };
}

/** What a card would say of one that waits for an owner: who, what, how long ago, and what its reader may do. */
export function unownedLine(facts: {
  readonly conversation: Conversation;
  readonly standing: Standing;
  /** Whether its reader may read the words. */
  readonly isReadable: boolean;
  readonly offers: readonly Offer[];
  readonly reading: Reading;
}): MorningLine {
  const { conversation, isReadable, offers, reading } = facts;
  const line = isReadable ? lineParts(facts) : ['• ', ...outlineParts(conversation, reading)];
  const words = isReadable ? [`“${cutOnWord(conversation.words, WORDS_IN_LINE)}”`] : [];
  return {
    spoken: spoken([...line, isReadable ? ': ' : '', ...words]),
    blocks: [richLine(...line), ...words.map((shown) => quote(shown)), ...offerButtons(conversation, offers)],
  };
}

/** "• Maarit, Acme Oy · 🌧️ We fell short · #12 · heard 3 days ago · needs an owner by <date>" */
function lineParts({ conversation, standing, reading }: Parameters<typeof unownedLine>[0]): Part[] {
  const { number, level, customer } = conversation;
  const { waitingSince } = standing;
  const clock = clockParts(standing, reading);
  return [
    '• ',
    richText(shortName(conversation), { bold: true }),
    ` · ${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]} · #${number}`,
    ` · ${whenHeard(conversation, localDate(reading.now, reading.zone))}`,
    ...(waitingSince === null ? clock : [` · ${waitingForThem(customer.noun)}`]),
  ];
}

function clockParts(standing: Standing, reading: Reading): Part[] {
  const { dueAt } = standing;
  if (dueAt === null) return [];
  if (!isLeftBehind(standing)) return [' · ', ...ownerDeadline(dueAt, reading)];
  return [' · answered, and its owner has left; what did we learn, by ', dateElement(dueAt, 'date', reading.zone), '?'];
}

function waits(count: number, { one, many }: Noun): string {
  return count === 1 ? `1 ${one} waits` : `${count} ${many} wait`;
}
