import { audit } from '../database/audit.ts';
import type { Database, Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import type { Finding } from '../privacy/finding.ts';
import { matchKey } from '../rituals/conversations/customer.ts';
import { layoutOf } from './columns.ts';
import { type CsvFile, type CsvRow, readCsv } from './csv-reader.ts';
import { type Hearer, hearersAmong } from './hearers.ts';
import { type BatchResult, foreseeBatch, importBatch, type KeyedRow, requestKeyOf } from './import-conversations.ts';
import type { DateOrder } from './read-date.ts';
import { type Reading, readRow } from './read-row.ts';
import { type RejectedRows, rejectedRows } from './rejected-rows.ts';
import { digest, Seen } from './seen.ts';
import { chooseWorkspace, colleagues } from './workspace-store.ts';

/** Rows a transaction: few enough that the bot beside it (on PostgreSQL) waits for less than a second. */
const BATCH = 500;
const REASONS_SHOWN = 10;

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
  readonly unknownColumns: readonly string[];
  rows: number;
  fresh: number;
  known: number;
  rejected: number;
  newCustomers: number;
  maskedRows: number;
  withoutId: number;
  readonly found: Set<Finding>;
  /** The first of them, each "line 12: …". */
  readonly reasons: string[];
  rejectedFile: string | null;
  /** The line it had come to when it was stopped; null when it came to the end. */
  stoppedAfterLine: number | null;
}

/**
 * Imports a file of conversations, or says what would happen. What was imported stays when it is stopped; the next
 * time goes on from there, because what is there already is left alone. @throws OperatorError
 */
export async function importFile(
  db: Pick<Database, 'prisma' | 'provider' | 'transaction'>,
  job: ImportJob,
): Promise<ImportReport> {
  const csv = await readCsv(job.file);
  const { places, unknown, problems } = layoutOf(csv.header);
  if (problems.length > 0) throw new OperatorError(`${job.file}, line 1: ${problems.join(' ')}`);
  const workspace = await chooseWorkspace(db.prisma, job.workspace);
  const people = await colleagues(db.prisma, workspace.id);
  const hearer = hearerGiven(job, places.has('heardBy'), people);
  const reading = {
    columns: csv.header.length,
    places,
    dates: job.dates,
    findHearer: hearersAmong(people),
    hearer,
    now: job.now,
  };
  const report = emptyReport(workspace.name, unknown);
  const target = { provider: db.provider, workspaceId: workspace.id };
  const act = (batch: readonly KeyedRow[]): Promise<BatchResult> =>
    job.isDryRun
      ? foreseeBatch(db.prisma, target, batch, job.now)
      : db.transaction((tx) => importBatch(tx, target, batch, job.now));
  if (job.isDryRun) {
    await new Run(job, report, reading, null).through(csv, act);
    return report;
  }
  const note = (tx: Tx, ended: boolean) => audit(tx, workspace.id).record(auditEntry(job, report, ended), job.now);
  await note(db.prisma, false);
  const rejected = rejectedRows(job.file, csv.header, csv.delimiter);
  try {
    await new Run(job, report, reading, rejected).through(csv, act);
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
    `--heard-by: the bot knows nobody of the Slack id ${heardBy}. It knows whoever has used it once, for example with /chair help.`,
  );
}

function emptyReport(workspace: string, unknownColumns: readonly string[]): ImportReport {
  return {
    ...{
      workspace,
      unknownColumns,
      rows: 0,
      fresh: 0,
      known: 0,
      rejected: 0,
      newCustomers: 0,
      maskedRows: 0,
      withoutId: 0,
    },
    ...{ found: new Set(), reasons: [], rejectedFile: null, stoppedAfterLine: null },
  };
}

/** One pass through a file. */
class Run {
  readonly #job: ImportJob;
  readonly #report: ImportReport;
  readonly #reading: Reading;
  readonly #rejected: RejectedRows | null;
  readonly #seen = new Seen();
  readonly #met = new Seen();

  constructor(job: ImportJob, report: ImportReport, reading: Reading, rejected: RejectedRows | null) {
    this.#job = job;
    this.#report = report;
    this.#reading = reading;
    this.#rejected = rejected;
  }

  async through(csv: CsvFile, act: (batch: readonly KeyedRow[]) => Promise<BatchResult>): Promise<void> {
    let batch: KeyedRow[] = [];
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
  #read(row: CsvRow): KeyedRow | null {
    const read = readRow(row.cells, this.#reading);
    if ('reasons' in read) return this.#reject(row, read.reasons);
    const { told } = read;
    const requestKey = requestKeyOf(told);
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
    // A dry run makes nobody, so that somebody new is new in each batch.
    report.newCustomers += result.newCustomers.filter(
      ({ person, organisation }) =>
        this.#met.before(digest([matchKey(person), matchKey(organisation)]), 0) === undefined,
    ).length;
    for (const finding of result.found) report.found.add(finding);
  }
}

function auditEntry({ file }: ImportJob, report: ImportReport, ended: boolean) {
  const { fresh, known, rejected, stoppedAfterLine } = report;
  const counts = `${fresh} new, ${known} there already, ${rejected} rejected`;
  const stopped = stoppedAfterLine === null ? '' : `, stopped after line ${stoppedAfterLine}`;
  return ended
    ? { actorId: null, act: 'conversations.imported', detail: `from ${file}: ${counts}${stopped}` }
    : { actorId: null, act: 'conversations.import_begun', detail: `from ${file}` };
}
