import type { KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { addVoiceTo, newerVoices, olderVoices, seeVoices, takeVoiceBack } from './actions.ts';
import type { Conversation } from './conversation.ts';
import type { Reading } from './reading.ts';
import { oneBlock, shortName } from './story-views.ts';
import type { Voice } from './voice.ts';
import { heardByAndWhen, othersSaidSo } from './wording.ts';

/** Who else said it, as far as one person may know. */
export interface HeardVoices {
  readonly shown: readonly Voice[];
  /** How many there are besides, whose words are confined to others. */
  readonly hidden: number;
}

export const NO_VOICES: HeardVoices = { shown: [], hidden: 0 };

const ON_RECORD = 3;
const ON_PAGE = 10;
const WORDS_ON_RECORD = 200;
const WORDS_ON_PAGE = 300;

/** Below a record: the latest who said it too, and a way to all of them. */
export function voicesOnRecord({ id }: Conversation, heard: HeardVoices, reading: Reading): KnownBlock[] {
  const { shown, hidden } = heard;
  const others = shown.length - ON_RECORD;
  return [
    ...shown.slice(0, ON_RECORD).map((voice) => voiceBlock(voice, reading, WORDS_ON_RECORD)),
    ...(others > 0 ? [context(`and ${others} more`)] : []),
    ...(hidden > 0 ? [context(confined(hidden))] : []),
    ...(shown.length > 0 ? [actions(seeVoices.element('Who said so', { id }))] : []),
  ];
}

/** One page of all who said it too. @param mayTakeBack ids of the voices this person may take back */
export function voiceList(facts: {
  readonly conversation: Conversation;
  readonly heard: HeardVoices;
  readonly mayTakeBack: ReadonlySet<string>;
  /** From 0. */
  readonly page: number;
  readonly reading: Reading;
  /** What just happened, on top. */
  readonly news?: Message;
}): Message {
  const { conversation, heard, mayTakeBack, page, reading, news } = facts;
  const { id, number } = conversation;
  const from = page * ON_PAGE;
  const shown = heard.shown.slice(from, from + ON_PAGE);
  const title = `#${number} · ${shortName(conversation)} ${othersSaidSo(conversation.voices)}`.trim();
  const turns = [
    ...(page > 0 ? [newerVoices.element('Newer', { id, page: page - 1 })] : []),
    ...(heard.shown.length > from + ON_PAGE ? [olderVoices.element('Older', { id, page: page + 1 })] : []),
  ];
  return message(title, [
    ...(news?.blocks ?? []),
    richLine(richText(title, { bold: true })),
    ...shown.flatMap((voice) => [
      voiceBlock(voice, reading, WORDS_ON_PAGE),
      ...(mayTakeBack.has(voice.id) ? [actions(takeBack(voice, 'Take it back'))] : []),
    ]),
    ...(heard.hidden > 0 ? [context(confined(heard.hidden))] : []),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

/** After somebody added that another customer said it. Only to them. */
export function voiceAdded(conversation: Conversation, voice: Voice): Message {
  const { id, number, voices } = conversation;
  const others = voices > 0 ? ` ${othersSaidSo(voices)}.` : '';
  const line = `Added. #${number} · ${shortName(conversation)}${others} This time it was ${shortName(voice)}.`;
  return message(line, [
    richLine(line),
    ...(voice.audience === 'confined'
      ? [context('Their words stay with the people of the channel they came from.')]
      : []),
    actions(addVoiceTo.element('Add another', { id }), takeBack(voice, 'Undo')),
  ]);
}

/** After a voice was taken back. */
export function voiceTakenBack(conversation: Conversation, voice: Voice): Message {
  return said(`${shortName(voice)} is taken back from #${conversation.number}. Nothing of it was kept.`);
}

function takeBack(voice: Voice, text: string) {
  return takeVoiceBack.element(text, { id: voice.id }, { label: `${text}: ${shortName(voice)}` });
}

function voiceBlock(voice: Voice, { now, zone }: Reading, wordsShown: number): KnownBlock {
  return oneBlock(
    richLine(
      richText(shortName(voice), { bold: true }),
      ` said so too. ${heardByAndWhen(voice, localDate(now, zone))}.`,
    ),
    ...(voice.words === '' ? [] : [quote(cutOnWord(voice.words, wordsShown))]),
  );
}

function confined(count: number): string {
  return count === 1 ? '1 more whose words you may not read.' : `${count} more whose words you may not read.`;
}
