import { likeness } from './ranking.ts';

/** A short title with all that is said with it; both folded, as the index keeps them (`searchable`). */
export interface Titled {
  readonly title: string;
  /** The title and what stands below it. */
  readonly whole: string;
}

/** Words that stand in any title, in the languages we meet; they tell nobody apart. Folded. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'a an and are as at be by can could do every for from has have how i if in into is it its let make more must near no not of off on ' +
    'once one or our out per put should so than that the their them they this to up us use want was we what when which who why will with you your ' +
    'am auch auf aus bei bis da das dass dem den der des die ein eine einem einen einer es fur im ist mit nach nur noch oder ' +
    'sich sie sind statt und uns vom von wir zu zum zur ' +
    'au aux avec ce ces dans de des du elle en est et il la le les leur nos notre nous ou par pas plus pour que qui sa se ses son sur un une ' +
    'al con del el es las lo los mas o para por sin su sus y ' +
    'ei ettei han he ja jos kaikki kun me mutta myos ne niin nyt on ole olla olisi siis tai voi voisi vain ' +
    'att av det dom efter ett har inte med man mer och om pa som till var vi ar ' +
    'aga ka kas kui ma nad oma see siis ta voiks voiksid'
  ).split(' '),
);

const FEWEST_LETTERS = 3;
const WHOLE = 4;
/** Other forms of a word begin with seven tenths of it. */
const KEPT = 0.7;

/** The words of a folded text that may tell it apart, each once, as beginnings that other forms of the word share. */
function stemsOf(text: string): string[] {
  return [...new Set(tellingWords(text).map(stemOf))];
}

function tellingWords(text: string): string[] {
  return text.split(' ').filter((word) => {
    const length = [...word].length;
    // In scripts without spaces two signs are a word.
    return !COMMON.has(word) && (length >= FEWEST_LETTERS || (length === 2 && /\P{Script=Latin}/u.test(word)));
  });
}

function stemOf(word: string): string {
  const letters = [...word];
  return letters.slice(0, Math.max(WHOLE, Math.round(letters.length * KEPT))).join('');
}

/** How many words below a title are kept for finding it. */
const TEXT_KEPT = 10;

/** By what a record is found that may look like another: the first four letters of each telling word of its title, and of the first of its text. */
export function marksOf({ title, whole }: Titled): string[] {
  const below = tellingWords(whole.slice(title.length)).slice(0, TEXT_KEPT);
  return [...new Set([...tellingWords(title), ...below].map((word) => MARK + firstLetters(word)))];
}

/** Stands before what nobody types, so that it is kept apart from words. */
const MARK = '~';

/** A title as it is kept in the index, without its marks. */
export function withoutMarks(text: string): string {
  return text
    .split(' ')
    .filter((word) => !word.startsWith(MARK))
    .join(' ');
}

/** From here on two look alike. test/search/look-alikes.test.ts holds precision and recall of it. */
export const LEAST_LIKE = 0.34;

/**
 * How much each of these looks like a fresh one, from 0 to 1: by the words that both titles have, of which rare ones
 * weigh more; by their groups of three letters; and by how much of one title the other says anywhere. Which words are
 * rare is told from these texts alone, so that both databases give the same order.
 */
export function lookingLike(fresh: Titled, others: readonly Titled[]): number[] {
  const one = read(fresh);
  const all = others.map(read);
  const weightOf = rarity(all);
  return all.map((other) => closeness(one, other, weightOf));
}

interface Stemmed {
  readonly title: string;
  readonly titled: readonly string[];
  readonly said: readonly string[];
}

function read({ title, whole }: Titled): Stemmed {
  return { title, titled: stemsOf(title), said: stemsOf(whole) };
}

type Weight = (stem: string) => number;

/** A word is counted by its first letters, so that its other forms count with it. */
function rarity(all: readonly Stemmed[]): Weight {
  const times = new Map<string, number>();
  for (const { said } of all) {
    for (const first of new Set(said.map(firstLetters))) times.set(first, (times.get(first) ?? 0) + 1);
  }
  return (stem) => Math.log(1 + (all.length + 5) / ((times.get(firstLetters(stem)) ?? 0) + 1));
}

function firstLetters(word: string): string {
  return [...word].slice(0, WHOLE).join('');
}

function closeness(one: Stemmed, other: Stemmed, weightOf: Weight): number {
  const sum = (stems: readonly string[]): number => stems.reduce((total, stem) => total + weightOf(stem), 0);
  const [ones, others] = [sum(one.titled), sum(other.titled)];
  if (ones === 0 || others === 0) return likeness(one.title, other.title);
  const both = sum(one.titled.filter((stem) => has(other.titled, stem)));
  const within = Math.max(
    sum(one.titled.filter((stem) => has(other.said, stem))) / ones,
    sum(other.titled.filter((stem) => has(one.said, stem))) / others,
  );
  const shared = Math.min(1, (2 * both) / (ones + others));
  return 0.5 * shared + 0.3 * likeness(one.title, other.title) + 0.2 * within;
}

function has(stems: readonly string[], stem: string): boolean {
  return stems.some((other) => {
    if (stem === other) return true;
    const [short, long] = stem.length <= other.length ? [stem, other] : [other, stem];
    return short.length >= WHOLE && long.startsWith(short);
  });
}
