import { systemClock } from '../../src/clock.ts';
import type { Database, Provider } from '../../src/database.ts';
import { waitingOn } from '../../src/rituals/feedback/reminder-morning.ts';
import type { Morning } from '../../src/rituals/morning.ts';
import { morningParts } from '../../src/rituals/mornings.ts';
import { dueOccurrences } from '../../src/schedule/occurrences.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { DUE, fillMornings, WORKSPACE } from '../support/morning-rows.ts';
import { type Plan, plansOf } from '../support/plans.ts';
import { ritualDeps } from '../support/ritual-deps.ts';
import { median } from '../support/statistics.ts';

const AIM = 2;
const ROUNDS = 9;
const QUICK_ROUNDS = 2;
const QUICK_DUE = 5;
/** A Wednesday on which in none of the ten zones a morning begins within the hour: what runs out then is due today everywhere. */
const NOW = new Date('2026-11-18T10:30:00Z');
/** The part that tells what somebody owes. */
const OWED = 'feedback';
/** Which index finds the due owners, and which finds what one of them owes. */
const INDEXES = [
  { table: 'Occurrence', index: 'Occurrence_state_dueAt_idx' },
  { table: 'Conversation', index: 'Conversation_workspaceId_ownerId_stage_createdAt_idx' },
] as const;

interface Filled {
  readonly items: number;
  readonly database: BenchDatabase;
  readonly db: Database;
}

export const mornings: Figure = {
  name: 'mornings',
  title: 'Morning sweep over open items',
  needsBuild: false,
  method: `The tick looks for whose morning has begun (${DUE} of 10,000 owners in ten zones) and asks every part of a morning what waits for each of them; the figure is the time for one due owner. Each has one item that runs out that day, the other items run out in a month. Rounds over all sizes in turn, median of ${ROUNDS}.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
    const owners = quick ? 1_000 : 10_000;
    const rows: Row[] = [];
    for (const provider of providers)
      rows.push(
        await measureOn(provider, {
          sizes,
          owners,
          ...(quick ? { rounds: QUICK_ROUNDS, due: QUICK_DUE } : { rounds: ROUNDS, due: DUE }),
        }),
      );
    return rows;
  },
};

interface Amounts {
  readonly sizes: readonly number[];
  readonly owners: number;
  readonly rounds: number;
  /** How many of the due owners are looked at. */
  readonly due: number;
}

async function measureOn(provider: Provider, { sizes, owners, rounds, due }: Amounts): Promise<Row> {
  const filled: Filled[] = [];
  try {
    for (const items of sizes) filled.push(await fill(provider, { items, owners }));
    return await measureSweep(filled, provider, { rounds, due });
  } finally {
    for (const { db, database } of filled) {
      await db.close();
      await database.drop();
    }
  }
}

async function fill(provider: Provider, amounts: { readonly items: number; readonly owners: number }): Promise<Filled> {
  const database = await benchDatabase(provider);
  await fillMornings(database, amounts, NOW);
  return { items: amounts.items, database, db: await database.open() };
}

/** Who is due, and what waits for each of them, whichever part tells it; gives how many of the due owners owe something. */
async function look(db: Database, most: number): Promise<number> {
  const parts = morningParts(ritualDeps(db, WORKSPACE, systemClock));
  let owing = 0;
  for (const { subjectId: id, dueAt: from } of await dueOccurrences(db.prisma, NOW, null, most)) {
    const found = new Map<string, number>();
    for (const part of parts) found.set(part.name, (await part.find({ member: memberOf(id), from }, NOW)).length);
    if ((found.get(OWED) ?? 0) > 0) owing += 1;
  }
  return owing;
}

/** Who is due, and what is read to know what they owe. */
async function lookAtOwed(prisma: Database['prisma']): Promise<void> {
  for (const { subjectId: id, dueAt: from } of await dueOccurrences(prisma, NOW, null, 1)) {
    await waitingOn({ db: { prisma }, workspace: { id: WORKSPACE } }, { member: memberOf(id), from }, NOW);
  }
}

function memberOf(id: string): Morning['member'] {
  return { id, name: '', slackUserId: id.replace('m', 'U'), zone: 'UTC' };
}

async function measureSweep(
  filled: readonly Filled[],
  provider: Provider,
  { rounds, due }: Pick<Amounts, 'rounds' | 'due'>,
): Promise<Row> {
  const times = new Map<number, number[]>(filled.map(({ items }) => [items, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { items, db } of filled) {
      const startedAt = systemClock.monotonic();
      const owing = await look(db, due);
      if (owing !== due) throw new Error(`${due} owners are due, and the sweep found ${owing} who owe something`);
      if (round >= 0) times.get(items)?.push(((systemClock.monotonic() - startedAt) / due) * 1000);
    }
  }
  const medians = [...times.values()].map(median);
  const absolute = [...times].map(([items, measured]) => `${shortly(items)} ${median(measured).toFixed(0)} µs`);
  const largest = filled.at(-1);
  const plans = largest ? await plansOf(largest.database, lookAtOwed) : [];
  const all = largest ? await plansOf(largest.database, (prisma) => look({ ...largest.db, prisma }, 1)) : [];
  return {
    what: `mornings, one due owner, ${shortly(largest?.items ?? 0)} items ÷ 1k (${provider})`,
    value: (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN),
    aim: AIM,
    unit: '',
    absolute: `${absolute.join(', ')}; ${INDEXES.map((each) => verdictOf(plans, each)).join(', ')}; ${wholeOf(all)}`,
  };
}

/** Whether all that is read of a table is read by this index. */
function verdictOf(
  plans: readonly Plan[],
  { table, index }: { readonly table: string; readonly index: string },
): string {
  const about = plans.filter((plan) => plan.includes(table));
  const without = about.filter((plan) => !plan.includes(index));
  if (about.length > 0 && without.length === 0) return `every plan names ${index}`;
  return `PLAN WITHOUT ${index}: ${[...new Set(without)].join(' | ')}`;
}

/** Reading all there is of a workspace, also by an index that narrows nothing. PostgreSQL reads small tables so, whatever there is. */
const WHOLE = [
  /SCAN (?:main\.)?(?:Conversation|Prevention|Idea|IdeaLink)\b/u,
  /SEARCH (?:main\.)?(?:Conversation|Prevention|Idea|IdeaLink) USING [^(]*\(workspaceId=\?(?: AND deletedAt=\?)?\)/u,
  /Seq Scan on "Conversation"|Conversation_workspaceId_deletedAt_idx/u,
];

/** Whether any part reads all that is open. */
function wholeOf(plans: readonly Plan[]): string {
  const whole = plans.filter((plan) => WHOLE.some((pattern) => pattern.test(plan)));
  if (whole.length === 0) return 'no part reads all there is';
  return `READS ALL THERE IS: ${[...new Set(whole)].join(' | ')}`;
}

function shortly(items: number): string {
  return items >= 1_000_000 ? `${items / 1_000_000}M` : `${items / 1_000}k`;
}
