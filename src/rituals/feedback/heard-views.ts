import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { type Conversation, openIt, type Reading, shortName } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import type { HistoryLine } from './history.ts';
import type { Standing } from './standing.ts';

const ANSWER_SHOWN = 300;

/** "Mikko answered Maarit, Acme Oy (#12), whom you heard, yesterday." and what was told. */
export function heardAnsweredLine(facts: {
  readonly conversation: Conversation;
  readonly standing: Standing;
  readonly answered: Pick<HistoryLine, 'actor' | 'at'>;
  readonly reading: Reading;
}): MorningLine {
  const { conversation, standing, answered, reading } = facts;
  const { id, number } = conversation;
  const line: Part[] = [
    `${answered.actor.name} answered `,
    richText(shortName(conversation), { bold: true }),
    ` (#${number}), whom you heard, `,
    dateElement(answered.at, 'date and time', reading.zone),
    standing.answeredAt === null ? '. It is open again.' : '.',
  ];
  return {
    spoken: spoken(line),
    blocks: [
      richLine(...line),
      ...(standing.answer === '' ? [] : [quote(cutOnWord(standing.answer, ANSWER_SHOWN))]),
      actions(openIt.element('Open', { id }, { label: `Open: #${number}` })),
    ],
  };
}
