import { actions, context, richLine } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { agree, disagree, seeNext, undoTermChange } from './actions.ts';
import { answererOf, type TermChange } from './change.ts';
import { daysInWords } from './change-wording.ts';

/** A term's instants. */
interface Dates {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** When the terms are that a change is about; null for one that is too far ahead. */
export interface ChangeDates {
  readonly term: Dates | null;
  readonly other: Dates | null;
  /** IANA zone of the reader. */
  readonly zone: string;
}

/** The question to whoever has to agree; afterwards what they said. */
export function asked(change: TermChange, dates: ChangeDates, now: Date): Message {
  const { id, state, asker } = change;
  const question = questionParts(change, dates);
  if (state !== 'asked') {
    const outcome = {
      agreed: '✓ You agreed.',
      declined: '✓ You’d rather not.',
      undone: change.kind === 'substitute' ? '✓ It is not needed any more.' : `✓ ${asker.name} took it back.`,
    }[state];
    return message(spoken([...question, ` ${outcome}`]), [richLine(...question), context(outcome)]);
  }
  if (isTooLate(change, dates, now)) {
    const begun = 'The term has begun meanwhile, so this is not asked any more.';
    return message(spoken([...question, ` ${begun}`]), [richLine(...question), context(begun)]);
  }
  return message(spoken(question), [
    richLine(...question),
    actions(
      agree.element('Agree', { id }, { style: 'primary' }),
      disagree.element('I’d rather not', { id }),
      seeNext.element('See who is next', {}),
    ),
  ]);
}

/** Whether nothing can be agreed any more: a term to come has begun, or the present one is over. */
export function isTooLate({ kind }: TermChange, { term, other }: ChangeDates, now: Date): boolean {
  const isOfPresent = kind === 'hand_over' || kind === 'substitute';
  if (isOfPresent) return term !== null && term.endsAt <= now;
  return [term, other].some((one) => one !== null && one.startsAt <= now);
}

function questionParts(change: TermChange, dates: ChangeDates): Part[] {
  const { kind, asker, doer, fromDate, toDate } = change;
  const term = spanParts(dates.term, dates.zone);
  switch (kind) {
    case 'swap':
      return [
        `${asker.name} asks to swap terms with you: you would be customer champion `,
        ...term,
        `, and ${asker.name} `,
        ...spanParts(dates.other, dates.zone),
        '.',
      ];
    case 'take_over':
      return [
        `${doer?.name ?? 'A colleague'} would take your term as customer champion `,
        ...term,
        '. You stay next in line.',
      ];
    case 'hand_over':
      return [`${asker.name} asks you to be customer champion for the rest of their term, `, ...term, '.'];
    case 'substitute':
      return [`${asker.name} asks you to stand in as customer champion ${daysInWords(fromDate, toDate)}.`];
    default:
      return ['A term as customer champion changes.'];
  }
}

function spanParts(dates: Dates | null, zone: string): Part[] {
  if (dates === null) return ['later on'];
  return ['from ', dateElement(dates.startsAt, 'date', zone), ' to ', dateElement(dates.endsAt, 'date', zone)];
}

/** What came of it, to whoever asked. */
export function answered(change: TermChange, dates: ChangeDates): Message {
  const who = answererOf(change)?.name ?? 'A colleague';
  const said = change.state === 'agreed' ? `${who} agrees. ` : `${who} would rather not. `;
  const line: Part[] = [said, ...outcomeParts(change, dates)];
  return message(spoken(line), [richLine(...line), actions(seeNext.element('See who is next', {}))]);
}

function outcomeParts({ kind, state, doer, insteadOf, fromDate, toDate }: TermChange, dates: ChangeDates): Part[] {
  if (state !== 'agreed') return ['It stays as it was.'];
  const who = doer?.name ?? '';
  if (kind === 'substitute') return [`${who} stands in ${daysInWords(fromDate, toDate)}.`];
  if (kind === 'hand_over') return [`${who} is customer champion now.`];
  const first: Part[] = [`${who} is customer champion `, ...spanParts(dates.term, dates.zone)];
  if (kind !== 'swap') return [...first, '.'];
  return [...first, `, ${insteadOf.name} `, ...spanParts(dates.other, dates.zone), '.'];
}

/** After somebody asked for a change, or made one. */
export function changeReceipt(change: TermChange, dates: ChangeDates): Message {
  const { id, kind, state } = change;
  const who = answererOf(change)?.name;
  const undo = undoTermChange.element(kind === 'skip' ? 'Undo' : 'Take it back', { id });
  if (state === 'undone') return said('Taken back. It is as it was.');
  if (kind === 'skip') {
    const line = 'You are passed over this time, and stay next in line.';
    // The rest of another’s term has gone on to the next by then.
    const ways = change.fromDate === '' ? [] : [undo];
    return message(line, [richLine(line), actions(...ways, seeNext.element('See who is next', {}))]);
  }
  if (state === 'asked') {
    const line = `${who ?? 'They'} is asked in their working hours. Nothing changes before they agree.`;
    return message(line, [richLine(line), actions(undo)]);
  }
  const line = outcomeParts(change, dates);
  return message(spoken(line), [richLine(...line), actions(seeNext.element('See who is next', {}))]);
}

/** To those whom an admin's word concerns. */
export function setByHand(change: TermChange, dates: ChangeDates, memberId: string): Message {
  const { asker, doer, reason } = change;
  const whose = doer?.id === memberId ? 'You are' : `${doer?.name ?? 'A colleague'} is`;
  const line: Part[] = [
    `${whose} customer champion `,
    ...spanParts(dates.term, dates.zone),
    `. ${asker.name} set it by hand.${reason === '' ? '' : ` Why: ${reason}`}`,
  ];
  return message(spoken(line), [richLine(...line), actions(seeNext.element('See who is next', {}))]);
}

/** To whoever keeps their term of a swap of which the other term is not held as agreed. */
export function fallen(change: TermChange, dates: ChangeDates, memberId: string): Message {
  const isDoer = change.doer?.id === memberId;
  const other = (isDoer ? change.insteadOf : change.doer)?.name ?? 'A colleague';
  const line: Part[] = [
    `What you swapped with ${other} does not come about as agreed: one of the terms is another’s now. Yours, `,
    ...spanParts(isDoer ? dates.term : dates.other, dates.zone),
    ', counts as a turn of your own.',
  ];
  return message(spoken(line), [richLine(...line), actions(seeNext.element('See who is next', {}))]);
}
