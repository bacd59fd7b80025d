import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { ChampionSettings } from '../../settings/settings.ts';
import { actions, context, quote, richLine, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import { acceptNomination, leavePool, neverAskAgain, notNow, secondNomination } from './actions.ts';
import { isOpen, type Nominated, type Nomination } from './nomination.ts';
import { namesInWords, termInWords } from './wording.ts';

/** As long a reason may be; longer ones were refused. */
export const LONGEST_REASON = 300;
const MOST_REASONS = 5;

/** A nominee's next turn as things stand, and who reads of it when; null for none yet. */
export type NextTurn = { readonly startsAt: Date; readonly reading: Reading } | null;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The question to a nominee; afterwards what they said, and the way to change it. */
export function nominated(nomination: Nomination, champion: ChampionSettings, turn: NextTurn): Message {
  const { id, state, nominee, voices } = nomination;
  const others = voices.filter(({ nominator }) => nominator.id !== nominee.id);
  const who = others.length === 0 ? 'A colleague' : namesInWords(others.map(({ nominator }) => nominator.name));
  const opening = `${who} would like you to be customer champion.`;
  const reasons = reasonBlocks(nomination);
  if (state !== 'asked') return answeredMessage(nomination, reasons, turn);
  const buttons = [
    acceptNomination.element('Accept', { id }, { style: 'primary' }),
    notNow.element('Not now', { id }),
    neverAskAgain.element('Please don’t ask again', { id }),
  ];
  const mandate = `For ${termInWords(champion)} you would see what waits for an answer, may assign it, and hear when something waits too long.`;
  return message(`${opening} ${mandate}`, [
    section(opening),
    ...reasons,
    section(mandate),
    actions(...buttons),
    context('Nobody is told if you say no.'),
  ]);
}

function answeredMessage(
  { id, state, askAgainOn, answeredAt }: Nomination,
  reasons: readonly KnownBlock[],
  turn: NextTurn,
): Message {
  const line = state === 'unconfirmed' && answeredAt !== null ? LEFT : (ANSWERS[state] ?? 'Your answer waits.');
  const again = state === 'not_now' && askAgainOn !== '' ? ` I ask again from ${dayInWords(askAgainOn)}.` : '';
  const buttons: Button[] =
    state === 'accepted'
      ? [leavePool.element('I’d rather not after all', {})]
      : [acceptNomination.element('I’d like to after all', { id })];
  const parts = state === 'accepted' ? [line, ...turnParts(turn)] : [`${line}${again}`];
  return message(spoken(parts), [richLine(...parts), ...reasons, actions(...buttons)]);
}

/** When it begins, and what is heard before. */
function turnParts(turn: NextTurn): Part[] {
  if (turn === null) return [' You hear of it a week before.'];
  const { startsAt, reading } = turn;
  const when: Part[] = [' As things stand, your next turn begins on ', dateElement(startsAt, 'date', reading.zone)];
  if (startsAt <= reading.now) return [];
  const isSoon = startsAt.getTime() - reading.now.getTime() < WEEK;
  return [...when, isSoon ? '.' : '; you hear of it a week before.'];
}

const LEFT = '✓ You take no more turns as customer champion.';

const ANSWERS: Readonly<Partial<Record<Nomination['state'], string>>> = {
  accepted: '✓ You said yes: you take your turn as customer champion.',
  not_now: '✓ Not now. Nobody was told.',
  declined: '✓ You are not asked again. Nobody was told.',
};

function reasonBlocks({ voices }: Nomination): KnownBlock[] {
  const { shown, more } = andMore(
    voices.filter(({ reason }) => reason !== ''),
    MOST_REASONS,
  );
  return [
    ...shown.map(({ nominator, reason }) => quote(`${nominator.name}: ${cutOnWord(reason, LONGEST_REASON)}`)),
    ...(more === null ? [] : [context(more)]),
  ];
}

/** To whoever typed more of a reason than fits: nothing is cut unsaid, and it is given back. */
export function reasonTooLong(reason: string): Message {
  const line = `A reason has ${LONGEST_REASON} characters at most, and yours has ${reason.length}. Nobody was nominated. Say it shorter, and send it again. You wrote:`;
  return message(`${line} ${reason}`, [section(line), quote(reason)]);
}

/** After somebody nominated; the same whether the nominee is asked or has said no, so that nobody learns of that. */
export function nominationReceipt(
  { step, nomination }: Nominated,
  { isSelf, typed, turn }: { readonly isSelf: boolean; readonly typed: string; readonly turn: NextTurn },
): Message {
  const { name } = nomination.nominee;
  if (isSelf) {
    if (step === 'join') return youAreIn(typed, turn);
    if (step === 'ask_for_second')
      return said('Kept. Your workspace wants a second voice first: a colleague who nominates you too, or an admin.');
    return said('You take your turn already.');
  }
  if (step === 'ask_for_second') {
    return said(
      `Kept. Your workspace wants a second voice before ${name} is asked: another colleague’s nomination, or an admin.`,
    );
  }
  if (nomination.state === 'accepted') return said(`${name} takes turns already, so they are not asked.`);
  return said(`${name} is nominated. Whether they say yes is theirs alone, and nobody is told of a no.`);
}

/** After somebody agreed. */
function youAreIn(typed: string, turn: NextTurn): Message {
  const line = ['You are in.', ...turnParts(turn), ` ${typed} next shows the next six terms.`];
  return message(spoken(line), [richLine(...line), actions(leavePool.element('I’d rather not after all', {}))]);
}

/** After another answer, only to whoever gave it. */
export function answerKept({ state, askAgainOn }: Nomination): Message {
  if (state === 'declined') return said('I don’t ask again. Nobody is told.');
  return said(
    askAgainOn === ''
      ? 'Not now, then. Nobody is told.'
      : `Not now, then. I ask again from ${dayInWords(askAgainOn)}. Nobody is told.`,
  );
}

/** After somebody left the pool. */
export function leftPool(wasIn: boolean): Message {
  return said(
    wasIn
      ? 'You take no more turns. A term of yours that runs goes on until you hand it over, and colleagues may nominate you again.'
      : 'You are not among those who take turns.',
  );
}

/** To an admin, where a nomination wants a second voice. @param isOwn it is theirs, and no other admin is there */
export function waitsForSecond(nomination: Nomination, isOwn: boolean): Message {
  const { id, state, nominee, voices } = nomination;
  const who = namesInWords(voices.map(({ nominator }) => nominator.name));
  const isSelf = voices.every(({ nominator }) => nominator.id === nominee.id);
  const line = isSelf
    ? `${nominee.name} would like to be customer champion.`
    : `${who} would like ${nominee.name} to be customer champion.`;
  const isWaiting = isOpen(nomination);
  const settled = state === 'unconfirmed' ? `✓ ${nominee.name} would rather not after all.` : '✓ Seconded.';
  const alone = isOwn ? ' No other admin is there to confirm it, so you may.' : '';
  const after = isWaiting
    ? `It wants a second voice before ${isSelf ? 'they take turns' : 'they are asked'}.${alone}`
    : settled;
  return message(`${line} ${after}`, [
    section(line),
    ...reasonBlocks(nomination),
    ...(isWaiting
      ? [section(after), actions(secondNomination.element('Confirm', { id }, { style: 'primary' }))]
      : [context(after)]),
  ]);
}

/** After an admin confirmed one. */
export function seconded({ step, nomination }: Nominated): Message {
  const { name } = nomination.nominee;
  if (step === 'join') return said(`Confirmed. ${name} takes a turn from now on.`);
  if (step === 'ask') return said(`Confirmed. ${name} is asked in their working hours.`);
  // Whoever left, or took back that they would like to.
  if (nomination.state === 'unconfirmed') return said(`${name} would rather not after all.`);
  return said(`${name} was asked already.`);
}
