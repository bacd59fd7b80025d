import { ALONE, EVERYBODY, maySee, type Readership, type Surface } from '../access/audience.ts';
import { type MemberFacts, viewerOf } from '../access/viewer.ts';
import { audit } from '../database/audit.ts';
import type { Tx } from '../database.ts';
import { OperatorError } from '../errors.ts';
import { BYTE_ORDER_MARK } from './csv-writer.ts';
import { csvOf, type ExportedRecord, exported, headerLine } from './export-record.ts';
import { conversationPages } from './export-store.ts';
import { chooseWorkspace } from './workspace-store.ts';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** For whose eyes: what everyone may read, what one colleague may read (by Slack id), or everything. */
export type Eyes =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'one'; readonly slackUserId: string }
  | { readonly kind: 'all' };

export interface ExportJob {
  readonly format: Format;
  /** Heard since this local date (YYYY-MM-DD); "" for all. */
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

/** Writes conversations, page by page. That it began and how it ended is in the audit log. @throws OperatorError */
export async function exportConversations(tx: Tx, job: ExportJob): Promise<ExportReport> {
  const workspace = await chooseWorkspace(tx, job.workspace);
  const report: ExportReport = { exported: 0, leftOut: 0, unreached: new Set() };
  const readable = await eyesOf(tx, workspace.id, job, report);
  const what = `${job.format}, ${inWords(job.eyes)}${job.since === '' ? '' : `, heard since ${job.since}`}, to ${job.target}`;
  const note = (act: string, detail: string) => audit(tx, workspace.id).record({ actorId: null, act, detail }, job.now);
  // First: what leaves is in the log, even if the program is killed on the way.
  await note('conversations.export_begun', what);
  await job.write(textOf(recordsOf(tx, workspace.id, job, readable, report), job.format));
  await note('conversations.exported', `${report.exported} exported, ${report.leftOut} left out: ${what}`);
  return report;
}

function inWords(eyes: Eyes): string {
  switch (eyes.kind) {
    case 'all':
      return 'everything with full names, confined words too';
    case 'one':
      return `what ${eyes.slackUserId} may read`;
    case 'everyone':
      return 'what everyone may read';
  }
}

/** Which of some records these eyes may read. */
type Readable = (records: readonly Readership[]) => Promise<readonly boolean[]>;

async function eyesOf(tx: Tx, workspaceId: string, job: ExportJob, report: ExportReport): Promise<Readable> {
  const { eyes, peopleOf } = job;
  if (eyes.kind === 'all') return async (records) => records.map(() => true);
  if (eyes.kind === 'everyone') {
    return async (records) => records.map((record) => maySee(record, EVERYBODY, ANYWHERE) === 'whole');
  }
  const member = await memberOf(tx, workspaceId, eyes.slackUserId);
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

async function* recordsOf(
  tx: Tx,
  workspaceId: string,
  { since, eyes }: ExportJob,
  readable: Readable,
  report: ExportReport,
): AsyncGenerator<readonly ExportedRecord[]> {
  for await (const page of conversationPages(tx, workspaceId, since)) {
    const mayRead = await readable(page);
    const shown = page.filter((_one, index) => mayRead[index] === true);
    report.exported += shown.length;
    report.leftOut += page.length - shown.length;
    if (shown.length > 0) yield shown.map((one) => exported(one, eyes.kind === 'all'));
  }
}

async function* textOf(pages: AsyncIterable<readonly ExportedRecord[]>, format: Format): AsyncGenerator<string> {
  if (format === 'csv') {
    yield BYTE_ORDER_MARK + headerLine();
    for await (const records of pages) yield csvOf(records);
    return;
  }
  let separator = '[\n';
  for await (const records of pages) {
    yield separator + records.map((record) => JSON.stringify(record)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
