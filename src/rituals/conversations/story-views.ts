import type { ActionsBlockElement, KnownBlock, RichTextBlock, RichTextDate } from '@slack/types';
import { instantAt, localDate } from '../../schedule/local-time.ts';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement, dateToken } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { link, type Mrkdwn, mrkdwn } from '../../slack/text.ts';
import { readAll } from './actions.ts';
import type { Conversation } from './conversation.ts';
import { customerName, kindsBeside } from './customer-name.ts';
import type { Reading } from './reading.ts';
import { heardBy, heardFrom, LEVEL_SIGNS, LEVEL_WORDS, othersSaidSo, whenHeard } from './wording.ts';

/** How many characters of a customer's words one story shows before "Read all". */
export const WORDS_SHOWN = { inMeeting: 600, alone: 2_500 } as const;

/** Names are as long as people type them; one line takes so much. */
const NAME_SHOWN = 200;

/** The customer in one line of other text, as far as privacy lets them be named. */
export function shortName(conversation: Pick<Conversation, 'customer'>): string {
  return cutOnWord(customerName(conversation.customer), NAME_SHOWN);
}

/** Lines and quotes as one block: what belongs together stands together, and the gaps between blocks part stories. */
export function oneBlock(...parts: readonly RichTextBlock[]): RichTextBlock {
  return { type: 'rich_text', elements: parts.flatMap(({ elements }) => elements) };
}

/** "Maarit, Acme Oy · buyer     🌧️ We fell short" */
function titleLine(conversation: Conversation, above: string): RichTextBlock {
  const { customer, level } = conversation;
  const beside = kindsBeside(customer);
  const kinds = beside.length > 0 ? ` · ${beside.join(', ')}` : '';
  return richLine(
    ...(above === '' ? [] : [above]),
    richText(shortName(conversation), { bold: true }),
    `${kinds}     ${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]}`,
  );
}

/** One customer's story: who, what they said, what we learned, who heard it. Words beyond `wordsShown` get "Read all". */
export function storyBlocks(conversation: Conversation, reading: Reading, wordsShown: number): KnownBlock[] {
  return [oneBlock(...storyParts(conversation, wordsShown)), ...belowStory(conversation, reading, wordsShown)];
}

/** Several stories, one below the other, each with its buttons. Slack parts all blocks alike, so a blank line says where the next one begins. */
export function storiesBlocks(
  conversations: readonly Conversation[],
  reading: Reading,
  wordsShown: number,
  elementsFor: (conversation: Conversation) => readonly ActionsBlockElement[] = () => [],
): KnownBlock[] {
  return conversations.flatMap((conversation, index) => [
    oneBlock(...storyParts(conversation, wordsShown, index > 0 ? '\n' : '')),
    ...belowStory(conversation, reading, wordsShown, elementsFor(conversation)),
  ]);
}

function storyParts(conversation: Conversation, wordsShown: number, above = ''): RichTextBlock[] {
  const { words, voices } = conversation;
  return [
    titleLine(conversation, above),
    quote(cutOnWord(words, wordsShown)),
    ...(voices > 0 ? [richLine(othersSaidSo(voices))] : []),
    ...lessonLines(conversation, wordsShown),
  ];
}

function belowStory(
  conversation: Conversation,
  reading: Reading,
  wordsShown: number,
  elements: readonly ActionsBlockElement[] = [],
): KnownBlock[] {
  const { id } = conversation;
  const isCut = hasMore(conversation, wordsShown);
  const all = [...(isCut ? [readAll.element('Read all', { id })] : []), ...elements];
  return [storyContext(conversation, reading), ...(all.length > 0 ? [actions(...all)] : [])];
}

/** Of what colleagues added, a story shows the newest. */
const LESSONS_SHOWN = 2;
const LESSON_SHOWN = 200;

/** What was learned, and below it what colleagues added: "Grace: …". */
function lessonLines({ lesson, lessons }: Conversation, limit: number): RichTextBlock[] {
  const added = lessons.slice(-LESSONS_SHOWN).map(({ by, text }) => `${by.name}: ${cutOnWord(text, LESSON_SHOWN)}`);
  const lines = [...(lesson === '' ? [] : [cutOnWord(lesson, ownLesson(limit))]), ...added];
  const hidden = lessons.length - added.length;
  return [
    ...lines.map((line, index) => (index === 0 ? richLine(richText(LEARNED, { bold: true }), line) : richLine(line))),
    ...(hidden > 0 ? [richLine(`and ${hidden} more`)] : []),
  ];
}

/** A message takes about 12,000 characters in all, and an emoji counts as two; the words come first. */
function ownLesson(limit: number): number {
  return Math.min(Math.floor(limit / 2), 1_000);
}

const LEARNED = 'What we learned: ';

/** Whether something of it is left for "Read all". */
function hasMore({ words, lesson, lessons }: Conversation, limit: number): boolean {
  const isCut = (text: string, shown: number): boolean => cutOnWord(text, shown) !== text;
  const areLessonsCut = lessons.length > LESSONS_SHOWN || lessons.some(({ text }) => isCut(text, LESSON_SHOWN));
  return isCut(words, limit) || isCut(lesson, ownLesson(limit)) || areLessonsCut;
}

/** "Heard by Mikko Salo, in a call, 3 days ago", "answered yesterday", "link" */
function storyContext(conversation: Conversation, reading: Reading): KnownBlock {
  const { zone } = reading;
  const { answeredAt, link: address } = conversation;
  return context(
    spoken(heardParts(conversation, reading)),
    ...(answeredAt ? [mrkdwn`· answered ${dateToken(answeredAt, 'date', zone)}`] : []),
    ...(address === '' ? [] : [mrkdwn`· ${link(address, 'link')}`]),
  );
}

/** "Heard by Mikko Salo, in a call, 3 days ago", or with its date where it is kept. */
function heardParts(conversation: Conversation, { now, zone, isKept = false }: Reading): Part[] {
  if (!isKept) return [heardBy(conversation, localDate(now, zone))];
  return [`${heardFrom(conversation)}, `, heardOnElement(conversation, zone)];
}

/** The day on which it was heard: "today" as long as that is so for whoever reads it. */
function heardOnElement({ heardOn }: Conversation, zone: string): RichTextDate {
  return dateElement(instantAt(heardOn, '12:00', zone), 'date', zone);
}

/** The same story in one breath, for notifications and screen readers. */
export function storyInOneBreath(conversation: Conversation, reading: Reading): string {
  return `${beforeHeard(conversation)}${heardBy(conversation, localDate(reading.now, reading.zone))}.`;
}

/** The like for a message that is kept. */
export function keptStoryInOneBreath(conversation: Conversation, reading: Reading): Mrkdwn {
  return spoken([beforeHeard(conversation), ...heardParts(conversation, reading), '.']);
}

function beforeHeard(conversation: Conversation): string {
  const { level, words, voices } = conversation;
  const others = voices > 0 ? ` ${othersSaidSo(voices)}.` : '';
  return `${shortName(conversation)}, ${LEVEL_WORDS[level]}: “${cutOnWord(words, 700)}”${others}${learnedInOneBreath(conversation)} `;
}

function learnedInOneBreath({ lesson, lessons }: Conversation): string {
  const added = lessons.slice(-LESSONS_SHOWN).map(({ by, text }) => `${by.name}: ${cutOnWord(text, LESSON_SHOWN)}`);
  const learned = [...(lesson === '' ? [] : [cutOnWord(lesson, LESSON_SHOWN)]), ...added];
  return learned.length === 0 ? '' : ` ${LEARNED}${learned.join(' ')}`;
}

/** Everything that "Read all" shows: the words, and all that was learned from them. */
export function wholeStory({ words, lesson, lessons }: Conversation): KnownBlock[] {
  const learned = [lesson, ...lessons.map(({ by, text }) => `${by.name}: ${text}`)].filter((text) => text !== '');
  return [...wholeWords(words), ...wholeLessons(learned)];
}

/** As many lines in one block as Slack needs; a modal takes a hundred blocks. */
function wholeLessons(learned: readonly string[]): KnownBlock[] {
  const shown = learned.slice(0, MOST_LESSONS);
  const hidden = learned.length - shown.length;
  return [
    ...shown.map((text, index) => (index === 0 ? richLine(richText(LEARNED, { bold: true }), text) : richLine(text))),
    ...(hidden > 0 ? [richLine(`and ${hidden} more`)] : []),
  ];
}

const MOST_LESSONS = 60;

/** A customer's words in full, in as many quotes as Slack needs. */
export function wholeWords(words: string): KnownBlock[] {
  return inPieces(words, 3_000).map(quote);
}

/** "#12 · heard yesterday · nobody owns it yet · needs an owner by <date>.": what is left of a record whose words the reader may not see. */
export function outlineParts(conversation: Conversation, reading: Reading): Part[] {
  const { now, zone, isKept = false } = reading;
  const heard: Part[] = isKept
    ? ['heard ', heardOnElement(conversation, zone)]
    : [whenHeard(conversation, localDate(now, zone))];
  return [
    `#${conversation.number} · `,
    ...heard,
    ' · ',
    ...ownerParts(conversation, reading),
    '. Its words are confined.',
  ];
}

function ownerParts({ stage, owner, dueAt }: Conversation, reading: Reading): Part[] {
  if (owner) return [`${owner.name} owns it`];
  if (stage !== 'new') return ['nothing to answer'];
  return ['nobody owns it yet', ...(dueAt ? [' · ', ...ownerDeadline(dueAt, reading)] : [])];
}

/** "needs an owner by <date>", or "needed" once that is past. */
export function ownerDeadline(dueAt: Date, { now, zone }: Reading): Part[] {
  const verb = now.getTime() > dueAt.getTime() ? 'needed' : 'needs';
  return [`${verb} an owner by `, dateElement(dueAt, 'date and time', zone)];
}

/** Splits text into pieces of at most `limit` code points, after a space where there is one. Joined they are the text. */
function inPieces(text: string, limit: number): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  while (characters.length > limit) {
    const space = characters.slice(0, limit).lastIndexOf(' ');
    pieces.push(characters.splice(0, space > limit / 2 ? space + 1 : limit).join(''));
  }
  return [...pieces, characters.join('')];
}
