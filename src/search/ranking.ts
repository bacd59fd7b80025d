/** How well an entry's words answer those searched for; the higher the better. Both are folded. Pure, so that both databases rank alike. */
export function relevance(asked: readonly string[], words: readonly string[]): number {
  const each = asked.map((word) => bestMatch(word, words));
  const mean = each.reduce((sum, score) => sum + score, 0) / Math.max(1, asked.length);
  return mean + (asked.length > 1 && standsTogether(asked, words) ? TOGETHER : 0);
}

/** Words that stand together as they were asked for say more than the same words apart. */
const TOGETHER = 0.5;
/** How much a word counts that only begins as it was asked for: less, the longer it goes on. */
const BEGINNING = 0.6;
/** A word said often says a little more; in a long text less. */
const OFTEN = 0.2;
const USUAL_LENGTH = 40;

function bestMatch(asked: string, words: readonly string[]): number {
  let best = 0;
  let times = 0;
  for (const word of words) {
    if (!word.startsWith(asked)) continue;
    times += 1;
    best = Math.max(best, word === asked ? 1 : (BEGINNING * asked.length) / word.length);
  }
  const share = times / (times + words.length / USUAL_LENGTH + 1);
  return best + OFTEN * share;
}

function standsTogether(asked: readonly string[], words: readonly string[]): boolean {
  return words.some((_word, from) => asked.every((word, i) => words[from + i]?.startsWith(word)));
}

/**
 * How alike two short texts are, from 0 to 1: the share of their groups of three letters that both have. Both are
 * folded. "acme oy" and "acme oyj" are alike, "acme oy" and "brio ab" are not.
 */
export function likeness(one: string, other: string): number {
  const [ones, others] = [trigramsOf(one), trigramsOf(other)];
  const common = [...ones].filter((trigram) => others.has(trigram)).length;
  const all = ones.size + others.size - common;
  return all === 0 ? 0 : common / all;
}

/** Groups of three letters, with the edges of words: the beginning of a word counts twice. */
function trigramsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const letters = [...`  ${word} `];
    for (let i = 0; i + 2 < letters.length; i += 1) found.add(letters.slice(i, i + 3).join(''));
  }
  return found;
}
