import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { TermChange } from './change.ts';

/** What became of terms, one line each, for their history: only what holds. */
export function changeInWords(change: TermChange): { readonly number: number; readonly words: string }[] {
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
      if (reason !== '') return [{ number, words: `${who} for ${insteadOf.name}, who ${reason}` }];
      return [{ number, words: `handed over by ${insteadOf.name} to ${who}` }];
    case 'substitute':
      return [{ number, words: `${who} stood in ${daysInWords(fromDate, toDate)}` }];
    case 'skip':
      return [{ number, words: `${insteadOf.name} could not` }];
    case 'set_by_hand':
      return [{ number, words: `set by ${asker.name}${reason === '' ? '' : `: ${reason}`}` }];
  }
}

/** "on 4 January" or "from 4 January to 6 January" */
export function daysInWords(fromDate: string, toDate: string): string {
  return fromDate === toDate ? `on ${dayInWords(fromDate)}` : `from ${dayInWords(fromDate)} to ${dayInWords(toDate)}`;
}
