import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from './formulas.ts';

/** Tells spreadsheets that it is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as lines of RFC 4180: CR LF, quotes where they are needed; nothing that a spreadsheet would run. */
export function csvLines(rows: readonly (readonly string[])[], delimiter = ','): string {
  return stringify(
    rows.map((cells) => cells.map(withoutFormula)),
    // By itself it quotes CR LF, but neither of the two alone.
    { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}
