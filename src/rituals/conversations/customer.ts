import { fold } from '../../search/fold.ts';
import type { Display } from '../../settings/settings.ts';

/** A person we serve, or an organisation standing in when nobody is known by name. One of the two may be "". */
export interface Customer {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly kinds: readonly string[];
  /** How much of the name is shown where it is read: the strictest of the workspace's, this one's, and theirs who were merged into it. */
  readonly display: Display;
  /** What the workspace calls one of those it serves, for when no name is shown. */
  readonly noun: string;
}

/** Who a form or a command line names. */
export interface CustomerName {
  readonly person: string;
  readonly organisation: string;
}

/** Longest name of a person or an organisation, in characters. */
export const MAX_NAME = 100;

/**
 * Folds a name for matching: case, accents, width and repeated spaces do not tell customers apart.
 * Kept in a column, because SQLite and PostgreSQL compare text differently.
 */
export function matchKey(name: string): string {
  return fold(name);
}

/**
 * Which of the customers known under a name is meant: the same person and organisation; else, when only one name was
 * given, the only person of that name. Undefined: somebody new.
 */
export function sameCustomer<Known extends CustomerName>(
  name: CustomerName,
  known: readonly Known[],
): Known | undefined {
  const person = matchKey(name.person);
  const organisation = matchKey(name.organisation);
  const exact = known.find((one) => matchKey(one.person) === person && matchKey(one.organisation) === organisation);
  if (exact || (person !== '' && organisation !== '')) return exact;
  const namesakes = known.filter((one) => matchKey(one.person) === (person || organisation));
  return namesakes.length === 1 ? namesakes[0] : undefined;
}
