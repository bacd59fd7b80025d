import { actions, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import { type Conversation, type Reading, shortName } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { areContent, areNotContent, dontKnowYet } from './actions.ts';
import type { Standing } from './standing.ts';

/** "Is Maarit, Acme Oy (#12) content with our answer?" [Yes] [Not yet] [Don’t know], or what was said. */
export function contentLine(facts: {
  readonly conversation: Conversation;
  readonly standing: Standing;
  /** When they were to be asked. */
  readonly askAt: Date;
  /** For whom the reader stands in; null when it is theirs. */
  readonly insteadOf: string | null;
  readonly reading: Reading;
}): MorningLine {
  const { conversation, standing, askAt, insteadOf, reading } = facts;
  const { id, number } = conversation;
  const customer: Part[] = [richText(shortName(conversation), { bold: true }), ` (#${number})`];
  const isOpen = standing.askContentAt?.getTime() === askAt.getTime();
  const line: Part[] = isOpen
    ? [insteadOf === null ? 'Is ' : `${insteadOf} is away. Is `, ...customer, ' content with our answer?']
    : ['✓ ', ...customer, ': ', ...outcome(standing, reading)];
  const about = (verb: string) => ({ label: `${verb}: #${number}` });
  return {
    spoken: spoken(line),
    blocks: [
      richLine(...line),
      ...(isOpen
        ? [
            actions(
              areContent.element('Yes', { id }, { style: 'primary', ...about('Yes') }),
              areNotContent.element('Not yet', { id }, about('Not yet')),
              dontKnowYet.element('I don’t know', { id }, about('I don’t know')),
            ),
          ]
        : []),
    ],
  };
}

function outcome({ contentment, askContentAt }: Standing, { zone }: Reading): Part[] {
  if (contentment === 'content') return ['content.'];
  if (contentment === 'not_yet') return ['not content yet, so it is open again.'];
  if (askContentAt !== null) return ['I ask again on ', dateElement(askContentAt, 'date', zone), '.'];
  return contentment === 'unknown' ? ['not known. I do not ask again.'] : ['it went on.'];
}
