import type { CountryCode } from 'libphonenumber-js/max';
import { withoutCards } from './cards.ts';
import { FINDINGS, type Finding, placeholder } from './finding.ts';
import { withoutPhones } from './phones.ts';
import { linkWithoutSecrets, withoutPasswords, withoutSecrets } from './secrets.ts';

export interface Masked {
  readonly text: string;
  /** What was masked, each sort once, in the order of `FINDINGS`. */
  readonly found: readonly Finding[];
}

/** Slack's own writing of an address or a number that it recognised. */
const SLACK_LINK = /<(mailto|tel):[^>|]*(?:\|[^>]*)?>/gi;
const E_MAIL =
  /(?:mailto:)?[\p{L}\p{N}._%+'’-]*[\p{L}\p{N}_%+-]@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]+|\p{L}{2,})/giu;
const ESCAPED_E_MAIL = /[\w.+-]+%40(?:[\w-]+\.)+[a-z]{2,}/gi;
/** A link that begins a chat with a number. */
const CHAT_NUMBER = /((?:wa\.me\/|whatsapp\.com\/send\/?\?(?:[^\s&]*&)*phone=)(?:%2B|\+)?)\d{7,15}/gi;
/** What is never looked into for numbers: links, account numbers, ids of machines, dates with times, Finnish company ids. */
const KEPT =
  /(?<link>\bhttps?:\/\/[^\s<>"|]+)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*|\b\d{7}-\d\b(?![-\d])/giu;

/**
 * Puts `[e-mail]`, `[phone]`, `[card]` or `[secret]` where somebody wrote one; everything else stays to the letter. What
 * is masked already stays as it is. @param options.country whose national telephone numbers are expected; null for none
 */
export function mask(text: string, options: { readonly country: CountryCode | null }): Masked {
  const found = new Set<Finding>();
  let masked = text;
  // What was taken out may have hidden something beside it: it is done when nothing is left to take out.
  for (let before = null as string | null; masked !== before; ) {
    before = masked;
    masked = maskOnce(before, options.country, found);
  }
  return { text: masked, found: FINDINGS.filter((finding) => found.has(finding)) };
}

function maskOnce(text: string, country: CountryCode | null, found: Set<Finding>): string {
  const put = (finding: Finding) => () => {
    found.add(finding);
    return placeholder(finding);
  };
  const open = withoutSecrets(text, put('secret')).replace(SLACK_LINK, (_link, scheme: string) =>
    put(scheme.toLowerCase() === 'tel' ? 'phone' : 'e-mail')(),
  );
  return betweenKept(open, {
    link: (part) =>
      linkWithoutSecrets(part, put('secret'))
        .replace(CHAT_NUMBER, (_number, before: string) => before + put('phone')())
        .replace(ESCAPED_E_MAIL, put('e-mail'))
        .replace(E_MAIL, put('e-mail')),
    words: (part) => {
      const unaddressed = withoutPasswords(part.replace(E_MAIL, put('e-mail')), put('secret'));
      return withoutPhones(withoutCards(unaddressed, put('card')), country, put('phone'));
    },
  });
}

function betweenKept(text: string, each: Record<'link' | 'words', (part: string) => string>): string {
  let result = '';
  let position = 0;
  for (const match of text.matchAll(KEPT)) {
    const link = match.groups?.link;
    result += each.words(text.slice(position, match.index)) + (link === undefined ? match[0] : each.link(link));
    position = match.index + match[0].length;
  }
  return result + each.words(text.slice(position));
}
