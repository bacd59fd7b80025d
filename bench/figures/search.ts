import type { Person } from '../../src/access/audience.ts';
import { systemClock } from '../../src/clock.ts';
import type { Database, Provider } from '../../src/database.ts';
import { searchableBy } from '../../src/rituals/conversations/browse-store.ts';
import { search as searchIn } from '../../src/search/search.ts';
import { searchIndex } from '../../src/search/search-index.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';
import { fillHeard, HEARD } from '../support/heard.ts';
import { plansOf } from '../support/plans.ts';
import { percentile } from '../support/statistics.ts';

const AIM_SECONDS = 0.1;
const ROUNDS = 100;
const VOCABULARY = 5_000;
const WORDS_A_TEXT = 30;
const AT_ONCE = 5_000;
const CHANNELS = 20;
const KIND = 'conversation';
const INDEXES: Readonly<Record<Provider, string>> = {
  sqlite: 'VIRTUAL TABLE INDEX',
  postgresql: 'SearchEntry_words_idx',
};

export const search: Figure = {
  name: 'search',
  title: 'Search in what customers said',
  needsBuild: false,
  method: `Two words of a text, the second by its beginning, found and ranked through the port among what a member in ${CHANNELS} channels may read (a tenth is confined to a channel that is none of them); texts of ${WORDS_A_TEXT} words out of ${VOCABULARY}, some of them much more frequent than others. p95 of ${ROUNDS} searches.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [1_000, 5_000] : [1_000, 10_000, 100_000];
    const rows: Row[] = [];
    for (const provider of providers) rows.push(await measureOn(provider, sizes));
    return rows;
  },
};

const READER: Person = {
  kind: 'person',
  memberId: 'm1',
  channelIds: new Set(Array.from({ length: CHANNELS }, (_, index) => `C-IN-${index}`)),
  ...{ isGuest: false, isStranger: false, isAdmin: false, isChampion: false },
};
const READABLE = searchableBy(HEARD.workspaceId, READER);

async function measureOn(provider: Provider, sizes: readonly number[]): Promise<Row> {
  const times = new Map<number, number[]>();
  let plan = '';
  for (const rows of sizes) {
    const database = await benchDatabase(provider);
    await fillHeard(database, rows, systemClock.now());
    const db = await database.open();
    try {
      await fill(db, rows);
      times.set(rows, await timesOf(db, rows));
      plan = await planOf(database);
    } finally {
      await db.close();
      await database.drop();
    }
  }
  const figures = [...times].map(([rows, each]) => ({ rows, p95: percentile(each, 95), p50: percentile(each, 50) }));
  const [first, last] = [figures[0], figures.at(-1)];
  const growth = (last?.p95 ?? Number.NaN) / (first?.p95 ?? Number.NaN);
  const each = figures.map(
    ({ rows, p50, p95 }) => `${rows / 1_000}k p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
  );
  const verdict = plan.includes(INDEXES[provider]) ? `the plan names ${INDEXES[provider]}` : `PLAN: ${plan}`;
  return {
    what: `p95 of ${(last?.rows ?? 0) / 1_000}k texts (${provider})`,
    value: (last?.p95 ?? Number.NaN) / 1_000,
    aim: AIM_SECONDS,
    unit: 's',
    absolute: `${each.join('; ')}; ${growth.toFixed(1)} times that of ${(first?.rows ?? 0) / 1_000}k; ${verdict}`,
  };
}

/** What can be searched of the conversations that are there. */
async function fill(db: Database, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, i) => from + i);
    const entries = ids.map((i) => ({ subjectId: `v${i}`, part: '', texts: [textOf(i)] }));
    await db.transaction((tx) => searchIndex(tx, HEARD.workspaceId).put(KIND, [], entries));
  }
  if (db.provider === 'postgresql') await db.prisma.$executeRaw`VACUUM ANALYZE "SearchEntry"`;
}

/** The words of one text, always the same; low numbers come up much more often. */
function wordsOf(text: number): string[] {
  return Array.from({ length: WORDS_A_TEXT }, (_, i) => {
    const share = ((text * 7_919 + i * 104_729 + ((text * i) % 1_013) * 31) % 10_007) / 10_007;
    return `word${Math.floor(VOCABULARY * share ** 3).toString(36)}`;
  });
}

const textOf = (text: number): string => wordsOf(text).join(' ');

function asked(round: number, rows: number): string {
  const text = (round * 7_907) % rows;
  // Every tenth is confined elsewhere.
  const words = wordsOf(text % 10 === 7 ? text - 1 : text);
  return `${words[round % WORDS_A_TEXT] ?? ''} ${(words[(round * 7 + 3) % WORDS_A_TEXT] ?? '').slice(0, 6)}`;
}

async function timesOf(db: Database, rows: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = -5; round < ROUNDS; round += 1) {
    const words = asked(Math.abs(round), rows);
    const startedAt = systemClock.monotonic();
    const { found } = await searchIn(db, HEARD.workspaceId).find(KIND, words, READABLE);
    if (found.length === 0) throw new Error(`Nothing was found for ${words}, which a text has`);
    if (round >= 0) times.push(systemClock.monotonic() - startedAt);
  }
  return times;
}

async function planOf(database: BenchDatabase): Promise<string> {
  const { provider } = database;
  const plans = await plansOf(database, (prisma) =>
    searchIn({ prisma, provider }, HEARD.workspaceId).find(KIND, textOf(7).slice(0, 40), READABLE),
  );
  return plans.join(' | ');
}
