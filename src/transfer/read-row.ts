import type { Told } from '../rituals/conversations/conversation.ts';
import { MAX_NAME } from '../rituals/conversations/customer.ts';
import { localDate } from '../schedule/local-time.ts';
import { LIMITS, lengthOf } from '../slack/limits.ts';
import { COLUMNS, type Field } from './columns.ts';
import { withFormula } from './formulas.ts';
import type { FindHearer, Hearer } from './hearers.ts';
import { AUDIENCE, type Choice, LEVEL, NEED, SOURCE } from './read-choice.ts';
import { type DateOrder, readDate } from './read-date.ts';

/** What a row of a file says, checked. */
export interface ToldRow extends Omit<Told, 'customerKind' | 'heardOn'> {
  /** "" when the row has none. */
  readonly externalId: string;
  readonly kinds: readonly string[];
  /** YYYY-MM-DD; "" when the row does not say. */
  readonly heardOn: string;
  readonly hearer: Hearer;
  readonly answeredOn: string;
  readonly placeId: string;
}

/** How a file is read. */
export interface Reading {
  readonly columns: number;
  readonly places: ReadonlyMap<Field, number>;
  readonly dates: DateOrder | null;
  readonly findHearer: FindHearer;
  /** Who heard it where the row does not say, or names nobody we know. */
  readonly hearer: Hearer | null;
  readonly now: Date;
}

/** In characters. */
const MOST: Partial<Record<Field, number>> = {
  externalId: 200,
  person: MAX_NAME,
  organisation: MAX_NAME,
  words: 40_000,
  lesson: LIMITS.inputText,
  link: LIMITS.url,
};
const MOST_OF_A_KIND = 50;
const PLACE = /^[CGD][A-Z0-9]{2,}$/;

/** Reads one row: what it tells, or every reason why it cannot be imported. */
export function readRow(cells: readonly string[], reading: Reading): { told: ToldRow } | { reasons: string[] } {
  if (cells.length !== reading.columns) return { reasons: [wrongWidth(cells.length, reading.columns)] };
  const reasons: string[] = [];
  const row = new Cells(cells, reading.places, reasons);
  const hearer = hearerOf(row, reading);
  const told = {
    externalId: row.text('externalId'),
    person: row.line('person'),
    organisation: row.line('organisation'),
    kinds: kindsOf(row),
    words: row.text('words'),
    lesson: row.text('lesson'),
    level: row.choice('level', LEVEL, 'met'),
    source: row.choice('source', SOURCE, 'other'),
    heardOn: row.date('heardOn', reading),
    link: linkOf(row),
    need: row.choice('need', NEED, 'nothing_to_answer'),
    answeredOn: row.date('answeredOn', reading),
    audience: row.choice('audience', AUDIENCE, 'everyone'),
    placeId: placeOf(row),
  };
  if (told.words === '') row.refuse('words', 'is empty: what did they say?');
  if (told.person === '' && told.organisation === '')
    row.refuse('person', 'is empty, and so is "organisation": who said it?');
  if (told.audience === 'confined' && told.placeId === '')
    row.refuse('channel', 'is empty, and whoever may read a confined one are the people of its channel');
  const today = localDate(reading.now, hearer?.zone ?? 'UTC');
  for (const field of ['heardOn', 'answeredOn'] as const) {
    if (told[field] > today) row.refuse(field, `is still to come (${told[field]})`);
  }
  return hearer && reasons.length === 0 ? { told: { ...told, hearer } } : { reasons };
}

function wrongWidth(found: number, expected: number): string {
  const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;
  return `it has ${cells(found)} where the header has ${expected}: look for a missing or extra delimiter or quotation mark`;
}

/** The cells of one row by field; what is wrong with them is collected. */
class Cells {
  readonly #cells: readonly string[];
  readonly #places: ReadonlyMap<Field, number>;
  readonly #reasons: string[];

  constructor(cells: readonly string[], places: ReadonlyMap<Field, number>, reasons: string[]) {
    this.#cells = cells;
    this.#places = places;
    this.#reasons = reasons;
  }

  refuse(field: Field, why: string): void {
    this.#reasons.push(`"${COLUMNS[field].name}" ${why}`);
  }

  /** "" when the file has no such column. */
  text(field: Field): string {
    const place = this.#places.get(field);
    const text = withFormula(place === undefined ? '' : (this.#cells[place] ?? '')).trim();
    const most = MOST[field];
    if (text.includes('\0')) this.refuse(field, 'holds a NUL character, which no text has');
    if (most !== undefined && text.length > most && lengthOf(text) > most) {
      const count = (number: number): string => number.toLocaleString('en');
      this.refuse(field, `takes ${count(most)} characters, and here are ${count(lengthOf(text))}`);
    }
    return text;
  }

  /** A name: on one line. */
  line(field: Field): string {
    return this.text(field).replace(/\s+/gu, ' ');
  }

  choice<Value extends string>(field: Field, choice: Choice<Value>, otherwise: Value): Value {
    const text = this.text(field);
    if (text === '') return otherwise;
    const value = choice.read(text);
    if (value === undefined) this.refuse(field, `may be ${choice.allowed}, not "${shortly(text)}"`);
    return value ?? otherwise;
  }

  date(field: Field, { dates }: Reading): string {
    const text = this.text(field);
    if (text === '') return '';
    const read = readDate(shortly(text), dates);
    if ('date' in read) return read.date;
    this.refuse(field, `cannot be read: ${read.wrong}`);
    return '';
  }
}

function hearerOf(row: Cells, { findHearer, hearer }: Reading): Hearer | null {
  const text = row.text('heardBy');
  const found = text === '' ? hearer : (findHearer(text) ?? hearer);
  if (found) return found;
  if (text === '') row.refuse('heardBy', 'is empty; fill it in, or add --heard-by with a Slack id');
  else
    row.refuse(
      'heardBy',
      `names nobody the bot knows, or more than one: "${shortly(text)}"; write a Slack id (U…), or add --heard-by`,
    );
  return null;
}

function kindsOf(row: Cells): string[] {
  const kinds = row
    .text('kinds')
    .split(';')
    .map((kind) => kind.replace(/\s+/gu, ' ').trim().toLowerCase());
  const named = [...new Set(kinds.filter((kind) => kind !== ''))];
  const long = named.find((kind) => lengthOf(kind) > MOST_OF_A_KIND);
  if (long !== undefined) row.refuse('kinds', `takes ${MOST_OF_A_KIND} characters a kind, with ";" between kinds`);
  return named;
}

function linkOf(row: Cells): string {
  const link = row.text('link');
  const isAddress = link === '' || (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
  if (!isAddress) row.refuse('link', `starts with https:// or http://, not as "${shortly(link)}"`);
  return link;
}

function placeOf(row: Cells): string {
  const place = row.text('channel');
  if (place !== '' && !PLACE.test(place))
    row.refuse('channel', `is Slack’s id of a channel (C…), not "${shortly(place)}"`);
  return place;
}

function shortly(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
