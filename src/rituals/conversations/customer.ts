/** A person we serve, or an organisation standing in when nobody is known by name. One of the two may be "". */
export interface Customer {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly kinds: readonly string[];
}

/** Who a form or a command line names. */
export interface CustomerName {
  readonly person: string;
  readonly organisation: string;
}

/** Kinds offered until a workspace has its own list. */
export const CUSTOMER_KINDS = ['buyer', 'user', 'volunteer', 'donor', 'partner'] as const;

/** "Maarit, Acme Oy"; the organisation alone when nobody is known by name. */
export function customerName({ person, organisation }: CustomerName): string {
  return [person, organisation].filter((part) => part !== '').join(', ');
}

/**
 * Folds a name for matching: case, accents, width and repeated spaces do not tell customers apart.
 * Kept in a column, because SQLite and PostgreSQL compare text differently.
 */
export function matchKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();
}

/** Which of the customers known under a name is meant: the same person and organisation, or the only one of that name. */
export function sameCustomer(name: CustomerName, known: readonly Customer[]): Customer | undefined {
  const person = matchKey(name.person);
  const organisation = matchKey(name.organisation);
  const samePerson = known.filter((customer) => matchKey(customer.person) === person);
  const exact = samePerson.find((customer) => matchKey(customer.organisation) === organisation);
  if (exact) return exact;
  return person !== '' && organisation === '' && samePerson.length === 1 ? samePerson[0] : undefined;
}
