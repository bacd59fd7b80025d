import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { TermChange } from './change.ts';
import type { StandInAhead, Term } from './term.ts';

/** What became of terms, one line each, for their history: only what holds. @param today a local date: who stands in later has not yet */
export function changeInWords(
  change: TermChange,
  today: string,
): { readonly number: number; readonly words: string }[] {
  const { kind, state, number, otherNumber, doer, insteadOf, asker, fromDate, toDate, reason } = change;
  if (state !== 'agreed') return [];
  const who = doer?.name ?? '';
  switch (kind) {
    case 'swap':
      return [
        { number, words: `${who} for ${insteadOf.name}, swapped` },
        ...(otherNumber === null ? [] : [{ number: otherNumber, words: `${insteadOf.name} for ${who}, swapped` }]),
      ];
    case 'take_over':
      return [{ number, words: `taken over from ${insteadOf.name}` }];
    case 'hand_over':
      if (doer === null)
        return [{ number, words: `ended early: ${insteadOf.name} ${reason}; nobody could take the rest` }];
      if (reason !== '') return [{ number, words: `${who} for ${insteadOf.name}, who ${reason}` }];
      return [{ number, words: `handed over by ${insteadOf.name} to ${who}` }];
    case 'substitute':
      if (toDate >= today) return [{ number, words: standsInWords({ number, name: who, fromDate, toDate }) }];
      return [{ number, words: `${who} stood in ${daysInWords(fromDate, toDate)}` }];
    case 'skip':
      return [{ number, words: `${insteadOf.name} could not` }];
    case 'set_by_hand':
      return [{ number, words: `set by ${asker.name}${reason === '' ? '' : `: ${reason}`}` }];
  }
}

/** "Arjun stands in on 4 January" */
export function standsInWords({ name, fromDate, toDate }: StandInAhead): string {
  return `${name} stands in ${daysInWords(fromDate, toDate)}`;
}

/** Whether what was agreed about who holds a term that was begun came about: a swap may have fallen, or its holder left. */
export function cameAbout({ kind }: Pick<TermChange, 'kind'>, term: Pick<Term, 'why'> | undefined): boolean {
  const decides = kind === 'swap' || kind === 'take_over' || kind === 'set_by_hand';
  return !decides || (term?.why?.by !== 'order' && term?.why?.by !== 'announcement');
}

/** "on 4 January" or "from 4 January to 6 January" */
export function daysInWords(fromDate: string, toDate: string): string {
  return fromDate === toDate ? `on ${dayInWords(fromDate)}` : `from ${dayInWords(fromDate)} to ${dayInWords(toDate)}`;
}
