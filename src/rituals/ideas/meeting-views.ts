import type { KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { context, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { openIdea, seeNewest } from './actions.ts';
import { thanksWords } from './done-views.ts';
import type { Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';

const ANSWER_SHOWN = 160;

/** "New ideas", each with its customer and why it will delight them, for a meeting’s post. @param more how many there are besides */
export function meetingIdeaBlocks(found: readonly Idea[], more: number): KnownBlock[] {
  if (found.length === 0) return [];
  return [
    context(found.length === 1 ? 'A new idea' : 'New ideas'),
    ...found.map((idea) =>
      section(ideaInAMeeting(idea), openIdea.element('Open', { id: idea.id }, { label: `Open idea #${idea.number}` })),
    ),
    ...(more > 0
      ? [
          section(
            more === 1 ? 'And one more.' : `And ${more} more.`,
            seeNewest.element('See all', {}, { label: 'See all ideas' }),
          ),
        ]
      : []),
  ];
}

/** "Ideas that are done", each with what changed and why, what it does for the customer, and thanks. */
export function meetingDoneBlocks(found: readonly Idea[], noun: Noun): KnownBlock[] {
  if (found.length === 0) return [];
  return [
    context(found.length === 1 ? 'An idea is done' : 'Ideas that are done'),
    ...found.map((idea) =>
      section(
        doneInAMeeting(idea, noun),
        openIdea.element('Open', { id: idea.id }, { label: `Open idea #${idea.number}` }),
      ),
    ),
  ];
}

/** "Say thanks by phone (#34)", and in lines of their own what changed and why, what it does for whom, and thanks. */
export function doneInAMeeting(idea: Idea, noun: Noun): string {
  const { number, reason, effect } = idea;
  const thanks = thanksWords(idea);
  return [
    `${titleOf(idea)} (#${number})`,
    ...(reason === '' ? [] : [`What changed: ${inALine(reason)}`]),
    ...(effect === '' ? [] : [`For the ${noun.one}: ${inALine(effect)}`]),
    ...(thanks === '' ? [] : [thanks]),
  ].join('\n');
}

/** "Say thanks by phone (#34)", and in lines of their own for whom it is and why it will delight them. */
export function ideaInAMeeting(idea: Idea): string {
  const { number, whoFor, delight } = idea;
  return [
    `${titleOf(idea)} (#${number})`,
    ...(whoFor === '' ? [] : [`For: ${inALine(whoFor)}`]),
    ...(delight === '' ? [] : [`Delight: ${inALine(delight)}`]),
  ].join('\n');
}

function inALine(text: string): string {
  return cutOnWord(text.replace(/\s+/gu, ' '), ANSWER_SHOWN);
}
