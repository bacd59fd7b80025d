import cardValidator from 'card-validator';
import { withPlainDigits } from './digits.ts';

/** Digits in groups as they are printed on a card, or all together. */
const CANDIDATE = /(?<![\p{L}\d+_-])\d(?:[ \u00a0.-]?\d){12,24}(?![\p{L}\d_])/gu;
/** Shorter ones are too like an order's number. */
const FEWEST = 13;
const MOST = 19;

/** Replaces the numbers of payment cards: of a length and a beginning that an issuer uses, with the right check digit. */
export function withoutCards(text: string, put: () => string): string {
  let masked = '';
  let position = 0;
  for (const candidate of withPlainDigits(text).matchAll(CANDIDATE)) {
    const found = cardIn(candidate[0]);
    if (found === null) continue;
    masked += text.slice(position, candidate.index + found.start) + put();
    position = candidate.index + found.end;
  }
  return masked + text.slice(position);
}

/** Whole groups only: behind a card's number its expiry or its code may follow. */
function cardIn(candidate: string): { start: number; end: number } | null {
  const groups = [...candidate.matchAll(/\d+/g)];
  for (const first of groups) {
    for (const last of [...groups].reverse()) {
      const [start, end] = [first.index, last.index + last[0].length];
      if (end > start && isCard(candidate.slice(start, end).replace(/\D/g, ''))) return { start, end };
    }
  }
  return null;
}

function isCard(digits: string): boolean {
  if (digits.length < FEWEST || digits.length > MOST || /^(\d)\1+$/.test(digits)) return false;
  return cardValidator.number(digits, { luhnValidateUnionPay: true }).isValid;
}
