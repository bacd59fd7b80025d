import type { Need, Stage } from '../rituals/conversations/conversation.ts';
import type { Customer } from '../rituals/conversations/customer.ts';
import { customerName } from '../rituals/conversations/customer-name.ts';
import { localDate } from '../schedule/local-time.ts';
import { COLUMNS, type Field } from './columns.ts';
import { csvLines } from './csv-writer.ts';
import type { Exportable } from './export-store.ts';
import { OWN_ID } from './import-store.ts';
import { NEED } from './read-choice.ts';

/** Columns of a CSV file, in their order: what an import reads, and what is only to be read by people. */
const CELLS: readonly (readonly [header: string, cell: (record: ExportedRecord) => string])[] = [
  ['number', ({ number }) => String(number)],
  [named('externalId'), (record) => record.externalId],
  [named('person'), (record) => record.person],
  [named('organisation'), (record) => record.organisation],
  [named('kinds'), (record) => record.kinds.join(';')],
  [named('words'), (record) => record.words],
  [named('lesson'), (record) => record.lesson],
  ['added lessons', (record) => record.addedLessons.join('\n')],
  [named('level'), (record) => record.level],
  [named('source'), (record) => record.source],
  [named('heardOn'), (record) => record.heardOn],
  [named('heardBy'), (record) => record.heardBy],
  ['heard by name', (record) => record.heardByName],
  [named('link'), (record) => record.link],
  [named('need'), (record) => record.need],
  [named('answeredOn'), (record) => record.answeredOn],
  [named('audience'), (record) => record.audience],
  [named('channel'), (record) => record.channel],
  ['stage', (record) => record.stage],
  ['owner', (record) => record.owner],
  ['others said so', ({ othersSaidSo }) => String(othersSaidSo)],
  ['who said so', ({ voices }) => voices.map(inALine).join('\n')],
  ['answer', ({ answer }) => answer],
];

function named(field: Field): string {
  return COLUMNS[field].name;
}

/** A conversation as it leaves the program; "" for what is not known. Its keys are the names in a JSON file. */
export interface ExportedRecord {
  readonly number: number;
  readonly externalId: string;
  readonly person: string;
  readonly organisation: string;
  readonly kinds: readonly string[];
  readonly words: string;
  readonly lesson: string;
  readonly addedLessons: readonly string[];
  readonly level: string;
  readonly source: string;
  readonly heardOn: string;
  readonly heardBy: string;
  readonly heardByName: string;
  readonly link: string;
  readonly need: string;
  readonly answeredOn: string;
  readonly audience: string;
  readonly channel: string;
  readonly stage: string;
  readonly owner: string;
  readonly othersSaidSo: number;
  /** What we told the customer. */
  readonly answer: string;
  /** Those who said the same, as far as it may be read. */
  readonly voices: readonly ExportedVoice[];
}

/** Another customer who said the same; `words` is "" where only that is known. */
interface ExportedVoice {
  readonly person: string;
  readonly organisation: string;
  readonly words: string;
  readonly heardOn: string;
  readonly heardBy: string;
  readonly heardByName: string;
}

/** @param hasFullNames whether customers are named in full, whatever the workspace and they themselves chose */
export function exported(one: Exportable, hasFullNames: boolean): ExportedRecord {
  const { hearer, answeredAt, customer } = one;
  return {
    number: one.number,
    externalId: one.externalId ?? `${OWN_ID}${one.id}`,
    ...calledIn(customer, hasFullNames),
    kinds: customer.kinds,
    words: one.words,
    lesson: one.lesson,
    addedLessons: one.lessons,
    level: one.level,
    source: one.source,
    heardOn: one.heardOn,
    heardBy: hearer.slackUserId,
    heardByName: hearer.name,
    link: one.link,
    need: NEED.names[needOf(one.stage)],
    answeredOn: answeredAt === null ? '' : localDate(answeredAt, hearer.zone),
    audience: one.audience,
    channel: one.placeId,
    stage: one.stage ?? '',
    owner: one.owner?.name ?? '',
    othersSaidSo: one.voices,
    answer: one.answer,
    voices: one.said.map((voice) => ({
      ...calledIn(voice.customer, hasFullNames),
      words: voice.words,
      heardOn: voice.heardOn,
      heardBy: voice.hearer.slackUserId,
      heardByName: voice.hearer.name,
    })),
  };
}

/** "2026-11-03 Leena, Beta Oy: So slow." */
function inALine({ person, organisation, words, heardOn }: ExportedVoice): string {
  const who = [person, organisation].filter((part) => part !== '').join(', ');
  return `${heardOn} ${who}${words === '' ? '' : `: ${words}`}`;
}

function calledIn(
  customer: Customer,
  hasFullNames: boolean,
): { readonly person: string; readonly organisation: string } {
  return hasFullNames ? { person: customer.person, organisation: customer.organisation } : asShown(customer);
}

/** What it asks of us now, whatever it asked when it was heard. */
function needOf(stage: Stage | null): Need {
  if (stage === null || stage === 'closed') return 'nothing_to_answer';
  return stage === 'new' || stage === 'assigned' ? 'needs_answer' : 'answered_by_me';
}

function asShown(customer: Customer): { readonly person: string; readonly organisation: string } {
  const { display, person, organisation } = customer;
  if (display === 'anonymous') return { person: customerName(customer), organisation: '' };
  return { person: person === '' ? '' : customerName({ ...customer, organisation: '' }), organisation };
}

/** The line of column names. */
export function headerLine(): string {
  return csvLines([CELLS.map(([header]) => header)]);
}

export function csvOf(records: readonly ExportedRecord[]): string {
  return csvLines(records.map((record) => CELLS.map(([, cell]) => cell(record))));
}
