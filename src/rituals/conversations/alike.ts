import { areAlike, isPartOf } from '../../search/alike.ts';
import type { Customer, CustomerName } from './customer.ts';

/** What a receipt was given for, and what somebody new may have been made with. */
export interface Kept {
  readonly kind: 'conversation' | 'voice';
  readonly id: string;
}

/** Somebody new, and those known who may be the same. */
export interface Near {
  readonly about: Kept;
  readonly freshId: string;
  readonly known: readonly Customer[];
}

/**
 * Whether somebody new may be somebody known, so that it is worth a question. Two people of one organisation by name and
 * organisation; a first name only within the same organisation; a lone name may be a person's or an organisation's.
 */
export function mayBeSame(fresh: CustomerName, known: CustomerName): boolean {
  if (fresh.person === '' || fresh.organisation === '') {
    const name = fresh.person || fresh.organisation;
    return areAlike(name, known.person) || (known.person === '' && areAlike(name, known.organisation));
  }
  if (known.person === '') return false;
  const isSamePlace = areAlike(fresh.organisation, known.organisation);
  if (isSamePlace && isPartOf(fresh.person, known.person)) return true;
  return areAlike(fresh.person, known.person) && (isSamePlace || known.organisation === '');
}
