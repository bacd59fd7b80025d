/**
 * What a spreadsheet would run: =, +, -, @, a tab or a line break in front, the full-width forms too, also behind
 * apostrophes of ours or of somebody else.
 */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Text that a spreadsheet shows and does not run: an apostrophe goes in front where it looks like a formula. */
export function withoutFormula(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe away again, so that what was exported comes back to the letter. */
export function withFormula(text: string): string {
  return text.startsWith("'") && LIKE_A_FORMULA.test(text) ? text.slice(1) : text;
}
