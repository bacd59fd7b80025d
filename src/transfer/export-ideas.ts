import type { Readership } from '../access/audience.ts';
import type { Tx } from '../database.ts';
import type { Status } from '../rituals/ideas/idea.ts';
import { instantAt, localDate } from '../schedule/local-time.ts';
import { csvLines } from './csv-writer.ts';
import type { Exporting } from './export-conversations.ts';
import { IDEA_COLUMNS, IDEA_FIELDS, type IdeaField } from './idea-columns.ts';
import { OWN_ID } from './import-store.ts';

/** Ideas read at once: what stands in memory at a time. */
const PAGE = 250;

const SELECTED = {
  ...{
    id: true,
    number: true,
    externalId: true,
    isNameless: true,
    title: true,
    text: true,
    whoFor: true,
    problem: true,
  },
  ...{ delight: true, evidence: true, figure: true, link: true, audience: true, placeId: true, status: true },
  ...{
    authorId: true,
    ownerId: true,
    reason: true,
    isReasonPublic: true,
    effect: true,
    outcome: true,
    createdAt: true,
  },
  ...{ decidedAt: true, doneAt: true, votes: true, customers: true },
  author: { select: { slackUserId: true, name: true, zone: true } },
  owner: { select: { slackUserId: true, name: true } },
  mergedInto: { select: { number: true } },
} as const;

/** An idea as an export reads it. Who sent a nameless one is not among what is read. */
type ExportableIdea = Readership & Awaited<ReturnType<typeof pageAfter>>[number];

function pageAfter(tx: Tx, workspaceId: string, last: number, since: Date | null) {
  return tx.idea.findMany({
    where: { workspaceId, number: { gt: last }, ...(since === null ? {} : { createdAt: { gte: since } }) },
    orderBy: { number: 'asc' },
    take: PAGE,
    select: SELECTED,
  });
}

async function* ideaPages(tx: Tx, workspaceId: string, since: string): AsyncGenerator<readonly ExportableIdea[]> {
  const from = since === '' ? null : instantAt(since, '00:00', 'UTC');
  for (let last = 0; ; ) {
    const rows = await pageAfter(tx, workspaceId, last, from);
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.number;
    yield rows.map((row) => ({ ...row, hearerId: row.authorId ?? '' }));
  }
}

/** An idea as it leaves the program; "" for what is not known. Its keys are the names in a JSON file. */
type ExportedIdea = Readonly<Record<IdeaField | 'sentByName' | 'ownerName' | 'partOf', string>> & {
  readonly number: number;
  readonly votes: number;
  readonly customers: number;
};

/** @param isForAll whether it is for whoever runs the database: only they are told why somebody was declined in private */
function exported(row: ExportableIdea, isForAll: boolean): ExportedIdea {
  const { author, decidedAt, doneAt, createdAt, mergedInto, owner } = row;
  const zone = author?.zone ?? 'UTC';
  const { title, text, whoFor, problem, delight, evidence, figure, link, effect, outcome, audience } = row;
  const day = (at: Date | null): string => (at === null ? '' : localDate(at, zone));
  return {
    ...{ number: row.number, title, text, whoFor, problem, delight, evidence, figure, link, effect, outcome, audience },
    externalId: row.externalId ?? `${OWN_ID}${row.id}`,
    sentBy: author?.slackUserId ?? '',
    sentByName: author?.name ?? '',
    sentOn: day(createdAt),
    status: statusFor(row.status, isForAll || row.isReasonPublic),
    reason: isForAll || row.isReasonPublic ? row.reason : '',
    decidedOn: day(decidedAt),
    doneOn: day(doneAt),
    channel: row.placeId,
    owner: owner?.slackUserId ?? '',
    ownerName: owner?.name ?? '',
    partOf: mergedInto === null ? '' : `#${mergedInto.number}`,
    ...{ votes: row.votes, customers: row.customers },
  };
}

/** A decline that is private is nobody else's to read. */
function statusFor(status: Status, isToBeTold: boolean): string {
  return status === 'declined' && !isToBeTold ? '' : status;
}

const CELLS: readonly (readonly [header: string, cell: (idea: ExportedIdea) => string])[] = [
  ['number', ({ number }) => String(number)],
  ...IDEA_FIELDS.map((field) => [IDEA_COLUMNS[field].name, (idea: ExportedIdea) => idea[field]] as const),
  ['sent by name', ({ sentByName }) => sentByName],
  ['owner by name', ({ ownerName }) => ownerName],
  ['part of', ({ partOf }) => partOf],
  ['votes', ({ votes }) => String(votes)],
  ['customers', ({ customers }) => String(customers)],
];

/** Ideas, as an export writes them. */
export const IDEAS: Exporting<ExportableIdea, ExportedIdea> = {
  withReadableParts: async (rows) => rows,
  ...{ what: 'ideas', deed: 'sent', pages: ideaPages, exported },
  headerLine: () => csvLines([CELLS.map(([header]) => header)]),
  csvOf: (ideas) => csvLines(ideas.map((idea) => CELLS.map(([, cell]) => cell(idea)))),
};
