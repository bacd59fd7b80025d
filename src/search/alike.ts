import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';

/** What companies and associations add to a name, in the languages we meet; it tells nobody apart. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'oy oyj ab ky tmi ry rf ou as mtu uab sia asa aps hb kb ltd limited plc llp llc lp inc incorporated corp corporation co company ' +
    'gmbh ag kg ug ev se sa sas sarl srl spa snc bv nv vof sro zrt kft doo lda sl pty pte kk group holding the and'
  ).split(' '),
);

/** Whether two names may be one, written by two people: case, accents, word order, legal forms, spaces and a slip or two of the keys. */
export function areAlike(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.length === 0 || others.length === 0) return false;
  if (words.join('') === others.join('') || inOrder(words).join('') === inOrder(others).join('')) return true;
  if (numbersOf(words) !== numbersOf(others)) return false;
  return words.length === others.length
    ? areNear(words, others) || areNear(inOrder(words), inOrder(others))
    : slips(words.join(''), others.join('')) !== null;
}

/** Whether one is the other's first name, or its whole: "Maarit" and "Maarit Virtanen". */
export function isPartOf(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const [few, many] = words.length <= others.length ? [words, others] : [others, words];
  return few.length > 0 && few.every((word, index) => slips(word, many[index] ?? '') !== null);
}

const MOST_SLIPS = 2;

function areNear(words: readonly string[], others: readonly string[]): boolean {
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const found = slips(word, others[index] ?? '');
    if (found === null) return false;
    sum += found;
  }
  return sum <= MOST_SLIPS;
}

/** How many letters differ, when so few do that a slip is likelier than another word; null otherwise. */
function slips(one: string, other: string): number | null {
  if (one === other) return 0;
  const shorter = Math.min(one.length, other.length);
  const allowed = shorter < 5 ? 0 : shorter < 8 ? 1 : MOST_SLIPS;
  const found = distance(one, other);
  return found <= allowed ? found : null;
}

/** The words that tell it apart; all of them where only legal forms would be left out. */
function wordsOf(name: string): string[] {
  const all = fold(name)
    .replace(/(?<=\p{L})[.’'/](?=\p{L}|\s|$)/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = all.filter((word) => !LEGAL_FORMS.has(word));
  return telling.length > 0 ? telling : all;
}

function inOrder(words: readonly string[]): string[] {
  return [...words].sort();
}

function numbersOf(words: readonly string[]): string {
  return words
    .flatMap((word) => word.match(/\p{N}+/gu) ?? [])
    .sort()
    .join(' ');
}

const PIECE = 3;

/** What two names that are alike have in common somewhere, folded: for a database that cannot count slips. */
export function piecesOf(name: string): string[] {
  const words = wordsOf(name).filter((word) => word.length >= PIECE);
  return [...new Set(words.flatMap((word) => [word.slice(0, PIECE), word.slice(-PIECE)]))];
}
