import { actions, quote, richLine } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { spoken } from '../../slack/spoken.ts';
import type { MorningLine } from '../morning.ts';
import { itHeld, itIsDone, itRecurred } from './actions.ts';
import type { Prevention } from './prevention.ts';

const ACTION_SHOWN = 300;

/** What somebody does so that it does not come again: is it done; a month later, did it hold? */
export function preventionLine(prevention: Prevention, question: 'done' | 'held'): MorningLine {
  const { id, number, action } = prevention;
  const answer = answerIn(prevention, question);
  const asks =
    question === 'done' ? `Due by now, so that #${number} does not come again:` : `Did it hold, after #${number}?`;
  const line = [answer === null ? asks : `✓ #${number}: ${answer}`];
  const label = { label: `Done: #${number}` };
  const buttons =
    question === 'done'
      ? [itIsDone.element('Done', { id }, { style: 'primary', ...label })]
      : [
          itHeld.element('Yes', { id }, { style: 'primary', label: `Yes, it held: #${number}` }),
          itRecurred.element('No', { id }, { label: `No, it came again: #${number}` }),
        ];
  return {
    spoken: spoken([...line, ` ${cutOnWord(action, ACTION_SHOWN)}`]),
    blocks: [
      richLine(...line),
      quote(cutOnWord(action, ACTION_SHOWN)),
      ...(answer === null ? [actions(...buttons)] : []),
    ],
  };
}

function answerIn({ doneAt, held }: Prevention, question: 'done' | 'held'): string | null {
  if (question === 'done') return doneAt === null ? null : 'done.';
  if (held === null) return null;
  return held ? 'it held.' : 'it came again.';
}
