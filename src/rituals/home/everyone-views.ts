import type { KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { context, divider, header, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { LEVEL_SIGNS, LEVELS, type Level } from '../conversations/index.ts';
import type { Figures, RepeatedCause } from '../feedback/index.ts';
import { FIGURE_DAYS } from '../feedback/index.ts';

const CAUSE_SHOWN = 100;

/** How the whole workspace does, each figure with how many it stands on; nothing in it ranks people. */
export function everyoneBlocks(figures: Figures, causes: readonly RepeatedCause[], noun: Noun): KnownBlock[] {
  const lines = figureLines(figures, noun);
  if (lines.length === 0) return [];
  return [
    divider(),
    header(`Everyone, the last ${FIGURE_DAYS} days`),
    section(lines.join('\n')),
    ...(causes.length > 0 ? [section(`Came up again: ${causes.map(causeInWords).join(', ')}.`)] : []),
    context('Counts of what happened, of nobody in particular.'),
  ];
}

function figureLines({ owned, answer, told, learned, held, content, levels }: Figures, { many }: Noun): string[] {
  const heard = LEVELS.reduce((sum, level) => sum + levels[level], 0);
  const shares = [
    { ...owned, words: 'had an owner within a working day' },
    { ...told, words: 'answers were told to everyone' },
    { ...learned, words: 'answers taught us something' },
    { ...held, words: 'preventions held' },
    { ...content, words: `${many} were content with the answer` },
  ];
  const [first, ...others] = shares.map(({ count, of, words }) => (of === 0 ? [] : [`• ${count} of ${of} ${words}`]));
  return [
    ...(heard === 0 ? [] : [`• ${heard} heard: ${levelsInWords(levels)}`]),
    ...(first ?? []),
    ...(answer === null ? [] : [`• ${daysInWords(answer.days)} to an answer at the median, of ${answer.of}`]),
    ...others.flat(),
  ];
}

const LEVELS_COUNTED: Readonly<Record<Level, string>> = { unmet: 'fell short', met: 'delivered', exceeded: 'wow' };

function levelsInWords(levels: Figures['levels']): string {
  return LEVELS.filter((level) => levels[level] > 0)
    .map((level) => `${LEVEL_SIGNS[level]} ${levels[level]} ${LEVELS_COUNTED[level]}`)
    .join(' · ');
}

/** "under an hour" cannot be told from days; a tenth of a day is as fine as it gets. */
function daysInWords(days: number): string {
  const rounded = Math.round(days * 10) / 10;
  if (rounded < 0.1) return 'Less than a tenth of a working day';
  return rounded === 1 ? '1 working day' : `${rounded} working days`;
}

function causeInWords({ cause, times }: RepeatedCause): string {
  return `“${cutOnWord(cause, CAUSE_SHOWN)}” ${times} times`;
}
