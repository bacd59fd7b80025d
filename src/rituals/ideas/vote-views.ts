import { actions, richLine } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { openIdea, takeVoteBack, voteFor } from './actions.ts';
import type { Voting } from './voting.ts';

/** After a vote, only to whoever pressed; it says no more of the idea than its number, for guests may vote where it was posted. */
export function voted({ kind, idea }: Voting): Message {
  const { id, number, votes } = idea;
  const line = `${deedWords(kind, number)} ${countWords(votes)}`;
  const isFor = kind === 'counted' || kind === 'counted_already';
  return message(line, [
    richLine(line),
    actions(
      isFor ? takeVoteBack.element('Take my vote back', { id }) : voteFor.element('I am for it', { id }),
      openIdea.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ]);
}

function deedWords(kind: Voting['kind'], number: number): string {
  switch (kind) {
    case 'counted':
      return `You are for #${number}.`;
    case 'counted_already':
      return `You are for #${number} already; each colleague counts once.`;
    case 'taken_back':
      return `You took your vote for #${number} back.`;
    case 'nothing_to_take_back':
      return `You had no vote for #${number}.`;
  }
}

function countWords(votes: number): string {
  if (votes === 0) return 'Nobody else is for it yet.';
  return votes === 1 ? 'One colleague is for it now.' : `${votes} colleagues are for it now.`;
}
