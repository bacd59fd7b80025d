import { LEVELS, type Level } from './conversation.ts';
import { matchKey } from './customer.ts';

/** What a list is narrowed to; what is "" or empty narrows nothing. */
export interface ListFilters {
  /** Only what the reader heard. */
  readonly mine: boolean;
  readonly unanswered: boolean;
  readonly levels: readonly Level[];
  /** A customer's name or its beginning, as typed. */
  readonly customer: string;
  /** A kind of customers, as typed. */
  readonly kind: string;
  /** Heard today or within so many days before; null for always. */
  readonly days: number | null;
}

/** What somebody looks through. */
export type Asked =
  | ({ readonly kind: 'list' } & { readonly filters: ListFilters })
  | { readonly kind: 'search'; readonly words: string };

export const EVERYTHING: ListFilters = {
  mine: false,
  unanswered: false,
  levels: [],
  customer: '',
  kind: '',
  days: null,
};

/** A line that asks for a list: what was understood, or the first words that were not. */
export type ListLine =
  | { readonly kind: 'list'; readonly filters: ListFilters }
  | { readonly kind: 'unclear_list'; readonly text: string; readonly unclear: string };

const LONGEST_LINE = 200;
const MOST_DAYS = 3_660;

/**
 * Reads what stands behind "list". Null when it is what somebody said: a line with a colon, or one in which not even the
 * beginning is a filter and more than two words follow.
 */
export function parseList(line: string): ListLine | null {
  const rest = /^list(?:\s+(.*))?$/iu.exec(line);
  if (rest === null || line.length > LONGEST_LINE || /:(\s|$)/u.test(line)) return null;
  const words = (rest[1] ?? '').split(/\s+/u).filter((word) => word !== '');
  if (matchKey(words.join(' ')) === 'all') return { kind: 'list', filters: EVERYTHING };
  let filters = EVERYTHING;
  for (let from = 0; from < words.length; ) {
    const read = readFilter(words.slice(from));
    if (read === null) {
      if (from === 0 && words.length > 2 && !asksForSpan(words)) return null;
      return { kind: 'unclear_list', text: line, unclear: words.slice(from).join(' ') };
    }
    filters = joined(filters, read.filter);
    from += read.length;
  }
  return { kind: 'list', filters };
}

/** The words behind "search"; null when the line is none, or is what somebody said. */
export function parseSearch(line: string): string | null {
  const words = /^search\s+(\S.*)$/iu.exec(line)?.[1]?.trim();
  if (words === undefined || line.length > LONGEST_LINE || /:(\s|$)/u.test(line)) return null;
  return words;
}

interface ReadFilter {
  readonly filter: Partial<ListFilters>;
  /** How many words it took. */
  readonly length: number;
}

const PHRASES: readonly (readonly [RegExp, (match: RegExpExecArray) => Partial<ListFilters>])[] = [
  [/^(and|,)$/u, () => ({})],
  [/^(mine|heard by me)$/u, () => ({ mine: true })],
  [/^(unanswered|not answered)$/u, () => ({ unanswered: true })],
  [/^(level )?(unmet|fell short|we fell short)$/u, () => ({ levels: ['unmet'] })],
  [/^(level )?(met|delivered|we delivered)$/u, () => ({ levels: ['met'] })],
  [/^(level )?(exceeded|wow)$/u, () => ({ levels: ['exceeded'] })],
  [/^today$/u, () => ({ days: 0 })],
  [/^(last|past) day$/u, () => ({ days: 1 })],
  [/^(last|past) week$/u, () => ({ days: 7 })],
  [/^(last|past) month$/u, () => ({ days: 30 })],
  [/^(last|past) year$/u, () => ({ days: 365 })],
];
const LONGEST_PHRASE = 3;
/** With any number, so that one that is no span is asked back about instead of logged as what a customer said. */
const SPAN = /^(?:last|past) ([+-]?\d+) (day|week|month)s?$/u;
const DAYS = { day: 1, week: 7, month: 30 } as const;

function readFilter(words: readonly string[]): ReadFilter | null {
  return readPhrase(words) ?? readNamed(words);
}

function readPhrase(words: readonly string[]): ReadFilter | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length -= 1) {
    const phrase = phraseOf(words.slice(0, length));
    const days = daysOf(phrase);
    if (days !== null) return { filter: { days }, length };
    for (const [pattern, filterOf] of PHRASES) {
      const match = pattern.exec(phrase);
      if (match) return { filter: filterOf(match), length };
    }
  }
  return null;
}

/** "customer Acme Oy", "kind board member": the name goes on until another filter begins; quotes keep it together. */
function readNamed(words: readonly string[]): ReadFilter | null {
  const key = matchKey(words[0] ?? '');
  if (key !== 'customer' && key !== 'kind') return null;
  let length = 2;
  if (/^["“”]/u.test(words[1] ?? '')) {
    while (length < words.length && !/.["“”]$/u.test(words.slice(1, length).join(' '))) length += 1;
  } else {
    while (length < words.length && !beginsFilter(words.slice(length))) length += 1;
  }
  const name = words
    .slice(1, length)
    .join(' ')
    .replace(/^["“”]|["“”]$/gu, '')
    .trim();
  return name === '' ? null : { filter: { [key]: name }, length };
}

function beginsFilter(words: readonly string[]): boolean {
  const key = matchKey(words[0] ?? '');
  return readPhrase(words) !== null || ((key === 'customer' || key === 'kind') && words.length > 1);
}

function joined(filters: ListFilters, more: Partial<ListFilters>): ListFilters {
  const levels = LEVELS.filter((level) => filters.levels.includes(level) || more.levels?.includes(level));
  return { ...filters, ...more, levels };
}

const phraseOf = (words: readonly string[]): string => matchKey(words.join(' ')).replace(/(?<=.),$/u, '');

const asksForSpan = (words: readonly string[]): boolean => SPAN.test(phraseOf(words.slice(0, LONGEST_PHRASE)));

/** "last 3 weeks" in days; null for what is no span, or a longer one than anybody has heard customers for. */
function daysOf(phrase: string): number | null {
  const span = SPAN.exec(phrase);
  if (span === null) return null;
  const days = Number(span[1]) * (span[2] === 'week' || span[2] === 'month' ? DAYS[span[2]] : DAYS.day);
  return days >= 1 && days <= MOST_DAYS ? days : null;
}

/** How many stand on a page. */
export const ON_PAGE = 10;

/** The page that is shown when one is asked for, from 0: what was removed meanwhile may have taken the last one away. */
export function pageWithin(page: number, count: number, onPage = ON_PAGE): number {
  return Math.max(0, Math.min(page, Math.ceil(count / onPage) - 1));
}

const DAY = 24 * 60 * 60 * 1000;

/** The local date (YYYY-MM-DD) so many days before another. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
}
