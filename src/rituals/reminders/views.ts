import type { KnownBlock } from '@slack/types';
import { context, richLine, richText, section } from '../../slack/blocks.ts';
import { LIMITS } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import type { MorningLine } from '../morning.ts';

const GREETING = 'Good morning.';
/** The greeting, the footer, and what says that there is more. */
const FRAME = 3;

/** The one direct message of a person's morning: a greeting and what waits, each line with its own buttons. */
export function morningMessage(lines: readonly MorningLine[]): Message {
  const shown = fitting(lines, LIMITS.messageBlocks - FRAME);
  const more = lines.length - shown.length;
  return message(joinMrkdwn([GREETING, ...lines.map(({ spoken }) => spoken)], ' '), [
    section(GREETING),
    ...shown.flatMap((line, index) => [...headingOf(line, shown[index - 1]), ...line.blocks]),
    ...(more > 0 ? [context(`And ${more} more.`)] : []),
    context('You get this once a day at most, when something waits. Change that in Home.'),
  ]);
}

/** As many whole lines as there is room for. */
function fitting(lines: readonly MorningLine[], room: number): readonly MorningLine[] {
  let left = room;
  const tooLong = lines.findIndex((line, index) => {
    left -= line.blocks.length + headingOf(line, lines[index - 1]).length;
    return left < 0;
  });
  return tooLong === -1 ? lines : lines.slice(0, tooLong);
}

function headingOf({ heading }: MorningLine, before: MorningLine | undefined): readonly KnownBlock[] {
  if (heading === undefined || heading === before?.heading) return [];
  return [richLine(richText(heading, { bold: true }))];
}
