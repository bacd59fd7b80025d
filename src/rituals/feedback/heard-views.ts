import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { type Conversation, openIt, type Reading, shortName, type Voice } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import type { HistoryLine } from './history.ts';
import type { Standing } from './standing.ts';

const ANSWER_SHOWN = 300;

/**
 * "Mikko answered Maarit, Acme Oy (#12), whom you heard, yesterday." and what was told; to whoever heard another one: "Mikko
 * answered Maarit, Acme Oy (#12), yesterday. Leena, Beta Oy, whom you heard, said the same."
 */
export function heardAnsweredLine(facts: {
  readonly conversation: Conversation;
  readonly standing: Standing;
  readonly answered: Pick<HistoryLine, 'actor' | 'at'>;
  /** Whether the reader may read it. */
  readonly isReadable: boolean;
  /** What the reader heard of others who said the same; none when they heard it first. */
  readonly same: readonly Pick<Voice, 'customer'>[];
  readonly reading: Reading;
}): MorningLine {
  const { conversation, standing, answered, isReadable, same, reading } = facts;
  const { id, number } = conversation;
  const line: Part[] = [
    `${answered.actor.name} answered `,
    ...(isReadable ? [richText(shortName(conversation), { bold: true }), ` (#${number}), `] : [`#${number}, `]),
    ...(same.length === 0 ? ['whom you heard, '] : []),
    dateElement(answered.at, 'date and time', reading.zone),
    standing.answeredAt === null ? '. It is open again.' : '.',
    ...(same.length === 0 ? [] : [` ${namesOf(same)}, whom you heard, said the same.`]),
  ];
  return {
    spoken: spoken(line),
    blocks: [
      richLine(...line),
      ...(standing.answer === '' || !isReadable ? [] : [quote(cutOnWord(standing.answer, ANSWER_SHOWN))]),
      actions(openIt.element('Open', { id }, { label: `Open: #${number}` })),
    ],
  };
}

function namesOf(same: readonly Pick<Voice, 'customer'>[]): string {
  const [first = '', ...others] = [...new Set(same.map((voice) => shortName(voice)))];
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
