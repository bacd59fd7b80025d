import { fold } from '../../search/fold.ts';
import { STATUSES, type Status } from './idea.ts';

/** What a list of ideas is narrowed to; what is "" or empty narrows nothing. */
export interface IdeaFilters {
  /** Only what the reader sent with their name. */
  readonly mine: boolean;
  /** Only what nobody has decided yet. */
  readonly toReview: boolean;
  /** Only what is explored or done and has no owner. */
  readonly unowned: boolean;
  /** None: all but those that are part of another. */
  readonly statuses: readonly Status[];
  /** A customer's name or its beginning, as typed: whose words are behind it. */
  readonly customer: string;
  /** A kind of customers, as typed. */
  readonly kind: string;
}

export const ALL_IDEAS: IdeaFilters = {
  ...{ mine: false, toReview: false, unowned: false },
  ...{ statuses: [], customer: '', kind: '' },
};

/** What somebody looks through. */
export type AskedIdeas =
  | { readonly kind: 'list'; readonly filters: IdeaFilters }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'top' };

/** A line that asks to look through ideas: what was understood, or the first words that were not. */
export type IdeaListLine =
  | AskedIdeas
  | { readonly kind: 'unclear_list'; readonly text: string; readonly unclear: string };

const LONGEST_LINE = 200;
/** So many words that make no list are an idea of their own. */
const MOST_STRAY_WORDS = 2;

/**
 * Reads "list …", "mine", "top" and "search …". Null for everything else: also for a line that only begins so, as "top up
 * vouchers" does, and "list all volunteers on the wall".
 */
export function parseIdeaList(text: string): IdeaListLine | null {
  const line = text.trim();
  if (line.length > LONGEST_LINE || /\n|:(\s|$)/u.test(line)) return null;
  if (/^top$/iu.test(line)) return { kind: 'top' };
  const words = /^search\s+(\S.*)$/iu.exec(line)?.[1]?.trim();
  if (words !== undefined) return { kind: 'search', words };
  const [first = '', ...rest] = line.split(/\s+/u);
  if (fold(first) === 'mine') return listOf(line, ['mine', ...rest], 0);
  if (fold(first) !== 'list') return null;
  return listOf(line, fold(rest.join(' ')) === 'all' ? [] : rest, MOST_STRAY_WORDS);
}

function listOf(line: string, words: readonly string[], mostStray: number): IdeaListLine | null {
  let filters = ALL_IDEAS;
  for (let from = 0; from < words.length; ) {
    const read = readFilter(words.slice(from));
    if (read === null) {
      const isStray = mostStray === 0 || (from === 0 && words.length > mostStray);
      return isStray ? null : { kind: 'unclear_list', text: line, unclear: words.slice(from).join(' ') };
    }
    const statuses = STATUSES.filter(
      (status) => filters.statuses.includes(status) || read.filter.statuses?.includes(status),
    );
    filters = { ...filters, ...read.filter, statuses };
    from += read.length;
  }
  return { kind: 'list', filters };
}

interface ReadFilter {
  readonly filter: Partial<IdeaFilters>;
  /** How many words it took. */
  readonly length: number;
}

const PHRASES: readonly (readonly [RegExp, Partial<IdeaFilters>])[] = [
  [/^(and|,)$/u, {}],
  [/^(mine|sent by me)$/u, { mine: true }],
  [/^(to review|waiting|undecided|not decided)$/u, { toReview: true }],
  [/^(without( an)? owner|no owner|unowned)$/u, { unowned: true }],
  [/^new$/u, { statuses: ['new'] }],
  [/^(acknowledged|read)$/u, { statuses: ['acknowledged'] }],
  [/^(exploring|being explored)$/u, { statuses: ['exploring'] }],
  [/^(doing|being done|in progress)$/u, { statuses: ['doing'] }],
  [/^done$/u, { statuses: ['done'] }],
  [/^declined$/u, { statuses: ['declined'] }],
  [/^merged$/u, { statuses: ['merged'] }],
  [/^open$/u, { statuses: ['new', 'acknowledged', 'exploring', 'doing'] }],
];
const LONGEST_PHRASE = 3;

function readFilter(words: readonly string[]): ReadFilter | null {
  return readPhrase(words) ?? readNamed(words);
}

function readPhrase(words: readonly string[]): ReadFilter | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length -= 1) {
    const phrase = fold(words.slice(0, length).join(' ')).replace(/(?<=.),$/u, '');
    const filter = PHRASES.find(([pattern]) => pattern.test(phrase))?.[1];
    if (filter) return { filter, length };
  }
  return null;
}

/** "customer Acme Oy", "kind board member": the name goes on until another filter begins; quotes keep it together. */
function readNamed(words: readonly string[]): ReadFilter | null {
  const key = fold(words[0] ?? '');
  if (key !== 'customer' && key !== 'kind') return null;
  const isQuoted = /^["“”]/u.test(words[1] ?? '');
  const goesOn = (length: number): boolean =>
    isQuoted ? !/.["“”]$/u.test(words.slice(1, length).join(' ')) : !beginsFilter(words.slice(length));
  let length = 2;
  while (length < words.length && goesOn(length)) length += 1;
  const name = words.slice(1, length).join(' ');
  const bare = name.replace(/^["“”]|["“”]$/gu, '').trim();
  return bare === '' ? null : { filter: { [key]: bare }, length };
}

function beginsFilter(words: readonly string[]): boolean {
  const key = fold(words[0] ?? '');
  return readPhrase(words) !== null || ((key === 'customer' || key === 'kind') && words.length > 1);
}
