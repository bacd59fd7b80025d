import type { Button } from '@slack/types';
import { actions, richLine } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { type Conversation, type LastAct, undoVisit, wasFirst } from '../conversations/index.ts';
import { assignAnyway, learnFromIt } from './actions.ts';
import type { Sharing } from './share.ts';
import { sharingLine } from './sharing-views.ts';
import type { Standing, StepKind } from './standing.ts';
import type { Refusal } from './steps.ts';

/** What a person reads after a visit: what is so now, and how to take it back. */
export function stepped(facts: {
  readonly conversation: Conversation;
  /** How it is called for the reader. */
  readonly name: string;
  readonly after: Standing;
  /** What was done last. */
  readonly kind: StepKind;
  readonly ownerName: string;
  /** From whom somebody else has just passed it on; null for nobody. */
  readonly takenFrom: string | null;
  /** Whether the reader owns it. */
  readonly isOwn: boolean;
  readonly now: Date;
  readonly zone: string;
  /** How everyone hears of it; null when nobody was to be told. */
  readonly sharing: Sharing | null;
  /** What else is worth saying; null for nothing. */
  readonly remark: string | null;
}): Message {
  const { conversation, name, after, now, sharing, remark } = facts;
  const line: Part[] = [`✓ #${conversation.number} · ${name}: `, ...nowSo(after, facts)];
  const told = sharing ? sharingLine(sharing) : [];
  return message(spoken([...line, ...(sharing ? [' ', ...told] : []), ...(remark ? [` ${remark}`] : [])]), [
    richLine(...line),
    ...(sharing ? [richLine(...told)] : []),
    ...(remark ? [richLine(remark)] : []),
    actions(...goingOn(facts), undoVisit.element('Undo', { id: conversation.id, at: now.getTime() })),
  ]);
}

/** Who has just answered may say at once what was learned, and what prevents it: the loop is closed in one visit. */
function goingOn({ conversation, after, kind }: Parameters<typeof stepped>[0]): Button[] {
  const isAnswered = after.stage === 'answered' || after.stage === 'shared';
  if (!isAnswered || (kind !== 'answer' && kind !== 'share')) return [];
  return [learnFromIt.element('What did we learn?', { id: conversation.id }, { style: 'primary' })];
}

interface NowFacts {
  readonly ownerName: string;
  /** From whom somebody else has just passed it on; null for nobody. */
  readonly takenFrom: string | null;
  readonly isOwn: boolean;
  readonly kind: StepKind;
  readonly zone: string;
}

/** After which it is said how content the customer is; what is done later with what stayed open has its own words. */
const SAYS_CONTENT: readonly StepKind[] = ['answer', 'hear_contentment'];

function nowSo(standing: Standing, { ownerName, takenFrom, isOwn, kind, zone }: NowFacts): Part[] {
  const whose = `it is ${isOwn ? 'yours' : `${ownerName}’s`}${takenFrom === null ? '' : ` and no longer ${takenFrom}’s`}`;
  const by: Part[] = standing.dueAt ? [' by ', dateElement(standing.dueAt, 'date and time', zone)] : [];
  if (standing.waitingSince !== null) {
    return kind === 'assign'
      ? [whose, '; we wait for them, the clock stands still.']
      : ['we wait for them. The clock stands still.'];
  }
  switch (standing.stage) {
    case 'new':
      return ['nobody owns it. It needs an owner', ...by, '.'];
    case 'assigned':
      if (standing.contentment === 'not_yet' && SAYS_CONTENT.includes(kind))
        return ['they are not content yet, so it stays open. The next answer is due', ...by, '.'];
      if (kind === 'speak') return ['they spoke again, so the clock begins anew. Answer', ...by, '.'];
      if (kind === 'resume') return ['the clock goes on. Answer', ...by, '.'];
      // Nothing is due where no clock runs, as before the day from which they are counted.
      if (standing.dueAt === null) return [whose, '.'];
      return [whose, isOwn ? '. Answer' : '. An answer is due', ...by, '.'];
    case 'answered':
      if (kind === 'assign') return [whose, '. What did we learn', ...by, '?'];
      return ['answered. What is left: what did we learn', ...by, '?'];
    case 'shared':
      if (kind === 'assign') return [whose, '. What did we learn', ...by, '?'];
      return ['answered and shared. What is left: what did we learn', ...by, '?'];
    case 'learned':
      return ['the loop is closed.'];
    case 'closed':
      return [`closed. ${asSentence(standing.closedReason)}`];
    case null:
      return ['there is nothing to answer.'];
  }
}

/** People end what they write themselves with a full stop, or without. */
function asSentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** Somebody was first, or it cannot be done from where it stands. `first`: what was done before, where that is known. */
export function tooLate(facts: {
  readonly conversation: Conversation;
  readonly why: Refusal;
  readonly first: LastAct | null;
  readonly zone: string;
}): Message {
  const { conversation, first, why, zone } = facts;
  if (why === 'done_already' && first !== null) {
    return said(
      `${first.name} did that with #${conversation.number} (`,
      dateElement(first.at, 'date and time', zone),
      '). Nothing is left for you to do.',
    );
  }
  if (first === null || !NAMES_FIRST.includes(why)) return said(REFUSALS[why](conversation));
  return said(...wasFirst(conversation, first, zone), `. ${REFUSALS[why](conversation)}`);
}

/** Where another step went before. */
const NAMES_FIRST: readonly Refusal[] = ['over', 'not_answered_yet', 'not_waiting'];

const REFUSALS: { readonly [Why in Refusal]: (conversation: Conversation) => string } = {
  nothing_to_answer: ({ number }) => `#${number} needs no answer, so there is nothing to do.`,
  done_already: ({ number }) => `That is done with #${number} already.`,
  not_answered_yet: ({ number, customer: { noun } }) =>
    `#${number} is not answered yet. Answer the ${noun} first, then share and learn.`,
  over: ({ number, customer: { noun } }) => `#${number} is past that. Reopen it if the ${noun} spoke again.`,
  not_waiting: ({ number, customer: { noun } }) => `Nobody waits for the ${noun} of #${number}.`,
};

/** After Undo. */
export function undone(conversation: Conversation): Message {
  return said(`#${conversation.number} stands again as before.`);
}

/** Undo, where a later step stands on the one to be undone: which, whose, and the way there. */
export function wentOnSince(facts: {
  readonly conversation: Conversation;
  readonly last: LastAct;
  readonly isOwn: boolean;
  readonly mayBeUndone: boolean;
  readonly zone: string;
}): Message {
  const { conversation, last, isOwn, mayBeUndone, zone } = facts;
  const way = isOwn ? 'Undo that first, then this.' : `Once ${last.name} undoes that, this can be undone, too.`;
  return said(
    ...wasFirst(conversation, last, zone),
    ` after that. ${mayBeUndone ? way : 'So this can’t be undone any more.'}`,
  );
}

/** Somebody was named whom Slack did not recognise. @param example of how to type it */
export function knowsNobody(whom: string, example: string): Message {
  return said(
    `I can’t tell who “${cutOnWord(whom, 60)}” is, so nothing was assigned. Type “@” and pick them from Slack’s list: ${example}`,
  );
}

/** Whoever is to own it is paused. @param away until when, and who hears meanwhile */
export function ownerAway(facts: { readonly id: string; readonly ownerId: string; readonly away: string }): Message {
  const { away, ...value } = facts;
  const line = `${away} Nothing was assigned.`;
  return message(line, [richLine(line), actions(assignAnyway.element('Assign it all the same…', value))]);
}
