/** Digits of every script that lie within one unit of the text, so that places stay the same. */
const OTHER_DIGIT = /(?![0-9])(?![\u{10000}-\u{10ffff}])\p{Nd}/gu;
const IS_DIGIT = /^\p{Nd}$/u;

/** The same text with the digits of all scripts as 0–9: "٠٥٠", "０５０" → "050". Every place in it stays what it was. */
export function withPlainDigits(text: string): string {
  return text.replace(OTHER_DIGIT, numeralOf);
}

/** The digits of a script stand in Unicode one behind the other, from 0 to 9. */
function numeralOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let numeral = 0;
  while (numeral < 9 && IS_DIGIT.test(String.fromCodePoint(code - numeral - 1))) numeral += 1;
  return String(numeral);
}
