/** Slack's limits, in one table. Lengths are code points unless the name says otherwise. */
export const LIMITS = {
  messageBlocks: 50,
  modalBlocks: 100,
  homeBlocks: 100,
  /** What chat.update still takes is 4,000; ours stays below it after escaping. */
  messageText: 3_900,
  sectionText: 3_000,
  headerText: 150,
  alertText: 200,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  selectOptions: 100,
  menuEntries: 5,
  checkboxes: 10,
  radios: 10,
  placeholder: 150,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  id: 255,
  url: 3_000,
} as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Length as Slack counts it: code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The text itself, or its beginning up to a word's end and "…", together at most `limit` code points. */
export function cutOnWord(text: string, limit: number): string {
  if (lengthOf(text) <= limit) return text;
  const head = firstGraphemes(text, limit - 1);
  const wordEnd = head.search(/\s+\S*$/u);
  // A single very long word, or a script without spaces, is cut where it stands.
  const kept = wordEnd > head.length / 2 ? head.slice(0, wordEnd) : head;
  return `${kept.trimEnd()}…`;
}

/** The first `limit` items, and "and 12 more" for the others (null when all are shown). */
export function andMore<Item>(items: readonly Item[], limit: number): { shown: readonly Item[]; more: string | null } {
  const hidden = items.length - limit;
  return { shown: items.slice(0, limit), more: hidden > 0 ? `and ${hidden} more` : null };
}

/** @throws RangeError when an id, a value or metadata of ours does not fit: a mistake in the code, found by its tests. */
export function fits(text: string, limit: number, what: string): string {
  const length = lengthOf(text);
  if (length > limit) throw new RangeError(`${what} is ${length} characters long, Slack takes ${limit}`);
  return text;
}

function firstGraphemes(text: string, limit: number): string {
  let length = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    length += lengthOf(segment);
    if (length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
