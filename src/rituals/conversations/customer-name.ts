import type { Customer, CustomerName } from './customer.ts';
import { capitalised, withArticle } from './wording.ts';

/** What decides how a customer is called. */
export type Called = Pick<Customer, 'person' | 'organisation' | 'kinds' | 'display' | 'noun'>;

/**
 * "Maarit Virtanen, Acme Oy": the whole name, for whoever writes it down or picks it from a list. The organisation alone
 * when nobody is known by name.
 */
export function fullName({ person, organisation }: CustomerName): string {
  return [person, organisation].filter((part) => part !== '').join(', ');
}

/**
 * The name as it is read, in posts, lists and cards: "Maarit, Acme Oy", "M. V., Acme Oy" or "A volunteer", as the
 * workspace and the customer have it.
 */
export function customerName(customer: Called): string {
  const { person, organisation, display } = customer;
  switch (display) {
    case 'full_name':
      return fullName(customer);
    case 'first_name':
      return fullName({ person: firstName(person), organisation }) || nameless(customer);
    case 'initials':
      return fullName({ person: initials(person), organisation }) || nameless(customer);
    case 'anonymous':
      return nameless(customer);
  }
}

/** What stands beside the name: the kinds, unless one of them stands in for it. */
export function kindsBeside({ kinds, display }: Pick<Called, 'kinds' | 'display'>): readonly string[] {
  return display === 'anonymous' ? kinds.slice(1) : kinds;
}

/** Names in these scripts are written in one piece, the family's first: no part of one is surely a first name. */
const IN_ONE_PIECE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Whether a name is written so that its first name cannot be told. */
export function isInOnePiece(name: string): boolean {
  return IN_ONE_PIECE.test(name);
}

/** "Maarit" of "Maarit Virtanen" and of "Dr. Maarit Virtanen"; initials where the first name cannot be told. */
function firstName(person: string): string {
  const words = wordsOf(person);
  const name = words.find((word) => !word.endsWith('.')) ?? '';
  return isInOnePiece(name) || name === '' ? initials(person) : name;
}

const MOST_INITIALS = 4;

/** "M. V." of "Maarit Virtanen"; "" of what has no letters. */
function initials(person: string): string {
  return wordsOf(person)
    .flatMap((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? [])
    .slice(0, MOST_INITIALS)
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
}

/** "A volunteer", else what the workspace calls those it serves: "A customer". */
function nameless({ kinds, noun }: Pick<Called, 'kinds' | 'noun'>): string {
  const what = kinds[0] ?? noun;
  return capitalised(withArticle(what));
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => word !== '');
}
