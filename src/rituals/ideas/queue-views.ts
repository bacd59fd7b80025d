import { actions, richLine } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { reviewQueue } from './actions.ts';
import type { Idea } from './idea.ts';
import { STATUS_WORDS } from './wording.ts';

/** Nothing waits at all. */
export function nothingToReview(): Message {
  return said('No idea waits for a decision. Everybody who sent one has an answer.');
}

/** At the end of the walk. @param left how many still wait @param told what somebody else did with the last one; "" for nothing */
export function allReviewed(left: number, told: string): Message {
  const line = left === 0 ? 'That was the last one. Nobody waits for an answer now.' : `That was all. ${waits(left)}`;
  return message(line, [
    ...(told === '' ? [] : [richLine(told)]),
    richLine(line),
    ...(left === 0 ? [] : [actions(reviewQueue.element('Go through them again', {}))]),
  ]);
}

function waits(left: number): string {
  return left === 1 ? 'One idea still waits for a decision.' : `${left} ideas still wait for a decision.`;
}

/** To whoever reviews nothing. */
export function reviewersOnly(): Message {
  return said(
    `Ideas are reviewed by admins and those who were chosen for it. With ${typed('/idea mine')} you see where yours are.`,
  );
}

/** What somebody else did while the form stood open. */
export function decidedMeanwhile(
  { number, status }: Idea,
  last: { readonly actor: { readonly name: string } | null } | null,
): string {
  const by = last?.actor ? `, by ${last.actor.name}` : '';
  return `#${number} is ${STATUS_WORDS[status]} meanwhile${by}. Yours changed nothing.`;
}
