import type { Finding } from './finding.ts';

const NAMES: Readonly<Record<Finding, readonly [one: string, many: string]>> = {
  'e-mail': ['an e-mail address', 'e-mail addresses'],
  phone: ['a phone number', 'phone numbers'],
  card: ['a card number', 'card numbers'],
  secret: ['something that looks like a password or a token', 'passwords or tokens'],
};

/** What is said above a form in which something was masked. @param found at least one sort */
export function maskedNote(found: readonly Finding[]): string {
  const list = listed(found.map((finding) => NAMES[finding][0]));
  return `I masked ${list}, so that it is not stored. Read it once more, then save.`;
}

/** What was masked in many records: "e-mail addresses and phone numbers". */
export function sortsMasked(found: readonly Finding[]): string {
  return listed(found.map((finding) => NAMES[finding][1]));
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
}
