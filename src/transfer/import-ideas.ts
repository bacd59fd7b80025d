import { bulkInsert } from '../database/bulk-insert.ts';
import { takeNumbers } from '../database/counter.ts';
import { orderedId } from '../database/ordered-id.ts';
import type { Tx } from '../database.ts';
import { masker } from '../privacy/masked-values.ts';
import { heatOf } from '../rituals/ideas/heat.ts';
import { isUnowned, WRITTEN } from '../rituals/ideas/idea.ts';
import { planMornings } from '../rituals/ideas/plan-morning.ts';
import { SEARCHED_AS, TITLED_AS } from '../rituals/ideas/search-store.ts';
import { whoIsReminded } from '../rituals/ideas/who-is-reminded.ts';
import { instantAt } from '../schedule/local-time.ts';
import { titleEntry } from '../search/search-index.ts';
import { searchable } from '../search/text.ts';
import { IDEA_COLUMNS, IDEA_FIELDS, type IdeaField, ideaLayoutOf } from './idea-columns.ts';
import type { BatchResult, Target } from './import-conversations.ts';
import type { Importing, Keyed } from './import-file.ts';
import { OWN_ID } from './import-store.ts';
import { readIdeaRow, type ToldIdea } from './read-idea-row.ts';
import { digest } from './seen.ts';

/** What else colleagues write that may hold somebody's data. */
const MASKED = [...WRITTEN, 'reason', 'effect'] as const;

/** Ideas, as a file brings them. */
export const IDEAS: Importing<IdeaField, ToldIdea> = {
  what: 'ideas',
  one: 'idea',
  fields: IDEA_FIELDS.map((field) => IDEA_COLUMNS[field].name),
  whose: null,
  layoutOf: ideaLayoutOf,
  read: readIdeaRow,
  requestKeyOf: ({ externalId, title, text, author, sentOn }) =>
    `import:${digest(externalId === '' ? ['idea', title, text, author?.slackUserId ?? '', sentOn] : ['id', externalId])}`,
  foresee: plan,
  async write(tx, target, rows, now) {
    // First: whoever sends or imports ideas stands in the same queue, so nothing is made twice.
    await takeNumbers(tx, target.workspaceId, 'idea', 0);
    const planned = await plan(tx, target, rows, now);
    const { ideas } = planned;
    if (ideas.length === 0) return planned;
    const first = await takeNumbers(tx, target.workspaceId, 'idea', ideas.length);
    await create(
      tx,
      target,
      ideas.map((idea, index) => ({ ...idea, number: first + index })),
      now,
    );
    return planned;
  },
};

type PlannedIdea = ReturnType<typeof rowOf>;

async function plan(
  tx: Tx,
  { workspaceId }: Target,
  rows: readonly Keyed<ToldIdea>[],
  now: Date,
): Promise<BatchResult & { readonly ideas: readonly PlannedIdea[] }> {
  const known = await knownAmong(tx, workspaceId, rows);
  const fresh = rows.filter(({ requestKey, told }) => !known.has(requestKey) && !known.has(told.externalId));
  const maskOne = await masker(tx, workspaceId);
  const masked = fresh.map(({ told, requestKey }) => ({
    requestKey,
    ...maskOne(told, MASKED, told.author?.zone ?? 'UTC'),
  }));
  return {
    ideas: masked.map(({ requestKey, values }) => rowOf(requestKey, values, now)),
    fresh: fresh.length,
    known: rows.length - fresh.length,
    newCustomers: [],
    clocks: { running: 0, none: 0 },
    maskedRows: masked.filter(({ found }) => found.length > 0).length,
    found: [...new Set(masked.flatMap(({ found }) => found))],
  };
}

/** The keys and numbers of those that are there already, by the key of their row, their number in another system, or ours. */
async function knownAmong(tx: Tx, workspaceId: string, rows: readonly Keyed<ToldIdea>[]): Promise<Set<string>> {
  const select = { id: true, requestKey: true, externalId: true } as const;
  const ids = rows.flatMap(({ told }) => (told.externalId === '' ? [] : [told.externalId]));
  const own = ids.filter((id) => id.startsWith(OWN_ID)).map((id) => id.slice(OWN_ID.length));
  const among = async (where: object) => tx.idea.findMany({ where: { workspaceId, ...where }, select });
  const found = [
    ...(await among({ requestKey: { in: rows.map(({ requestKey }) => requestKey) } })),
    ...(await among({ externalId: { in: ids } })),
    ...(await among({ id: { in: own } })),
  ];
  return new Set(
    found.flatMap(({ id, requestKey, externalId }) => [
      requestKey,
      `${OWN_ID}${id}`,
      ...(externalId ? [externalId] : []),
    ]),
  );
}

/** Before a decision nobody sees to it, and what is declined nobody has to. */
const HAS_OWNER: readonly ToldIdea['status'][] = ['exploring', 'doing', 'done'];

/** Imported history has no clock: it would be late from the first minute on. */
function rowOf(requestKey: string, told: ToldIdea, now: Date) {
  const { author, owner, externalId, sentOn, decidedOn, doneOn, placeId, status, ...said } = told;
  const noon = (date: string): Date => instantAt(date, '12:00', author?.zone ?? 'UTC');
  const createdAt = sentOn === '' ? now : noon(sentOn);
  const isDecided = status !== 'new' && status !== 'acknowledged';
  const decidedAt = isDecided ? (decidedOn === '' ? createdAt : noon(decidedOn)) : null;
  return {
    ...{ requestKey, ...said, placeId, status, authorId: author?.id ?? null, isNameless: author === null },
    ownerId: HAS_OWNER.includes(status) ? (owner?.id ?? null) : null,
    ...{ createdAt, activeAt: createdAt, updatedAt: createdAt, decidedAt },
    externalId: externalId === '' ? null : externalId,
    acknowledgedAt: status === 'new' ? null : createdAt,
    doneAt: status === 'done' ? (doneOn === '' ? decidedAt : noon(doneOn)) : null,
    // A decline from elsewhere may have been private.
    isReasonPublic: status !== 'declined',
    ...{ receiptKey: '', wantsThanks: false, votes: 0, customers: 0 },
    heat: heatOf({ votes: 0, customers: 0 }, createdAt),
  };
}

async function create(
  tx: Tx,
  { provider, workspaceId }: Target,
  planned: readonly (PlannedIdea & { readonly number: number })[],
  now: Date,
): Promise<void> {
  const ideas = planned.map((row) => ({ id: orderedId(row.createdAt, row.number), workspaceId, ...row }));
  await bulkInsert(tx, provider, 'Idea', ideas);
  const events = ideas.map(({ id: ideaId, number, authorId: actorId }) => ({
    ...{ id: orderedId(now, number), workspaceId, ideaId, at: now, actorId, act: 'sent', detail: '', before: '' },
  }));
  await bulkInsert(tx, provider, 'IdeaEvent', events);
  const entries = ideas.flatMap(({ id: subjectId, title, text, whoFor, problem, delight, evidence, figure }) => [
    {
      ...{ workspaceId, kind: SEARCHED_AS, subjectId, part: '' },
      text: searchable(title, text, whoFor, problem, delight, evidence, figure),
    },
    { ...{ workspaceId, kind: TITLED_AS, subjectId, part: '' }, text: titleEntry(title, text) },
  ]);
  await bulkInsert(tx, provider, 'SearchEntry', entries);
  if (ideas.some(isUnowned)) await planMornings(tx, workspaceId, (await whoIsReminded(tx, workspaceId, now)).ids, now);
}
