import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { localDate } from '../../schedule/local-time.ts';
import { actions, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { openIt, type Reading } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { itHeld, itIsDone, itRecurred, undoPreventionAnswer } from './actions.ts';
import type { HistoryLine } from './history.ts';
import { type Prevention, type PreventionAnswer, type PreventionQuestion, questionOn } from './prevention.ts';

const ACTION_SHOWN = 300;
const ACTION_IN_LIST = 150;

/** What somebody does so that it does not come again: it is theirs; is it done; a month later, did it hold? @param insteadOf for whom the reader stands in; null when it is theirs */
export function preventionLine(
  prevention: Prevention,
  question: PreventionQuestion | 'told',
  insteadOf: string | null,
): MorningLine {
  const { id, number, action, isLeftBehind, doer, dueOn, conversationId } = prevention;
  const promised = isLeftBehind ? [` ${doer}, who has left, had promised it.`] : [];
  const answer = answerIn(prevention, question);
  const asks = {
    told: `${insteadOf === null ? 'You' : 'They'} are to do this by ${dayInWords(dueOn)}, so that #${number} does not come again:`,
    done: `Due by now, so that #${number} does not come again:`,
    held: `Did it hold, after #${number}?`,
  }[question];
  const open = openIt.element('Open', { id: conversationId }, { label: `Open: #${number}` });
  const buttons =
    question === 'told'
      ? [...questionButtons({ id }, number, 'done'), open]
      : questionButtons({ id }, number, question);
  const away = insteadOf === null ? '' : `${insteadOf} is away. `;
  const line = [answer === null ? `${away}${asks}` : `✓ #${number}: ${answer}`, ...promised];
  return {
    spoken: spoken([...line, ` ${cutOnWord(action, ACTION_SHOWN)}`]),
    blocks: [
      richLine(...line),
      quote(cutOnWord(action, ACTION_SHOWN)),
      ...(answer === null ? [actions(...buttons)] : []),
    ],
  };
}

/** [Done], or [Yes] [No]. */
function questionButtons(
  value: { readonly id: string; readonly page?: number },
  number: number,
  question: PreventionQuestion,
): Button[] {
  if (question === 'done') return [itIsDone.element('Done', value, { style: 'primary', label: `Done: #${number}` })];
  return [
    itHeld.element('Yes', value, { style: 'primary', label: `Yes, it held: #${number}` }),
    itRecurred.element('No', value, { label: `No, it came again: #${number}` }),
  ];
}

/**
 * What somebody promised so that it does not come again, in a list of their own; what is asked of it can be answered.
 * @param page of the list that is shown again after that; left out in App Home
 */
export function promisedBlocks(prevention: Prevention, { now, zone }: Reading, page?: number): KnownBlock[] {
  const { id, number, action, dueOn, doneAt, askHeldAt } = prevention;
  const asked = questionOn(prevention, localDate(now, zone), zone);
  const question = asked ?? (doneAt === null ? 'done' : null);
  const stands: Part[] =
    asked === 'held'
      ? ['did it hold?']
      : doneAt === null
        ? [`by ${dayInWords(dueOn)}`]
        : ['done', ...askedOn(askHeldAt, zone)];
  return [
    richLine(richText(`#${number}`, { bold: true }), ' · ', cutOnWord(action, ACTION_IN_LIST), ' · ', ...stands),
    ...(question === null
      ? []
      : [actions(...questionButtons({ id, ...(page === undefined ? {} : { page }) }, number, question))]),
  ];
}

const HOLDS: Readonly<Record<PreventionAnswer, string>> = {
  done: 'is done',
  held: 'held',
  recurred: 'did not hold: it came again',
};

/** To whoever has just answered: what is so now, and how to take it back. @param page of the list in which they did; left out elsewhere */
export function preventionAnswered(
  facts: { readonly prevention: Prevention; readonly answer: PreventionAnswer; readonly at: Date },
  page?: number,
): Message {
  const { prevention, answer, at } = facts;
  const line = `✓ What prevents #${prevention.number} ${HOLDS[answer]}.`;
  const value = { id: prevention.id, answer, at: at.getTime(), ...(page === undefined ? {} : { page }) };
  const undo = undoPreventionAnswer.element('Undo', value, { label: `Undo: #${prevention.number}` });
  return message(line, [richLine(line), actions(undo)]);
}

/** After Undo. */
export function preventionUndone({ number }: Pick<Prevention, 'number'>): Message {
  return said(`What prevents #${number} stands again as before.`);
}

/** To whoever presses once more, or late: what holds, and who said so when. @param reader who reads it */
export function preventionStands(
  {
    prevention: { number, askHeldAt, held },
    holds,
    by,
  }: {
    readonly prevention: Prevention;
    readonly holds: PreventionAnswer;
    readonly by: Pick<HistoryLine, 'actor' | 'at'> | null;
  },
  { id, zone }: { readonly id: string; readonly zone: string },
): Message {
  const who = by?.actor.id === id ? 'You' : by?.actor.name;
  const before: Part[] =
    by && who ? [`${who} said that (`, dateElement(by.at, 'date and time', zone), ').'] : ['That was said before.'];
  const next: Part[] =
    holds === 'done' && held === null && askHeldAt !== null
      ? [' Whether it held is asked on ', dateElement(askHeldAt, 'date', zone), '.']
      : [' Nothing is left for you to do.'];
  return said(`What prevents #${number} ${HOLDS[holds]}. `, ...before, ...next);
}

function askedOn(askHeldAt: Date | null, zone: string): Part[] {
  return askHeldAt === null ? [] : ['; whether it held is asked on ', dateElement(askHeldAt, 'date', zone)];
}

function answerIn({ doneAt, held }: Prevention, question: PreventionQuestion | 'told'): string | null {
  if (question !== 'held') return doneAt === null ? null : 'done.';
  if (held === null) return null;
  return held ? 'it held.' : 'it came again.';
}
