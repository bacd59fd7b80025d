import type { Button, KnownBlock } from '@slack/types';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import { turnHistory, turnHistoryBack } from './actions.ts';
import { newsOf, passedInWords, type TermNews } from './show-views.ts';
import type { Term } from './term.ts';

const NOTE_SHOWN = 200;

/** So many terms at once. */
export const HISTORY_PAGE = 15;

/** What is told of past terms besides whose they were. */
export interface History {
  /** Of members by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly news: readonly TermNews[];
  /** What those left who gave a term on before its end. */
  readonly notes: readonly TermNews[];
  /** How many terms there were, and how many of the latest were left out before these. */
  readonly count: number;
  readonly skipped: number;
}

/** Who was champion when, why, and what was changed. */
export function history(past: readonly Term[], told: History, { zone }: Reading): Message {
  const { names, news, notes } = told;
  if (past.length === 0) return said('Nobody has been customer champion yet.');
  const blocks = past.flatMap((term): KnownBlock[] => {
    const why = [...inTurn(term, names), ...newsOf(news, term)];
    return [
      richLine(
        richText(term.holder.name, { bold: true }),
        ', ',
        dateElement(term.startsAt, 'date', zone),
        ' to ',
        dateElement(term.endsAt, 'date', zone),
        ...(why.length === 0 ? [] : [` · ${why.join(' · ')}`]),
      ),
      ...notesOf(term, notes),
    ];
  });
  const holders = past.map(({ holder }) => holder.name).join(', ');
  return message(`Customer champions, the latest first: ${holders}.`, [
    section('Customer champions, the latest first:'),
    ...blocks,
    ...turnButtons(past.length, told),
  ]);
}

function turnButtons(shown: number, { count, skipped }: History): KnownBlock[] {
  const end = skipped + shown;
  const turns: Button[] = [
    ...(skipped > 0 ? [turnHistoryBack.element('Later terms', { page: skipped / HISTORY_PAGE - 1 })] : []),
    ...(end < count ? [turnHistory.element('Earlier terms', { page: skipped / HISTORY_PAGE + 1 })] : []),
  ];
  if (turns.length === 0) return [];
  return [context(`Terms ${skipped + 1} to ${end} of ${count}, counted from the latest.`), actions(...turns)];
}

function notesOf({ number, note }: Term, notes: readonly TermNews[]): KnownBlock[] {
  const left = [...notes.filter((one) => one.number === number).map(({ words }) => words), note];
  return left.filter((one) => one !== '').map((one) => quote(cutOnWord(one, NOTE_SHOWN)));
}

/** Why a past term was somebody's in turn; nothing where it was agreed. */
function inTurn({ why }: Term, names: ReadonlyMap<string, string>): string[] {
  if (why === null || (why.by !== 'order' && why.by !== 'announcement')) return [];
  const before = passedInWords(
    why.passedOver.filter(({ because }) => because === 'away' || because === 'skips'),
    names,
  );
  const order = why.isNew ? 'in turn: their first' : 'in turn: the longest since their last';
  return [before === '' ? order : `${order}; ${before}`];
}
