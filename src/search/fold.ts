/** Accents, and the vowel points of Hebrew and Arabic. In Indic scripts such marks are letters: राम is not रमा. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/gu;

/** Folds what people typed for matching: case, accents, width and repeated spaces make no difference. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(OPTIONAL_MARKS, '');
  // By way of capitals, so that ß and ẞ meet SS.
  return plain.toLowerCase().toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim();
}
