import type { HomeView, KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import { actions, context, divider, header, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { channelElement } from '../../slack/spoken.ts';
import {
  type Conversation,
  logOne,
  oneBlock,
  openIt,
  type Reading,
  seeAndTake,
  seeQuiet,
  shortName,
  whatIHeard,
  whenHeard,
} from '../conversations/index.ts';
import { type Opener, setUp } from '../openers/index.ts';

/** How many of what a person owns are listed. */
export const MOST_OWED = 10;
const MOST_COMING = 5;
const WORDS_IN_LIST = 200;

/** A host's opener and when its next post comes. */
export interface Coming {
  readonly opener: Opener;
  readonly at: Date;
}

/** App Home: first what waits for me, then the openers I host, then what I can do. */
export function homeView(facts: {
  /** What the viewer owns and has not answered; one more than is shown when there are more. */
  readonly owed: readonly Conversation[];
  /** How many wait for an owner. */
  readonly waiting: number;
  /** Who was not heard from for long, in one line; "" for nobody. */
  readonly quiet: string;
  readonly coming: readonly Coming[];
  /** False for guests. */
  readonly mayTake: boolean;
  /** A guest, or somebody who has not done anything here yet: they are told what this is. */
  readonly isNewHere: boolean;
  readonly reading: Reading;
}): HomeView {
  const { owed, waiting, quiet, coming, mayTake, isNewHere, reading } = facts;
  return {
    type: 'home',
    blocks: [
      ...(isNewHere ? [section('I keep a seat for the customer in your meetings.')] : []),
      header(headline(owed.length)),
      ...owedBlocks(owed, reading),
      ...(waiting > 0 && mayTake ? [divider(), ...waitingBlocks(waiting)] : []),
      ...(quiet === '' ? [] : [divider(), section(quiet, seeQuiet.element('See who', {}))]),
      ...(coming.length > 0 ? [divider(), ...comingBlocks(coming)] : []),
      divider(),
      actions(
        logOne.element('Log what a customer said', {}, { style: 'primary' }),
        whatIHeard.element('What I heard', {}),
        ...(mayTake ? [setUp.element('Set up an opener', {})] : []),
      ),
    ],
  };
}

function headline(owed: number): string {
  if (owed === 0) return 'Nothing waits for you';
  if (owed > MOST_OWED) return `More than ${MOST_OWED} customers wait for you`;
  return owed === 1 ? '1 customer waits for you' : `${owed} customers wait for you`;
}

function owedBlocks(owed: readonly Conversation[], reading: Reading): KnownBlock[] {
  const today = localDate(reading.now, reading.zone);
  return owed.slice(0, MOST_OWED).flatMap((conversation) => {
    const { id, number, words } = conversation;
    return [
      oneBlock(
        richLine(
          richText(shortName(conversation), { bold: true }),
          ` · #${number} · ${whenHeard(conversation, today)}`,
        ),
        quote(cutOnWord(words, WORDS_IN_LIST)),
      ),
      actions(openIt.element('Open', { id }, { label: `Open #${number}` })),
    ];
  });
}

function waitingBlocks(waiting: number): KnownBlock[] {
  const line = waiting === 1 ? '1 customer waits for an owner.' : `${waiting} customers wait for an owner.`;
  return [section(line, seeAndTake.element('See and take', {}))];
}

function comingBlocks(coming: readonly Coming[]): KnownBlock[] {
  const { shown, more } = andMore(coming, MOST_COMING);
  return [
    ...shown.map(({ opener, at }) =>
      richLine(
        richText(opener.name, { bold: true }),
        ' in ',
        channelElement(opener.channelId),
        ' opens next ',
        dateElement(at, 'date and time', opener.zone),
      ),
    ),
    ...(more ? [context(more)] : []),
  ];
}
