import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { context, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateToken } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { link, mrkdwn } from '../../slack/text.ts';
import { type Conversation, oneBlock, type Reading, shortName, withArticle } from '../conversations/index.ts';
import type { Idea } from './idea.ts';
import { promiseWords } from './promise-views.ts';
import { interestWords, ownedBy, sentBy, statusWords } from './wording.ts';

const TEXT_SHOWN = 1_500;
const ANSWER_SHOWN = 600;
const WORDS_SHOWN = 160;
/** So many of them are shown. */
export const LINKED_SHOWN = 5;

/** What customers said that an idea answers, as far as its reader may know. */
export interface LinkedWords {
  readonly readable: readonly Conversation[];
  /** How many there are besides. */
  readonly others: number;
}

const ASKED = {
  problem: 'What is their problem?',
  delight: 'Why will it delight them?',
  evidence: 'How do we know?',
  figure: 'The figure it should move',
} as const;

/** "Link a customer’s words", on the button that asks whose an idea answers. */
export function linkWordsOf(noun: string): string {
  return `Link ${withArticle(noun)}’s words`;
}

/** An idea's title as one line shows it. */
export function titleOf({ title }: Pick<Idea, 'title'>): string {
  return title.replace(/\s+/gu, ' ');
}

/** What is shown with an idea, and to whom. */
export interface IdeaSetting {
  readonly linked: LinkedWords;
  readonly noun: Noun;
  /** Where it is talked about; "" when it was posted nowhere. */
  readonly thread: string;
  /** Whether a decline is its reader's to know before it is published. */
  readonly isInsider: boolean;
  /** Whether it says by when an answer was promised. */
  readonly isOnRecord: boolean;
}

/** An idea as it is read: title, words, answers, what customers said, and where it stands. */
export function ideaBlocks(idea: Idea, reading: Reading, { linked, isInsider, ...setting }: IdeaSetting): KnownBlock[] {
  return [
    oneBlock(
      richLine(richText(titleOf(idea), { bold: true }), `     ${statusWords(idea, isInsider)}`),
      ...(idea.text === '' ? [] : [quote(cutOnWord(idea.text, TEXT_SHOWN))]),
      ...answers(idea, setting.noun),
      ...linkedLines(linked),
      ...standing(idea),
    ),
    facts(idea, reading, setting),
  ];
}

function answers(idea: Idea, noun: Noun): RichTextBlock[] {
  const asked = { ...ASKED, whoFor: `Who is the ${noun.one} for it?` };
  const fields = ['whoFor', 'problem', 'delight', 'evidence', 'figure'] as const;
  return fields.flatMap((field) =>
    idea[field] === ''
      ? []
      : [richLine(richText(`${asked[field]} `, { bold: true }), cutOnWord(idea[field], ANSWER_SHOWN))],
  );
}

function linkedLines({ readable, others }: LinkedWords): RichTextBlock[] {
  const shown = readable.slice(0, LINKED_SHOWN);
  const hidden = others + readable.length - shown.length;
  return [
    ...shown.map((conversation) =>
      richLine(
        richText(shortName(conversation), { bold: true }),
        `: “${cutOnWord(conversation.words.replace(/\s+/gu, ' '), WORDS_SHOWN)}” (#${conversation.number})`,
      ),
    ),
    ...(hidden > 0 ? [richLine(hidden === 1 ? 'and one more conversation' : `and ${hidden} more conversations`)] : []),
  ];
}

/** Why it stands where it stands; a decline that is private to its author is not said here. */
function standing({ status, reason, isReasonPublic, mergedInto, effect, builders, outcome }: Idea): RichTextBlock[] {
  return [
    ...(mergedInto === null
      ? []
      : [
          richLine(
            `It is part of #${mergedInto.number} now${mergedInto.title === '' ? '' : `: ${titleOf(mergedInto)}`}.`,
          ),
        ]),
    ...(reason === '' || (status === 'declined' && !isReasonPublic)
      ? []
      : [richLine(richText('Why: ', { bold: true }), cutOnWord(reason, ANSWER_SHOWN))]),
    ...(effect === '' ? [] : [richLine(richText('What it did: ', { bold: true }), cutOnWord(effect, ANSWER_SHOWN))]),
    ...(outcome === '' ? [] : [richLine(richText('Outcome: ', { bold: true }), outcome)]),
    ...(builders.length === 0 ? [] : [richLine(`Built by ${builders.map(({ name }) => name).join(', ')}.`)]),
  ];
}

function facts(
  idea: Idea,
  reading: Reading,
  { noun, thread, isOnRecord }: Pick<IdeaSetting, 'noun' | 'thread' | 'isOnRecord'>,
): KnownBlock {
  const promise = isOnRecord ? promiseWords(idea, reading) : null;
  const { number, createdAt, link: address } = idea;
  const owned = ownedBy(idea);
  const behind = interestWords(idea, noun);
  return context(
    mrkdwn`#${number} · ${sentBy(idea)}, ${dateToken(createdAt, 'date', reading.zone)}`,
    ...(promise === null ? [] : [mrkdwn`· ${promise}`]),
    ...(owned === '' ? [] : [`· ${owned}`]),
    ...(behind === '' ? [] : [`· ${behind}`]),
    ...(thread === '' ? [] : [mrkdwn`· ${link(thread, 'talk about it')}`]),
    ...(address === '' ? [] : [mrkdwn`· ${link(address, 'link')}`]),
  );
}
