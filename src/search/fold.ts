/** Accents, and the vowel points of Hebrew and Arabic. In Indic scripts such marks are letters: राम is not रमा. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/gu;

/**
 * Letters that Unicode takes for no accented ones, as people write them whose keyboard has none. Stored keys and the index
 * are made with them: a migration has to follow whoever changes them.
 */
const AS_TYPED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ŋ: 'n' },
    ...{ æ: 'ae', œ: 'oe', þ: 'th' },
    ...{ ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ɛ: 'e', ɔ: 'o' },
  }),
);
const LETTERS_AS_TYPED = new RegExp(`[${[...AS_TYPED.keys()].join('')}]`, 'gu');

/** Folds what people typed for matching: case, accents, width and repeated spaces make no difference, and Łódź is lodz. */
export function fold(text: string): string {
  return foldMarks(text).replace(LETTERS_AS_TYPED, (letter) => AS_TYPED.get(letter) ?? letter);
}

/** The same with ø, ł and their like left as they are: how the rows of a file that was imported before are known again. */
export function foldMarks(text: string): string {
  const plain = text.normalize('NFKD').replace(OPTIONAL_MARKS, '');
  // By way of capitals, so that ß and ẞ meet SS.
  return plain.toLowerCase().toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim();
}
