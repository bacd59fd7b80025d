import type { KnownBlock } from '@slack/types';
import { context, divider, richLine, richText, section } from '../../slack/blocks.ts';
import { LIMITS } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import type { MorningLine } from '../morning.ts';

const GREETING = 'Good morning.';
/** The greeting, the footer, and what says that there is more. */
const FRAME = 3;

/**
 * The one direct message of a person's morning: a greeting and what waits, each line with its own buttons.
 * @param left how many more there was no room for; they have the next morning
 */
export function morningMessage(lines: readonly MorningLine[], left = 0): Message {
  const within = withinRoom(lines);
  const shown = within.slice(0, fitting(within));
  const more = left + lines.length - shown.length;
  const rest = more > 0 ? [restInWords(more)] : [];
  return message(joinMrkdwn([GREETING, ...shown.map(({ spoken }) => spoken), ...rest], ' '), [
    section(GREETING),
    ...withHeadings(shown).flat(),
    ...rest.map((words) => context(words)),
    context('You get this once a day at most, when something waits. Change that in Home.'),
  ]);
}

/** How many of these, from the first on, one message has room for. */
export function fitting(lines: readonly MorningLine[]): number {
  let left = LIMITS.messageBlocks - FRAME;
  const tooLong = withHeadings(lines).findIndex((blocks) => {
    left -= blocks.length;
    return left < 0;
  });
  return tooLong === -1 ? lines.length : tooLong;
}

/** What has grown since it was found to fit is told all the same: without buttons, from the last line on. */
function withinRoom(lines: readonly MorningLine[], bareFrom = lines.length): readonly MorningLine[] {
  const some = lines.map((line, index) => (index < bareFrom ? line : { ...line, blocks: line.blocks.slice(0, 1) }));
  return bareFrom === 0 || fitting(some) === some.length ? some : withinRoom(lines, bareFrom - 1);
}

function restInWords(more: number): string {
  return more === 1
    ? 'There was no room for one more: it comes with your next morning.'
    : `There was no room for ${more} more: they come with your next morning.`;
}

/** Each line's blocks, below its heading where it is the first under it; what stands under none is set apart from what does. */
function withHeadings(lines: readonly MorningLine[]): KnownBlock[][] {
  let above: string | undefined;
  return lines.map(({ heading, goesOn, blocks }) => {
    const own = heading ?? (goesOn ? above : undefined);
    const isNew = own !== above;
    above = own;
    if (!isNew) return [...blocks];
    return [own === undefined ? divider() : richLine(richText(own, { bold: true })), ...blocks];
  });
}
