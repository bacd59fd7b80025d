import { audit } from '../database/audit.ts';
import type { Database, Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import type { Finding } from '../privacy/finding.ts';
import { matchKey } from '../rituals/conversations/customer.ts';
import { settings } from '../settings/settings-store.ts';
import type { Layout } from './columns.ts';
import { type CsvFile, type CsvRow, readCsv } from './csv-reader.ts';
import { type FindHearer, type Hearer, hearersAmong } from './hearers.ts';
import type { BatchResult, Target } from './import-conversations.ts';
import { whyTooPersonal } from './personal-id.ts';
import type { DateOrder } from './read-date.ts';
import { type RejectedRows, rejectedRows } from './rejected-rows.ts';
import { digest, Seen } from './seen.ts';
import { chooseWorkspace, colleagues } from './workspace-store.ts';

/** Rows a transaction: few enough that the bot beside it (on PostgreSQL) waits for less than a second. */
const BATCH = 500;
const REASONS_SHOWN = 10;

/** A row of a file, with what makes it the same row when the file comes again. */
export interface Keyed<Row> {
  readonly line: number;
  readonly told: Row;
  readonly requestKey: string;
}

/** How rows of a file are read. */
export interface FileReading<Name extends string> {
  readonly columns: number;
  readonly places: ReadonlyMap<Name, number>;
  readonly dates: DateOrder | null;
  readonly findHearer: FindHearer;
  /** Whose it is where the row does not say, or names nobody we know. */
  readonly hearer: Hearer | null;
  readonly now: Date;
  /** Whether personal data is kept out. */
  readonly masks: boolean;
}

/** What a file may hold, and how it comes in. */
export interface Importing<Name extends string, Row extends { readonly externalId: string }> {
  /** As the audit log calls it: "conversations". */
  readonly what: string;
  readonly one: string;
  readonly fields: readonly string[];
  layoutOf(header: readonly string[]): Layout<Name>;
  /** Which column says whose it is; null where nobody has to be named. */
  readonly whose: Name | null;
  read(cells: readonly string[], reading: FileReading<Name>): { readonly told: Row } | { readonly reasons: string[] };
  requestKeyOf(row: Row): string;
  foresee(tx: Tx, target: Target, rows: readonly Keyed<Row>[], now: Date): Promise<BatchResult>;
  write(tx: Tx, target: Target, rows: readonly Keyed<Row>[], now: Date): Promise<BatchResult>;
}

export interface ImportJob {
  readonly file: string;
  readonly isDryRun: boolean;
  readonly dates: DateOrder | null;
  /** A Slack id; undefined when it was not given. */
  readonly heardBy: string | undefined;
  readonly workspace: string | undefined;
  readonly now: Date;
  /** Told after each batch. */
  readonly progress: (soFar: { readonly rows: number; readonly bytes: number; readonly ofBytes: number }) => void;
  /** Whether it is to end before the next batch. */
  readonly isStopped: () => boolean;
}

export interface ImportReport {
  readonly workspace: string;
  /** What one of what came in is called: "conversation". */
  readonly one: string;
  /** Columns that are read. */
  readonly fields: readonly string[];
  readonly unknownColumns: readonly string[];
  rows: number;
  fresh: number;
  known: number;
  rejected: number;
  newCustomers: number;
  maskedRows: number;
  withoutId: number;
  /** Of what needs an answer: with a clock, and without one. */
  running: number;
  clockless: number;
  readonly found: Set<Finding>;
  /** The first of them, each "line 12: …". */
  readonly reasons: string[];
  rejectedFile: string | null;
  /** The line it had come to when it was stopped; null when it came to the end. */
  stoppedAfterLine: number | null;
}

/**
 * Imports a file, or says what would happen. What was imported stays when it is stopped; the next
 * time goes on from there, because what is there already is left alone. @throws OperatorError
 */
export async function importFile<Name extends string, Row extends { readonly externalId: string }>(
  db: Pick<Database, 'prisma' | 'provider' | 'transaction'>,
  importing: Importing<Name, Row>,
  job: ImportJob,
): Promise<ImportReport> {
  const csv = await readCsv(job.file);
  const { places, unknown, problems } = importing.layoutOf(csv.header);
  if (problems.length > 0) throw new OperatorError(`${job.file}, line 1: ${problems.join(' ')}`);
  const workspace = await chooseWorkspace(db.prisma, job.workspace);
  const people = await colleagues(db.prisma, workspace.id);
  const hearer = hearerGiven(job, importing.whose === null || places.has(importing.whose), people);
  const reading = {
    columns: csv.header.length,
    places,
    dates: job.dates,
    findHearer: hearersAmong(people),
    hearer,
    now: job.now,
    masks: (await settings(db.prisma, workspace.id).read()).privacy.masks,
  };
  const report = emptyReport(workspace.name, importing, unknown);
  const target = { provider: db.provider, workspaceId: workspace.id };
  const act = (batch: readonly Keyed<Row>[]): Promise<BatchResult> =>
    job.isDryRun
      ? importing.foresee(db.prisma, target, batch, job.now)
      : db.transaction((tx) => importing.write(tx, target, batch, job.now));
  if (job.isDryRun) {
    await new Run({ job, importing, report, reading, rejected: null }).through(csv, act);
    return report;
  }
  const note = (tx: Tx, ended: boolean) =>
    audit(tx, workspace.id).record(auditEntry(job, importing.what, report, ended), job.now);
  await note(db.prisma, false);
  const rejected = rejectedRows(job.file, csv.header, csv.delimiter);
  try {
    await new Run({ job, importing, report, reading, rejected }).through(csv, act);
  } finally {
    report.rejectedFile = rejected.end();
    await note(db.prisma, true);
  }
  return report;
}

function hearerGiven({ heardBy, file }: ImportJob, hasColumn: boolean, people: readonly Hearer[]): Hearer | null {
  if (heardBy === undefined) {
    if (hasColumn) return null;
    throw new OperatorError(
      `${file} has no column "heard by". Add --heard-by with the Slack id (U…) of whoever heard these.`,
    );
  }
  const found = people.find(({ slackUserId }) => slackUserId === heardBy.toUpperCase());
  if (found) return found;
  throw new OperatorError(
    `--heard-by: the bot knows nobody of the Slack id ${heardBy}. It knows whoever has used it once, for example by asking it for help.`,
  );
}

function emptyReport(
  workspace: string,
  { one, fields }: Pick<Importing<string, never>, 'one' | 'fields'>,
  unknownColumns: readonly string[],
): ImportReport {
  return {
    ...{
      workspace,
      one,
      fields,
      unknownColumns,
      rows: 0,
      fresh: 0,
      known: 0,
      rejected: 0,
      newCustomers: 0,
      maskedRows: 0,
      withoutId: 0,
      running: 0,
      clockless: 0,
    },
    ...{ found: new Set(), reasons: [], rejectedFile: null, stoppedAfterLine: null },
  };
}

interface RunFacts<Name extends string, Row extends { readonly externalId: string }> {
  readonly job: ImportJob;
  readonly importing: Importing<Name, Row>;
  readonly report: ImportReport;
  readonly reading: FileReading<Name>;
  readonly rejected: RejectedRows | null;
}

/** One pass through a file. */
class Run<Name extends string, Row extends { readonly externalId: string }> {
  readonly #job: ImportJob;
  readonly #importing: Importing<Name, Row>;
  readonly #report: ImportReport;
  readonly #reading: FileReading<Name>;
  readonly #rejected: RejectedRows | null;
  readonly #seen = new Seen();
  readonly #met = new Seen();

  constructor({ job, importing, report, reading, rejected }: RunFacts<Name, Row>) {
    this.#job = job;
    this.#importing = importing;
    this.#report = report;
    this.#reading = reading;
    this.#rejected = rejected;
  }

  async through(csv: CsvFile, act: (batch: readonly Keyed<Row>[]) => Promise<BatchResult>): Promise<void> {
    let batch: Keyed<Row>[] = [];
    let last: CsvRow | null = null;
    const finish = async (): Promise<void> => {
      if (batch.length > 0) this.#count(await act(batch));
      batch = [];
      this.#job.progress({ rows: this.#report.rows, bytes: last?.bytes ?? 0, ofBytes: csv.bytes });
    };
    for await (const row of csv.rows) {
      last = row;
      this.#report.rows += 1;
      const keyed = this.#read(row);
      if (keyed) batch.push(keyed);
      if (batch.length < BATCH) continue;
      await finish();
      if (!this.#job.isStopped()) continue;
      this.#report.stoppedAfterLine = row.line;
      return;
    }
    await finish();
  }

  /** Null when it is rejected, or stands in the file for the second time. */
  #read(row: CsvRow): Keyed<Row> | null {
    const read = this.#importing.read(row.cells, this.#reading);
    if ('reasons' in read) return this.#reject(row, read.reasons);
    const { told } = read;
    const personal = this.#reading.masks ? whyTooPersonal(told.externalId) : null;
    if (personal !== null) return this.#reject(row, [`"external id" ${personal}`]);
    const requestKey = this.#importing.requestKeyOf(told);
    const earlier = this.#seen.before(requestKey, row.line);
    if (told.externalId === '') this.#report.withoutId += 1;
    if (earlier === undefined) return { line: row.line, told, requestKey };
    if (told.externalId !== '')
      return this.#reject(row, [`"external id" ${told.externalId} stands on line ${earlier} already`]);
    this.#report.known += 1;
    return null;
  }

  #reject(row: CsvRow, reasons: readonly string[]): null {
    this.#report.rejected += 1;
    if (this.#report.reasons.length < REASONS_SHOWN)
      this.#report.reasons.push(`line ${row.line}: ${reasons.join('; ')}`);
    this.#rejected?.add(row.line, row.cells, reasons);
    return null;
  }

  #count(result: BatchResult): void {
    const report = this.#report;
    report.fresh += result.fresh;
    report.known += result.known;
    report.maskedRows += result.maskedRows;
    report.running += result.clocks.running;
    report.clockless += result.clocks.none;
    // A dry run makes nobody, so that somebody new is new in each batch.
    report.newCustomers += result.newCustomers.filter(
      ({ person, organisation }) =>
        this.#met.before(digest([matchKey(person), matchKey(organisation)]), 0) === undefined,
    ).length;
    for (const finding of result.found) report.found.add(finding);
  }
}

function auditEntry({ file }: ImportJob, what: string, report: ImportReport, ended: boolean) {
  const { fresh, known, rejected, stoppedAfterLine } = report;
  const counts = `${fresh} new, ${known} there already, ${rejected} rejected`;
  const stopped = stoppedAfterLine === null ? '' : `, stopped after line ${stoppedAfterLine}`;
  return ended
    ? { actorId: null, act: `${what}.imported`, detail: `from ${file}: ${counts}${stopped}` }
    : { actorId: null, act: `${what}.import_begun`, detail: `from ${file}` };
}
