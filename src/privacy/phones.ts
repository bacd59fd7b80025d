import {
  type CountryCode,
  findPhoneNumbersInText,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { withPlainDigits } from './digits.ts';
import { spokenOf, WORD_LETTER } from './phone-context.ts';

/** Whose national numbers are known by their exact grouping wherever they are written. */
const WIDELY_KNOWN: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'JP', 'FI', 'SE', 'NL', 'AU', 'IN', 'CH', 'BE'];

const FEWEST_DIGITS = 7;
const FAR_NUMBER = new RegExp(
  String.raw`(?<!${WORD_LETTER}|[\d+])(?:00|011[ -])\s?[1-9](?:[\s().\u00a0-]{0,2}\d){6,14}(?!\d)`,
  'gu',
);
const SPOKEN_NUMBER = new RegExp(
  String.raw`(?<!${WORD_LETTER}|[\d_])[+(]{0,2}\d(?:[\s()./\u00a0-]{0,2}\d){5,14}(?!${WORD_LETTER}|\d)`,
  'gu',
);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces telephone numbers: international ones, and national ones of `country` and, in their usual writing, of some others. */
export function withoutPhones(text: string, country: CountryCode | null, put: () => string): string {
  if (text.replace(/[^\p{Nd}]/gu, '').length < FEWEST_DIGITS) return text;
  const plain = withPlainDigits(text);
  const spans = [
    ...far(plain),
    ...(country === null ? [] : national(plain, country, true)),
    ...WIDELY_KNOWN.filter((one) => one !== country).flatMap((one) => national(plain, one, false)),
    ...spoken(plain),
  ];
  let masked = '';
  let position = 0;
  for (const { start, end } of apart(spans)) {
    masked += text.slice(position, start) + put();
    position = end;
  }
  return masked + text.slice(position);
}

/** In order, each beginning behind the one before; of those that overlap, the longer. */
function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((one, other) => length(other) - length(one))) {
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  }
  return kept.sort((one, other) => one.start - other.start);
}

const length = ({ start, end }: Span): number => end - start;

/** "00358 40 …", "011 44 …": as a plus, from whichever country it is dialled. */
function far(text: string): Span[] {
  return [...text.matchAll(FAR_NUMBER)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (spokenOf(text, span.start, span.end) === 'something_else') return [];
    const number = parsePhoneNumberFromString(`+${match[0].replace(/^(?:00|011)/, '')}`);
    return number?.isValid() ? [span] : [];
  });
}

function national(text: string, country: CountryCode, isHome: boolean): Span[] {
  return findPhoneNumbersInText(text, { defaultCountry: country }).flatMap(({ startsAt, endsAt, number }) => {
    const span = withoutOpenBracket(text, startsAt, endsAt);
    return isPhone(text, span, number, isHome) ? [span] : [];
  });
}

/** After "tel." it is enough that it might be one: people mistype, and examples are invented. */
function spoken(text: string): Span[] {
  return [...text.matchAll(SPOKEN_NUMBER)].flatMap((match) => {
    const span = withoutOpenBracket(text, match.index, match.index + match[0].length);
    const written = text.slice(span.start, span.end);
    if (isDate(written) || isGrouped(written)) return [];
    const isWhole =
      /^[+(]*\+/.test(match[0]) && digitsOf(written).length >= 9 && !/^\+\d{1,3}(?: \d{3})+$/.test(written);
    return isWhole || spokenOf(text, span.start, span.end) === 'phone' ? [span] : [];
  });
}

function isPhone(text: string, { start, end }: Span, number: PhoneNumber, isHome: boolean): boolean {
  const written = text.slice(start, end);
  if (/[+＋]/.test(written)) return true;
  const said = spokenOf(text, start, end);
  if (said === 'something_else' || isDate(written) || isGrouped(written)) return false;
  if (said === 'phone') return true;
  return isHome ? isWrittenAtHome(written, number) : isWrittenExactly(written, number);
}

/** As people at home write it: with the leading digit that the country has, in any groups. */
function isWrittenAtHome(written: string, number: PhoneNumber): boolean {
  const digits = digitsOf(withoutExtension(written, number));
  if (digits.length < FEWEST_DIGITS) return false;
  const inFull = digitsOf(nationally(number));
  // An amount, unless it has as many digits as the country's numbers.
  if (/^[1-9]\d{0,2}(?:[ \u00a0]\d{3})+$/.test(written) && (digits !== inFull || digits.length < 9)) return false;
  if (digits !== inFull && digits !== `1${inFull}`) return number.country === 'IN' && number.getType() === 'MOBILE';
  return /^0/.test(digits) || /\D/.test(written) || digits.length >= 9;
}

/** In exactly the groups of its country, and so that no amount looks like it. */
function isWrittenExactly(written: string, number: PhoneNumber): boolean {
  const plain = withoutExtension(written, number);
  const groups = groupsOf(plain).length;
  const isAmerican = number.countryCallingCode === '1' && groups >= 3;
  if (groups < 2 || digitsOf(plain).length < 9 || !(isAmerican || /^\(?0/.test(plain))) return false;
  return isSameGroups(plain.replace(/^\+?1[ .-](?=\(?\d{3})/, ''), nationally(number));
}

function nationally(number: PhoneNumber): string {
  return withoutExtension(number.formatNational(), number);
}

function withoutExtension(written: string, { ext }: PhoneNumber): string {
  if (!ext) return written;
  const at = written.lastIndexOf(ext);
  return at === -1 ? written : written.slice(0, at).replace(/[^\d)]+$/u, '');
}

const groupsOf = (written: string): string[] => written.match(/\p{Nd}+/gu) ?? [];
const digitsOf = (written: string): string => groupsOf(written).join('');
const isSameGroups = (one: string, other: string): boolean => groupsOf(one).join(' ') === groupsOf(other).join(' ');

/** "26.11.2026", "2026-11-26", "11/26/2026 10.30", "1.1.-31.12.2026" */
function isDate(written: string): boolean {
  const [, first = '', separator = '', second = '', third = '', rest = ''] =
    /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(.*)$/s.exec(written) ?? [];
  if (separator === '' || rest.startsWith(separator)) return false;
  const isYear = (part: string) => /^(?:(?:19|20)?\d\d)$/.test(part);
  const isDayAndMonth = (one: string, other: string) =>
    Math.min(+one, +other) <= 12 && Math.max(+one, +other) <= 31 && Math.min(+one, +other) > 0;
  return first.length === 4
    ? isYear(first) && isDayAndMonth(second, third)
    : isYear(third) && third.length !== 3 && isDayAndMonth(first, second);
}

/** Amounts, decimals and addresses of machines: "1.234.567", "0.1234567", "192.168.0.12". */
function isGrouped(written: string): boolean {
  return (
    /^(?:\d{1,3}(?:[.,'’]\d{3})+|\d+[.,]\d+|\d{1,3}(?:\.\d{1,3}){3})$/.test(written) && !/^0\d\.\d{6,}$/.test(written)
  );
}

/** The library's match begins at a bracket that may close behind it. */
function withoutOpenBracket(text: string, start: number, end: number): Span {
  const written = text.slice(start, end);
  const isOpen = written.startsWith('(') && !written.includes(')');
  return { start: isOpen ? start + 1 : start, end };
}
