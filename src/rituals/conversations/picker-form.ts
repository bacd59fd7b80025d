import type { Choice } from '../../slack/choices.ts';
import { cutOnWord, LIMITS } from '../../slack/limits.ts';
import type { Customer, CustomerName } from './customer.ts';
import { fullName } from './customer-name.ts';

/** What a form says of who said it: somebody picked, or a name, or both of one that is new. */
export interface Named extends CustomerName {
  readonly known: Choice | null;
}

/** Whom it means. */
export interface Whom extends CustomerName {
  /** "" when nobody who is known was picked. */
  readonly customerId: string;
}

const KNOWN = 'customer:';
const NEW_PERSON = 'person:';
const NEW_ORGANISATION = 'organisation:';

/** Longest new name that a choice can carry. */
const MOST_TYPED = 100;

/** Somebody who is known, to pick. */
export function knownChoice(customer: Pick<Customer, 'id' | keyof CustomerName>): Choice {
  return { value: `${KNOWN}${customer.id}`, text: cutOnWord(fullName(customer), LIMITS.optionText) };
}

/**
 * What was typed as the name of somebody new, a person or an organisation; nothing while nothing is typed.
 * @param isMasked personal data was taken out of it
 */
export function newChoices(typed: string, isMasked: boolean): Choice[] {
  const name = typed.replace(/\s+/gu, ' ').trim();
  if (name === '' || [...name].length > MOST_TYPED) return [];
  const text = cutOnWord(name, LIMITS.optionText);
  const note = isMasked ? ', personal data masked' : '';
  return [
    { value: `${NEW_PERSON}${name}`, text, description: `New person${note}` },
    { value: `${NEW_ORGANISATION}${name}`, text, description: `New organisation${note}` },
  ];
}

/** Whom the answers mean: who was picked comes before what is typed beside it. */
export function whomOf({ known, person, organisation }: Named): Whom {
  const picked = known?.value ?? '';
  if (picked.startsWith(KNOWN)) return { person: '', organisation: '', customerId: picked.slice(KNOWN.length) };
  if (picked.startsWith(NEW_PERSON)) return { person: picked.slice(NEW_PERSON.length), organisation, customerId: '' };
  if (picked.startsWith(NEW_ORGANISATION)) {
    return { person, organisation: picked.slice(NEW_ORGANISATION.length), customerId: '' };
  }
  return { person, organisation, customerId: '' };
}

/** Whether the answers mean anybody. */
export function namesSomebody(named: Named): boolean {
  const { person, organisation, customerId } = whomOf(named);
  return person !== '' || organisation !== '' || customerId !== '';
}
