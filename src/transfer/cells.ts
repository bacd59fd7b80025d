import { lengthOf } from '../slack/limits.ts';
import type { Column } from './columns.ts';
import { withFormula } from './formulas.ts';
import type { Choice } from './read-choice.ts';
import { type DateOrder, readDate } from './read-date.ts';

/** A row as it stands in the file, and where what is wrong with it is collected. */
export interface RowOf<Name extends string> {
  readonly cells: readonly string[];
  readonly places: ReadonlyMap<Name, number>;
  readonly reasons: string[];
}

const PLACE = /^[CGD][A-Z0-9]{2,}$/;

/** Why a row with too few or too many cells cannot be read. */
export function wrongWidth(found: number, expected: number): string {
  const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;
  return `it has ${cells(found)} where the header has ${expected}: look for a missing or extra delimiter or quotation mark`;
}

/** The cells of one row by field; what is wrong with them is collected. */
export class Cells<Name extends string> {
  readonly #cells: readonly string[];
  readonly #places: ReadonlyMap<Name, number>;
  readonly #reasons: string[];
  readonly #columns: Readonly<Record<Name, Column>>;
  readonly #most: Readonly<Partial<Record<Name, number>>>;

  /** @param most how many characters a field takes */
  constructor(
    { cells, places, reasons }: RowOf<Name>,
    columns: Readonly<Record<Name, Column>>,
    most: Readonly<Partial<Record<Name, number>>>,
  ) {
    this.#cells = cells;
    this.#places = places;
    this.#reasons = reasons;
    this.#columns = columns;
    this.#most = most;
  }

  refuse(field: Name, why: string): void {
    this.#reasons.push(`"${this.#columns[field].name}" ${why}`);
  }

  /** "" when the file has no such column. */
  text(field: Name): string {
    const place = this.#places.get(field);
    const text = withFormula(place === undefined ? '' : (this.#cells[place] ?? '')).trim();
    const most = this.#most[field];
    if (text.includes('\0')) this.refuse(field, 'holds a NUL character, which no text has');
    if (most !== undefined && text.length > most && lengthOf(text) > most) {
      const count = (number: number): string => number.toLocaleString('en');
      this.refuse(field, `takes ${count(most)} characters, and here are ${count(lengthOf(text))}`);
    }
    return text;
  }

  /** A name: on one line. */
  line(field: Name): string {
    return this.text(field).replace(/\s+/gu, ' ');
  }

  choice<Value extends string>(field: Name, choice: Choice<Value>, otherwise: Value): Value {
    const text = this.text(field);
    if (text === '') return otherwise;
    const value = choice.read(text);
    if (value === undefined) this.refuse(field, `may be ${choice.allowed}, not "${shortly(text)}"`);
    return value ?? otherwise;
  }

  date(field: Name, dates: DateOrder | null): string {
    const text = this.text(field);
    if (text === '') return '';
    const read = readDate(shortly(text), dates);
    if ('date' in read) return read.date;
    this.refuse(field, `cannot be read: ${read.wrong}`);
    return '';
  }

  /** An address, or "". */
  address(field: Name): string {
    const link = this.text(field);
    const isAddress = link === '' || (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
    if (!isAddress) this.refuse(field, `starts with https:// or http://, not as "${shortly(link)}"`);
    return link;
  }

  /** Slack's id of a channel, or "". */
  channel(field: Name): string {
    const place = this.text(field);
    if (place !== '' && !PLACE.test(place))
      this.refuse(field, `is Slack’s id of a channel (C…), not "${shortly(place)}"`);
    return place;
  }
}

/** As much of a cell as a reason quotes. */
export function shortly(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
