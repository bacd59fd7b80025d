import type { Told } from '../rituals/conversations/conversation.ts';
import { MAX_NAME } from '../rituals/conversations/customer.ts';
import { localDate } from '../schedule/local-time.ts';
import { LIMITS, lengthOf } from '../slack/limits.ts';
import { Cells, shortly, wrongWidth } from './cells.ts';
import { COLUMNS, type Field } from './columns.ts';
import type { Hearer } from './hearers.ts';
import type { FileReading } from './import-file.ts';
import { AUDIENCE, LEVEL, NEED, SOURCE } from './read-choice.ts';

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

export type Reading = FileReading<Field>;

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

/** Reads one row: what it tells, or every reason why it cannot be imported. */
export function readRow(cells: readonly string[], reading: Reading): { told: ToldRow } | { reasons: string[] } {
  if (cells.length !== reading.columns) return { reasons: [wrongWidth(cells.length, reading.columns)] };
  const reasons: string[] = [];
  const row = new Cells({ cells, places: reading.places, reasons }, COLUMNS, MOST);
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
    heardOn: row.date('heardOn', reading.dates),
    link: row.address('link'),
    need: row.choice('need', NEED, 'nothing_to_answer'),
    answeredOn: row.date('answeredOn', reading.dates),
    audience: row.choice('audience', AUDIENCE, 'everyone'),
    placeId: row.channel('channel'),
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

function hearerOf(row: Cells<Field>, { findHearer, hearer }: Reading): Hearer | null {
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

function kindsOf(row: Cells<Field>): string[] {
  const kinds = row
    .text('kinds')
    .split(';')
    .map((kind) => kind.replace(/\s+/gu, ' ').trim().toLowerCase());
  const named = [...new Set(kinds.filter((kind) => kind !== ''))];
  const long = named.find((kind) => lengthOf(kind) > MOST_OF_A_KIND);
  if (long !== undefined) row.refuse('kinds', `takes ${MOST_OF_A_KIND} characters a kind, with ";" between kinds`);
  return named;
}
