import { MAX_TITLE, type Sent, STATUSES, type Status } from '../rituals/ideas/idea.ts';
import { localDate } from '../schedule/local-time.ts';
import { LIMITS } from '../slack/limits.ts';
import { Cells, shortly, wrongWidth } from './cells.ts';
import type { Hearer } from './hearers.ts';
import { IDEA_COLUMNS, type IdeaField } from './idea-columns.ts';
import type { FileReading } from './import-file.ts';
import { AUDIENCE, type Choice } from './read-choice.ts';

export type ImportedStatus = Exclude<Status, 'merged'>;

/** What a row of a file says of an idea, checked. Days are local dates (YYYY-MM-DD), "" where the row does not say. */
export interface ToldIdea extends Sent {
  /** "" when the row has none. */
  readonly externalId: string;
  /** Null when it came without a name. */
  readonly author: Hearer | null;
  readonly sentOn: string;
  readonly status: ImportedStatus;
  /** Who sees to what was decided; null for nobody, or somebody who has left. */
  readonly owner: Hearer | null;
  readonly reason: string;
  readonly decidedOn: string;
  readonly doneOn: string;
  readonly effect: string;
  readonly outcome: string;
  readonly placeId: string;
}

const ANSWER = 3_000;
const MOST: Partial<Record<IdeaField, number>> = {
  ...{ externalId: 200, title: MAX_TITLE, text: 40_000, figure: 300, link: LIMITS.url, outcome: 60 },
  ...{ whoFor: ANSWER, problem: ANSWER, delight: ANSWER, evidence: ANSWER, reason: ANSWER, effect: ANSWER },
};

const IMPORTED = STATUSES.filter((status): status is ImportedStatus => status !== 'merged');
const STATUS: Choice<ImportedStatus> = {
  names: {
    ...{ new: 'new', acknowledged: 'acknowledged', exploring: 'exploring' },
    ...{ doing: 'doing', done: 'done', declined: 'declined' },
  },
  read: (text) => IMPORTED.find((status) => status === text.trim().toLowerCase()),
  allowed: IMPORTED.join(', '),
};

/** Reads one row: what it tells, or every reason why it cannot be imported. */
export function readIdeaRow(
  cells: readonly string[],
  reading: FileReading<IdeaField>,
): { told: ToldIdea } | { reasons: string[] } {
  if (cells.length !== reading.columns) return { reasons: [wrongWidth(cells.length, reading.columns)] };
  const reasons: string[] = [];
  const row = new Cells({ cells, places: reading.places, reasons }, IDEA_COLUMNS, MOST);
  const told: ToldIdea = {
    externalId: row.text('externalId'),
    author: authorOf(row, reading),
    title: row.line('title'),
    ...{ text: row.text('text'), whoFor: row.text('whoFor'), problem: row.text('problem') },
    ...{ delight: row.text('delight'), evidence: row.text('evidence'), figure: row.line('figure') },
    link: row.address('link'),
    sentOn: row.date('sentOn', reading.dates),
    status: row.choice('status', STATUS, 'new'),
    owner: ownerOf(row, reading),
    reason: row.text('reason'),
    decidedOn: row.date('decidedOn', reading.dates),
    doneOn: row.date('doneOn', reading.dates),
    ...{ effect: row.text('effect'), outcome: row.line('outcome') },
    audience: row.choice('audience', AUDIENCE, 'everyone'),
    placeId: row.channel('channel'),
  };
  if (told.title === '') row.refuse('title', 'is empty: what is the idea?');
  if (told.audience === 'confined' && told.placeId === '')
    row.refuse('channel', 'is empty, and whoever may read a confined one are the people of its channel');
  const today = localDate(reading.now, told.author?.zone ?? 'UTC');
  for (const field of ['sentOn', 'decidedOn', 'doneOn'] as const) {
    if (told[field] > today) row.refuse(field, `is still to come (${told[field]})`);
  }
  return reasons.length === 0 ? { told } : { reasons };
}

/** Only what was decided has an owner; whoever has left sees to nothing. */
function ownerOf(row: Cells<IdeaField>, { findHearer }: FileReading<IdeaField>): Hearer | null {
  const text = row.text('owner');
  if (text === '') return null;
  const found = findHearer(text);
  if (found === undefined) {
    row.refuse('owner', `names nobody the bot knows, or more than one: "${shortly(text)}"; write a Slack id (U…)`);
  }
  return found === undefined || found.isDeactivated ? null : found;
}

/** An empty cell is an idea without a name, unless it was said whose such ideas are. */
function authorOf(row: Cells<IdeaField>, { findHearer, hearer }: FileReading<IdeaField>): Hearer | null {
  const text = row.text('sentBy');
  const found = text === '' ? hearer : (findHearer(text) ?? hearer);
  if (text !== '' && found === null) {
    row.refuse('sentBy', `names nobody the bot knows, or more than one: "${shortly(text)}"; write a Slack id (U…)`);
  }
  return found;
}
