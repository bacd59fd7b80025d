import { randomUUID } from 'node:crypto';
import { takeNumbers } from '../database/counter.ts';
import type { Provider, Tx } from '../database.ts';
import type { Finding } from '../privacy/finding.ts';
import { masker } from '../privacy/masked-values.ts';
import { watchImport } from '../rituals/conversations/clock-watch.ts';
import { firstStanding, WRITTEN } from '../rituals/conversations/conversation.ts';
import { sameCustomer } from '../rituals/conversations/customer.ts';
import { IMPORTED } from '../rituals/conversations/imported.ts';
import { instantAt, localDate } from '../schedule/local-time.ts';
import { foldMarks } from '../search/fold.ts';
import { type Clocks, clocksIn, countsOn } from '../settings/clocks.ts';
import type { Settings } from '../settings/settings.ts';
import { settings } from '../settings/settings-store.ts';
import { COLUMNS, FIELDS, type Field, layoutOf } from './columns.ts';
import type { Importing, Keyed } from './import-file.ts';
import { type ImportedRow, importStore, type Known, type KnownCustomers } from './import-store.ts';
import { readRow, type ToldRow } from './read-row.ts';
import { digest } from './seen.ts';

export type KeyedRow = Keyed<ToldRow>;

/** What became of some rows, or would become of them. */
export interface BatchResult {
  readonly fresh: number;
  /** There already: left alone. */
  readonly known: number;
  readonly newCustomers: readonly Known[];
  readonly maskedRows: number;
  readonly found: readonly Finding[];
  readonly clocks: ClockCounts;
}

/** Of what needs an answer: how many clocks run from now on, and how many do not because it was heard too long ago. */
export interface ClockCounts {
  readonly running: number;
  readonly none: number;
}

/** The key of a row: its number in the other system; without one, who said what on which day, as the file has it. */
function requestKeyOf({ externalId, person, organisation, heardOn, words }: ToldRow): string {
  const parts =
    externalId === '' ? ['row', foldMarks(person), foldMarks(organisation), heardOn, words] : ['id', externalId];
  return `${IMPORTED}${digest(parts)}`;
}

/** Where it goes. */
export interface Target {
  readonly provider: Provider;
  readonly workspaceId: string;
}

/** A row that is to be written. */
type PlannedRow = Omit<ImportedRow, 'number'>;

/** What a batch would change, worked out from what is there. Numbers are given when it is written. */
interface Plan extends BatchResult {
  readonly rows: readonly PlannedRow[];
  readonly newKinds: readonly { readonly customerId: string; readonly kind: string }[];
}

/** Says what importing these rows would do; changes nothing. */
async function foreseeBatch(tx: Tx, target: Target, rows: readonly KeyedRow[], now: Date): Promise<BatchResult> {
  return planBatch(tx, target, rows, now);
}

/** Imports rows in one transaction, each once however often it comes. */
async function importBatch(tx: Tx, target: Target, rows: readonly KeyedRow[], now: Date): Promise<BatchResult> {
  // First: captures and other imports of this workspace stand in the same queue, so nothing is made twice.
  await takeNumbers(tx, target.workspaceId, 'conversation', 0);
  const plan = await planBatch(tx, target, rows, now);
  if (plan.rows.length === 0) return plan;
  const first = await takeNumbers(tx, target.workspaceId, 'conversation', plan.rows.length);
  const store = importStore(tx, target.provider, target.workspaceId);
  await store.createCustomers(plan.newCustomers, now);
  await store.addKinds(plan.newKinds);
  await store.createConversations(
    plan.rows.map((row, index) => ({ ...row, number: first + index })),
    now,
  );
  if (plan.clocks.running > 0) await watchImport(tx, target.workspaceId, first, now);
  return plan;
}

async function planBatch(tx: Tx, target: Target, rows: readonly KeyedRow[], now: Date): Promise<Plan> {
  const store = importStore(tx, target.provider, target.workspaceId);
  const known = await store.known(rows.map(({ requestKey, told: { externalId } }) => ({ requestKey, externalId })));
  const fresh = rows.filter(
    ({ requestKey, told }) => !known.has(requestKey) && !(told.externalId !== '' && known.has(told.externalId)),
  );
  const maskOne = await masker(tx, target.workspaceId);
  const masked = fresh.map(({ told, requestKey }) => {
    const { zone } = told.hearer;
    const kinds = told.kinds.map((kind) => maskOne({ kind }, ['kind'], zone));
    const { values, found } = maskOne(told, WRITTEN, zone);
    return {
      requestKey,
      values: { ...values, kinds: [...new Set(kinds.map((one) => one.values.kind))] },
      found: [...found, ...kinds.flatMap((one) => one.found)],
    };
  });
  const book = new CustomerBook(await store.customersLike(masked.map(({ values }) => values)));
  const clocks = clocksByKind(await settings(tx, target.workspaceId).read(), now);
  const imported = masked.map(({ requestKey, values }) =>
    rowOf(requestKey, values, book.customerOf(values), { now, clocks }),
  );
  const waiting = imported.filter(({ stage }) => stage === 'new');
  return {
    rows: imported,
    clocks: countClocks(waiting),
    fresh: fresh.length,
    known: rows.length - fresh.length,
    newCustomers: book.newCustomers,
    newKinds: book.newKinds,
    maskedRows: masked.filter(({ found }) => found.length > 0).length,
    found: [...new Set(masked.flatMap(({ found }) => found))],
  };
}

/** How many of those that need an answer have a clock, and how many were heard before clocks are counted. */
function countClocks(waiting: readonly Pick<PlannedRow, 'clockFrom'>[]): ClockCounts {
  const running = waiting.filter(({ clockFrom }) => clockFrom !== null).length;
  return { running, none: waiting.length - running };
}

/** The clocks of what comes in now, heard on some day; null where none runs. All come in at one instant: each is counted once. */
function clocksByKind(chosen: Settings, now: Date) {
  const made = new Map<string, Date | null>();
  return (heardOn: string, zone: string, kinds: readonly string[]): Pick<Clocks, 'due'> | null => {
    if (!countsOn(chosen.feedback, heardOn)) return null;
    const key = [zone, ...kinds.toSorted()].join('\n');
    const due = made.has(key) ? (made.get(key) ?? null) : clocksIn(chosen, zone, kinds).due('owner', now);
    made.set(key, due);
    return { due: () => due };
  };
}

interface Counting {
  readonly now: Date;
  readonly clocks: ReturnType<typeof clocksByKind>;
}

/**
 * The clock of what needs an answer begins when it comes in, as with what somebody logs; what was answered elsewhere is
 * history and has none, as has what was heard before clocks are counted.
 */
function rowOf(requestKey: string, told: ToldRow, customer: Known, { now, clocks }: Counting): PlannedRow {
  const { words, lesson, level, source, link, need, audience, placeId, hearer } = told;
  const heardOn = told.heardOn === '' ? localDate(now, hearer.zone) : told.heardOn;
  const standing = {
    needs_answer: () => firstStanding(need, hearer.id, now, clocks(heardOn, hearer.zone, kindsOf(customer, told))),
    answered_by_me: () => ({
      ...firstStanding(need, hearer.id, now, null),
      answeredAt: instantAt(told.answeredOn || heardOn, '12:00', hearer.zone),
    }),
    nothing_to_answer: () => firstStanding(need, hearer.id, now, null),
  } as const;
  return {
    ...{ requestKey, customerId: customer.id, words, lesson, level, source, heardOn, link, need, audience, placeId },
    ...standing[need](),
    externalId: told.externalId === '' ? null : told.externalId,
    hearerId: hearer.id,
  };
}

function kindsOf({ kinds }: Known, told: ToldRow): readonly string[] {
  return [...new Set([...kinds, ...told.kinds])];
}

/** Conversations, as a file brings them. */
export const CONVERSATIONS: Importing<Field, ToldRow> = {
  what: 'conversations',
  one: 'conversation',
  fields: FIELDS.map((field) => COLUMNS[field].name),
  whose: 'heardBy',
  layoutOf,
  read: readRow,
  requestKeyOf,
  foresee: foreseeBatch,
  write: importBatch,
};

/** Who is meant by the rows of one batch: somebody known, somebody met a few rows above, or somebody new. */
class CustomerBook {
  readonly newCustomers: Known[] = [];
  readonly newKinds: { readonly customerId: string; readonly kind: string }[] = [];
  readonly #known: KnownCustomers;
  readonly #kinds = new Map<string, Set<string>>();

  constructor(known: KnownCustomers) {
    this.#known = known;
  }

  customerOf({ person, organisation, kinds }: ToldRow): Known {
    const name = { person, organisation };
    const customer = sameCustomer(name, this.#known.like(name)) ?? this.#meet(name);
    for (const kind of kinds) this.#note(customer, kind);
    return customer;
  }

  #meet(name: { readonly person: string; readonly organisation: string }): Known {
    const customer: Known = { id: randomUUID(), ...name, kinds: [] };
    this.newCustomers.push(customer);
    this.#known.add(customer);
    return customer;
  }

  #note({ id, kinds }: Known, kind: string): void {
    const has = this.#kinds.get(id) ?? new Set(kinds);
    this.#kinds.set(id, has);
    if (has.has(kind)) return;
    has.add(kind);
    this.newKinds.push({ customerId: id, kind });
  }
}
