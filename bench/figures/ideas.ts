import { viewerOf } from '../../src/access/viewer.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database, Provider } from '../../src/database.ts';
import { ideaLists, searchableIdeas } from '../../src/rituals/ideas/browse-store.ts';
import { lookAlikesOf } from '../../src/rituals/ideas/look-alikes.ts';
import { withVotes } from '../../src/rituals/ideas/look-through.ts';
import { SEARCHED_AS, TITLED_AS } from '../../src/rituals/ideas/search-store.ts';
import { sendIdea } from '../../src/rituals/ideas/send-idea.ts';
import { search } from '../../src/search/search.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { fillIdeas, IDEAS, titleOf, wordsOf } from '../support/many-ideas.ts';
import { plansOf } from '../support/plans.ts';
import { percentile } from '../support/statistics.ts';

const TOP_AIM = 0.05;
const CAPTURE_AIM = 0.1;
const ROUNDS = 60;
const ON_PAGE = 10;
/** By which it is found that nobody, or few, were active. */
const ACTIVE_INDEX = 'Idea_workspaceId_activeAt_idx';
/** Which of them is the shorter way depends on how many were active; with its statistics, either planner takes that. */
const TOP_INDEXES = ['Idea_workspaceId_heat_activeAt_idx', ACTIVE_INDEX];
const WORDS_INDEX: Readonly<Record<Provider, string>> = {
  sqlite: 'VIRTUAL TABLE INDEX',
  postgresql: 'SearchEntry_words_idx',
};
const DAY = 24 * 60 * 60 * 1000;
const QUARTER = 60 * DAY;

export const ideas: Figure = {
  name: 'ideas',
  title: 'Ideas: sending one with its look-alikes, and the top of the quarter',
  needsBuild: false,
  method: `Ideas of six words above twenty, 27 a day, ten votes each, a tenth confined elsewhere. Capture: the idea kept with its number, history and search entries in one transaction, then, as its receipt does, the places of confined ideas looked up, its look-alikes found, ordered and read with their reader’s votes. Top: the ids of the first page, as its reader may see them; once of the last sixty days, and once of a quarter in which nobody has sent or voted for anything. ${ROUNDS} rounds each; the value is the slowest of 95 in 100.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [500, 2_000] : [1_000, 10_000, 100_000];
    const rows: Row[] = [];
    for (const provider of providers) rows.push(...(await measureOn(provider, sizes)));
    return rows;
  },
};

interface Measured {
  readonly size: number;
  readonly capture: readonly number[];
  readonly top: readonly number[];
  /** The same in a quarter in which nobody has sent or voted for anything. */
  readonly quiet: readonly number[];
  readonly plans: { readonly top: string; readonly quiet: string; readonly alike: string };
}

async function measureOn(provider: Provider, sizes: readonly number[]): Promise<Row[]> {
  const measured: Measured[] = [];
  for (const size of sizes) measured.push(await measureSize(provider, size));
  const last = measured.at(-1);
  if (last === undefined) return [];
  const named = (plan: string, ...indexes: readonly string[]): string => {
    const found = indexes.find((index) => plan.includes(index));
    return found === undefined ? `PLAN WITHOUT ${indexes.join(', ')}: ${plan}` : `the plan names ${found}`;
  };
  return [
    {
      what: `capture with look-alikes, ${last.size / 1_000}k ideas (${provider})`,
      value: percentile(last.capture, 95) / 1_000,
      aim: CAPTURE_AIM,
      unit: 's',
      absolute: `${growth(measured, ({ capture }) => capture)}; ${named(last.plans.alike, WORDS_INDEX[provider])}`,
    },
    {
      what: `/idea top, ${last.size / 1_000}k ideas, ${(last.size * 10) / 1_000}k votes (${provider})`,
      value: percentile(last.top, 95) / 1_000,
      aim: TOP_AIM,
      unit: 's',
      absolute: `${growth(measured, ({ top }) => top)}; ${named(last.plans.top, ...TOP_INDEXES)}`,
    },
    {
      what: `/idea top of a quarter without any, ${last.size / 1_000}k ideas (${provider})`,
      value: percentile(last.quiet, 95) / 1_000,
      aim: TOP_AIM,
      unit: 's',
      absolute: `${growth(measured, ({ quiet }) => quiet)}; ${named(last.plans.quiet, ACTIVE_INDEX)}`,
    },
  ];
}

function growth(measured: readonly Measured[], timesOf: (one: Measured) => readonly number[]): string {
  return measured
    .map((one) => {
      const [p50, p95] = [percentile(timesOf(one), 50), percentile(timesOf(one), 95)];
      return `${one.size / 1_000}k p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
    })
    .join('; ');
}

async function measureSize(provider: Provider, size: number): Promise<Measured> {
  const now = systemClock.now();
  const database = await benchDatabase(provider);
  const db = await database.open();
  try {
    await fillIdeas(db, size, now);
    const capture = await timesOf((round) => captureOne(db, round, now));
    const top = await timesOf(() => topOf(db.prisma, quarterBefore(now)));
    const quiet = await timesOf(() => topOf(db.prisma, tomorrowOf(now)));
    return { size, capture, top, quiet, plans: await plansFor(database, now) };
  } finally {
    await db.close();
    await database.drop();
  }
}

async function timesOf(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -5; round < ROUNDS; round += 1) {
    const startedAt = systemClock.monotonic();
    await work(round);
    if (round >= 0) times.push(systemClock.monotonic() - startedAt);
  }
  return times;
}

const { workspaceId, readerId } = IDEAS;
const COLLEAGUE = {
  ...{ id: readerId, slackUserId: 'U0' },
  ...{ isAdmin: false, isGuest: false, isStranger: false, isChampion: false },
};
const READER = {
  person: {
    ...{ kind: 'person' as const, memberId: readerId, channelIds: new Set<string>() },
    ...{ isGuest: false, isAdmin: false, isChampion: false, isStranger: false },
  },
  reviews: false,
};

async function captureOne(db: Database, round: number, now: Date): Promise<void> {
  const seed = 7_919 * (round + 10);
  const asked = { whoFor: '', problem: '', delight: '', evidence: '', figure: '', link: '' };
  const sending = {
    sent: { title: titleOf(seed), text: wordsOf(seed, 10, 20), ...asked, audience: 'everyone' as const },
    ...{ author: { id: readerId, zone: 'UTC' }, isNameless: false, wantsThanks: true, placeId: '', linked: [] },
    requestKey: `bench${round}`,
  };
  const idea = await sendIdea(db, workspaceId, sending, now);
  const places = await ideaLists(db.prisma, workspaceId).confinedPlaces();
  const person = await viewerOf(
    COLLEAGUE,
    places,
    async () => new Set(),
    () => undefined,
  );
  const reader = { ...READER, person };
  const alike = await lookAlikesOf(db, workspaceId, { idea, reader }, now);
  await withVotes({ db, workspace: { id: workspaceId } }, reader, alike);
}

function topOf(prisma: Database['prisma'], since: Date): Promise<string[]> {
  return ideaLists(prisma, workspaceId).top(since, READER, 0, ON_PAGE + 1);
}

const quarterBefore = (now: Date): Date => new Date(now.getTime() - QUARTER);
/** A quarter that has just begun. */
const tomorrowOf = (now: Date): Date => new Date(now.getTime() + DAY);

async function plansFor(database: BenchDatabase, now: Date): Promise<Measured['plans']> {
  const { provider } = database;
  // How many were active is asked first, and then for the list.
  const top = (await plansOf(database, (prisma) => topOf(prisma, quarterBefore(now)))).at(-1) ?? '';
  const quiet = (await plansOf(database, (prisma) => topOf(prisma, tomorrowOf(now)))).join('; ');
  const { title, text } = { title: titleOf(7), text: wordsOf(7, 10, 20) };
  const [alike = ''] = await plansOf(database, (prisma) =>
    search({ prisma, provider }, workspaceId).lookAlikes(
      { whole: SEARCHED_AS, title: TITLED_AS },
      { title, text },
      { and: searchableIdeas(workspaceId, READER), limit: ON_PAGE },
    ),
  );
  return { top, quiet, alike };
}
