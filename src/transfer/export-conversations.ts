import { ALONE, EVERYBODY, maySee, type Readership, type Surface } from '../access/audience.ts';
import { type MemberFacts, viewerOf } from '../access/viewer.ts';
import { audit } from '../database/audit.ts';
import { auditedMember } from '../database/audit-names.ts';
import type { Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import { BYTE_ORDER_MARK } from './csv-writer.ts';
import { csvOf, exported, headerLine } from './export-record.ts';
import { conversationPages, type Exportable } from './export-store.ts';
import { chooseWorkspace } from './workspace-store.ts';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** For whose eyes: what everyone may read, what one colleague may read (by Slack id), or everything. */
export type Eyes =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'one'; readonly slackUserId: string }
  | { readonly kind: 'all' };

/** What is exported, and as what it leaves the program. */
export interface Exporting<Row extends Readership, Record> {
  /** As the audit log calls it: "conversations". */
  readonly what: string;
  /** Of what a date says since when: "heard". */
  readonly deed: string;
  pages(tx: Tx, workspaceId: string, since: string): AsyncIterable<readonly Row[]>;
  /** Leaves out of records what has readers of its own, and not these. */
  withReadableParts(rows: readonly Row[], readable: Readable): Promise<readonly Row[]>;
  /** @param hasFullNames whether customers are named in full, whatever the workspace and they themselves chose */
  exported(row: Row, hasFullNames: boolean): Record;
  headerLine(): string;
  csvOf(records: readonly Record[]): string;
}

/** Conversations, as an export writes them. */
export const CONVERSATIONS: Exporting<Exportable, ReturnType<typeof exported>> = {
  ...{ what: 'conversations', deed: 'heard' },
  ...{ pages: conversationPages, exported, headerLine, csvOf },
  async withReadableParts(rows, readable) {
    const mayRead = await readable(rows.flatMap(({ said }) => said));
    let next = 0;
    return rows.map((row) => ({ ...row, said: row.said.filter(() => mayRead[next++] === true) }));
  },
};

export interface ExportJob {
  readonly format: Format;
  /** Heard or sent since this local date (YYYY-MM-DD); "" for all. */
  readonly since: string;
  readonly eyes: Eyes;
  readonly workspace: string | undefined;
  readonly now: Date;
  /** Slack ids of a channel's people; empty when it cannot be seen. */
  readonly peopleOf: (channelId: string) => Promise<ReadonlySet<string>>;
  /** Where it goes, for the audit log. */
  readonly target: string;
  /** Writes all of a text, in its own time; whoever writes waits for it. */
  readonly write: (text: AsyncIterable<string>) => Promise<void>;
}

export interface ExportReport {
  exported: number;
  /** Not for these eyes. */
  leftOut: number;
  /** Channels whose people could not be looked up: nobody was taken for one of them. */
  readonly unreached: Set<string>;
}

/** Nobody's place: confined words stand in none, what everyone may read in any. */
const ANYWHERE: Surface = { kind: 'channel', channelId: '', isShared: false };

/** Writes them, page by page. That it began and how it ended is in the audit log. @throws OperatorError */
export async function exportRecords<Row extends Readership, Record>(
  tx: Tx,
  exporting: Exporting<Row, Record>,
  job: ExportJob,
): Promise<ExportReport> {
  const workspace = await chooseWorkspace(tx, job.workspace);
  const report: ExportReport = { exported: 0, leftOut: 0, unreached: new Set() };
  const member = job.eyes.kind === 'one' ? await memberOf(tx, workspace.id, job.eyes.slackUserId) : null;
  const readable = eyesOf(job, member, report);
  const what = `${job.format}, ${inWords(job.eyes, member)}${job.since === '' ? '' : `, ${exporting.deed} since ${job.since}`}, to ${job.target}`;
  const note = (act: string, detail: string) => audit(tx, workspace.id).record({ actorId: null, act, detail }, job.now);
  // First: what leaves is in the log, even if the program is killed on the way.
  await note(`${exporting.what}.export_begun`, what);
  const records = recordsOf(exporting, { tx, workspaceId: workspace.id, job, readable, report });
  await job.write(textOf(exporting, records, job.format));
  await note(`${exporting.what}.exported`, `${report.exported} exported, ${report.leftOut} left out: ${what}`);
  return report;
}

/** @param member whose eyes they are, by an id that says nothing of them once they are forgotten */
function inWords({ kind }: Eyes, member: MemberFacts | null): string {
  if (member !== null) return `what ${auditedMember(member.id)} may read`;
  return kind === 'all' ? 'everything with full names, confined words too' : 'what everyone may read';
}

/** Which of some records these eyes may read. */
export type Readable = (records: readonly Readership[]) => Promise<readonly boolean[]>;

function eyesOf({ eyes, peopleOf }: ExportJob, member: MemberFacts | null, report: ExportReport): Readable {
  if (eyes.kind === 'all') return async (records) => records.map(() => true);
  if (member === null) {
    return async (records) => records.map((record) => maySee(record, EVERYBODY, ANYWHERE) === 'whole');
  }
  const fail = (channelId: string): void => void report.unreached.add(channelId);
  return async (records) => {
    const confined = records.filter(({ audience }) => audience === 'confined').map(({ placeId }) => placeId);
    const viewer = await viewerOf(member, confined, peopleOf, fail);
    return records.map((record) => maySee(record, viewer, ALONE) === 'whole');
  };
}

async function memberOf(tx: Tx, workspaceId: string, slackUserId: string): Promise<MemberFacts> {
  const member = await tx.member.findFirst({ where: { workspaceId, slackUserId: slackUserId.toUpperCase() } });
  if (member) return member;
  throw new OperatorError(`--for: the bot knows nobody of the Slack id ${slackUserId}.`);
}

interface Reading {
  readonly tx: Tx;
  readonly workspaceId: string;
  readonly job: ExportJob;
  readonly readable: Readable;
  readonly report: ExportReport;
}

async function* recordsOf<Row extends Readership, Record>(
  exporting: Exporting<Row, Record>,
  { tx, workspaceId, job: { since, eyes }, readable, report }: Reading,
): AsyncGenerator<readonly Record[]> {
  for await (const page of exporting.pages(tx, workspaceId, since)) {
    const mayRead = await readable(page);
    const shown = page.filter((_one, index) => mayRead[index] === true);
    report.exported += shown.length;
    report.leftOut += page.length - shown.length;
    if (shown.length === 0) continue;
    const parts = await exporting.withReadableParts(shown, readable);
    yield parts.map((one) => exporting.exported(one, eyes.kind === 'all'));
  }
}

async function* textOf<Row extends Readership, Record>(
  { headerLine: header, csvOf: lines }: Pick<Exporting<Row, Record>, 'headerLine' | 'csvOf'>,
  pages: AsyncIterable<readonly Record[]>,
  format: Format,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield BYTE_ORDER_MARK + header();
    for await (const records of pages) yield lines(records);
    return;
  }
  let separator = '[\n';
  for await (const records of pages) {
    yield separator + records.map((record) => JSON.stringify(record)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
