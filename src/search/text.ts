import { fold } from './fold.ts';

/** Scripts that put no space between words: every two neighbours count as a word. */
const UNSPACED =
  /(?:[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]\p{M}*)+/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LETTER = /\P{M}\p{M}*/gu;

/** Nobody searches for more of a word, and both databases take it whole. */
const MOST_LETTERS = 60;

/** The words of a text in their order, folded. What both databases keep, and what they are asked for. */
export function wordsOf(text: string): string[] {
  const spaced = fold(text).replace(UNSPACED, (run) => ` ${pairsOf(run).join(' ')} `);
  return (spaced.match(WORD) ?? []).map((word) => firstLetters(word));
}

/** A text as it is kept in the index: its words with one space between them. */
export function searchable(...texts: readonly string[]): string {
  return texts.flatMap(wordsOf).join(' ');
}

/** 東京都 is 東京, 京都 and 都: each sign begins a word, so that one sign alone is found, too. */
function pairsOf(run: string): string[] {
  const letters = run.match(LETTER) ?? [];
  return letters.map((letter, i) => letter + (letters[i + 1] ?? ''));
}

function firstLetters(word: string): string {
  return [...word].slice(0, MOST_LETTERS).join('');
}
