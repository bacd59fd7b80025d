import type { Display } from '../../settings/settings.ts';

/** Each way of naming a customer, with an example. */
export const DISPLAY_WORDS: Readonly<Record<Display, string>> = {
  full_name: 'Full name: Maarit Virtanen, Acme Oy',
  first_name: 'First name: Maarit, Acme Oy',
  initials: 'Initials: M. V., Acme Oy',
  anonymous: 'No name: a buyer',
};
