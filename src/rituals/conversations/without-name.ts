import { fold } from '../../search/fold.ts';
import type { CustomerName } from './customer.ts';
import { isInOnePiece } from './customer-name.ts';

/** A shorter part of a name stands in too many words. */
const SHORTEST_PART = 3;
/** Part of so many letters is found inside a longer word, too: "maaritvirtanen.csv". */
const FOUND_INSIDE = 5;
/** Other forms of a short one are little longer: "Aino’s", "Ainon". */
const MORE_LETTERS = 2;

const COVERED = '…';
/** People as the audit log keeps them, by id (`audit-names.ts`); else a word. */
const KEPT_OR_WORD = /<(?:customer|member):[^<>]+>|[\p{L}\p{M}]+/gu;

/**
 * A text with every word covered that is a part of somebody's name; rather one word too many than one too few. Of an
 * organisation that stands in for a person only the whole name: its words are anybody's.
 */
export function withoutName(text: string, { person, organisation }: CustomerName): string {
  const words = [...text.matchAll(KEPT_OR_WORD)].map(([word]) => fold(word));
  const whole = partsOf(person || organisation);
  const parts = partsOf(person).filter((part) => [...part].length >= SHORTEST_PART || isInOnePiece(part));
  const isNamed = (at: number): boolean =>
    parts.some((part) => isFormOf(part, words[at] ?? '')) ||
    whole.some((_part, place) => at >= place && whole.every((one, i) => words[at - place + i] === one));
  let at = -1;
  return text.replace(KEPT_OR_WORD, (word) => {
    at += 1;
    return !word.startsWith('<') && isNamed(at) ? COVERED : word;
  });
}

function isFormOf(part: string, word: string): boolean {
  if (part.length >= FOUND_INSIDE || isInOnePiece(part)) return word.includes(part);
  return word.startsWith(part) && word.length <= part.length + MORE_LETTERS;
}

function partsOf(name: string): string[] {
  return fold(name).match(/[\p{L}\p{M}]+/gu) ?? [];
}
