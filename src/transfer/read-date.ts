import { z } from 'zod';

/** In which order a file writes day and month. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?$/;
const SHORT = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/**
 * A local date (YYYY-MM-DD) out of a cell; of a date with a time its day as written. Where day and month may be
 * swapped, `order` decides. @returns the date, or why it is none
 */
export function readDate(
  text: string,
  order: DateOrder | null,
): { readonly date: string } | { readonly wrong: string } {
  const iso = ISO.exec(text)?.[1];
  if (iso !== undefined)
    return z.iso.date().safeParse(iso).success ? { date: iso } : { wrong: `there is no day ${iso}` };
  const [, first, second, year] = SHORT.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) {
    return { wrong: `"${text}" is not a date; write it as 2026-04-03` };
  }
  return fromParts({ first, second, year, order: order ?? onlyOrder(Number(first), Number(second)) }, text);
}

/** The order that a date with a number above twelve allows; null when both would do. */
function onlyOrder(first: number, second: number): DateOrder | null {
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'dmy' : null;
}

function fromParts(
  parts: { readonly first: string; readonly second: string; readonly year: string; readonly order: DateOrder | null },
  text: string,
): { readonly date: string } | { readonly wrong: string } {
  const { first, second, year, order } = parts;
  if (order === null) {
    const either = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`];
    return { wrong: `"${text}" can be ${either.join(' or ')}; write it so, or add --dates dmy or --dates mdy` };
  }
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  const date = `${year}-${two(month)}-${two(day)}`;
  if (z.iso.date().safeParse(date).success) return { date };
  return { wrong: `"${text}" is no day when read as ${order === 'dmy' ? 'day, month, year' : 'month, day, year'}` };
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
