import { bulkInsert } from '../../src/database/bulk-insert.ts';
import type { Database } from '../../src/database.ts';
import { heatOf } from '../../src/rituals/ideas/heat.ts';
import { titleEntry } from '../../src/search/search-index.ts';
import { searchable } from '../../src/search/text.ts';

/** Who votes ten times for everything, and whoever looks at it. */
export const IDEAS = { workspaceId: 'w', readerId: 'm0' } as const;
const MEMBERS = 1_000;
const VOTES_EACH = 10;
const AT_ONCE = 1_000;
const DAY = 24 * 60 * 60 * 1000;
/** Ten thousand a year, as the most diligent send them. */
const A_DAY = 27;

const BEGINNINGS =
  'a ba ca de e fi go hu i ju ku la me ni o po ru sa te u vi wo ya ze br cl dr fl gr kn pl st tr'.split(' ');
const MIDDLES =
  'ran lis mon tur ves dal kin por sel bun mar tis gon ler pas fen hod wex jul cav yor nim zed qui bor fil'.split(' ');
const ENDS = 'a e o us ing er al en is om y'.split(' ');
const VOCABULARY = BEGINNINGS.length * MIDDLES.length * ENDS.length;

function word(i: number): string {
  const [beginning = '', middle = '', end = ''] = [
    BEGINNINGS[i % BEGINNINGS.length],
    MIDDLES[Math.floor(i / BEGINNINGS.length) % MIDDLES.length],
    ENDS[Math.floor(i / BEGINNINGS.length / MIDDLES.length) % ENDS.length],
  ];
  return `${beginning}${middle}${end}`;
}

/** So many words of one idea, always the same; low numbers come up much more often. */
export function wordsOf(idea: number, from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const share = ((idea * 7_919 + (from + i) * 104_729 + ((idea * (from + i + 1)) % 1_013) * 31) % 10_007) / 10_007;
    return word(Math.floor(VOCABULARY * share ** 2));
  }).join(' ');
}

export const titleOf = (idea: number): string => wordsOf(idea, 0, 6);

/** A workspace with so many ideas, 27 a day up to now, each with text, a status and ten votes, all of it searchable. */
export async function fillIdeas(db: Database, rows: number, now: Date): Promise<void> {
  const { workspaceId } = IDEAS;
  await db.prisma.workspace.create({
    data: { id: workspaceId, teamId: 'T1', name: 'Laine & Co', url: '', createdAt: now },
  });
  const nothingSpecial = { isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
  const members = Array.from({ length: MEMBERS }, (_, i) => ({
    ...{ ...nothingSpecial, id: `m${i}`, workspaceId, slackUserId: `U${i}`, name: `Colleague ${i}` },
    ...{ zone: 'UTC', locale: 'en-US', syncedAt: now },
  }));
  await db.prisma.member.createMany({ data: members });
  for (let from = 0; from < rows; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, rows - from) }, (_, i) => from + i);
    await db.transaction((tx) => insert(tx, db, some, { rows, now }));
  }
  await db.prisma.counter.create({ data: { workspaceId, kind: 'idea', value: rows } });
  if (db.provider === 'postgresql') await db.prisma.$executeRaw`VACUUM ANALYZE`;
  else await db.prisma.$executeRaw`ANALYZE`;
}

const STATUSES = ['new', 'acknowledged', 'exploring', 'doing', 'done', 'done', 'declined', 'declined'] as const;

async function insert(
  tx: Parameters<Parameters<Database['transaction']>[0]>[0],
  { provider }: Database,
  some: readonly number[],
  { rows, now }: { readonly rows: number; readonly now: Date },
): Promise<void> {
  const { workspaceId } = IDEAS;
  const idOf = (i: number): string => `i${String(i).padStart(7, '0')}`;
  const ideas = some.map((i) => {
    const createdAt = new Date(now.getTime() - ((rows - i) / A_DAY) * DAY);
    const votes = i % (2 * VOTES_EACH);
    return {
      ...{ id: idOf(i), workspaceId, number: i + 1, requestKey: `r${i}`, authorId: `m${i % MEMBERS}` },
      ...{ isNameless: false, receiptKey: '', wantsThanks: true, title: titleOf(i), text: wordsOf(i, 10, 20) },
      ...{ audience: i % 10 === 7 ? 'confined' : 'everyone', placeId: i % 10 === 7 ? 'C1' : '' },
      ...{ status: STATUSES[i % STATUSES.length] ?? 'new', votes, customers: i % 3 },
      ...{ heat: heatOf({ votes, customers: i % 3 }, createdAt), activeAt: createdAt, createdAt, updatedAt: createdAt },
      decidedAt: createdAt,
    };
  });
  await bulkInsert(
    tx,
    provider,
    'Idea',
    ideas.map((row) => ({ ...BLANK, ...row })),
  );
  const votes = some.flatMap((i) =>
    Array.from({ length: VOTES_EACH }, (_, n) => ({
      ...{ workspaceId, ideaId: idOf(i), memberId: `m${(i * 7 + n * 13) % MEMBERS}`, at: now },
    })),
  );
  await bulkInsert(tx, provider, 'IdeaVote', votes);
  const entries = ideas.flatMap(({ id, title, text }) => [
    { workspaceId, kind: 'idea', subjectId: id, part: '', text: searchable(title, text) },
    { workspaceId, kind: 'idea_title', subjectId: id, part: '', text: titleEntry(title, text) },
  ]);
  await bulkInsert(tx, provider, 'SearchEntry', entries);
}

const BLANK = {
  ...{ whoFor: '', problem: '', delight: '', evidence: '', figure: '', link: '' },
  ...{ reason: '', isReasonPublic: true, effect: '', outcome: '' },
};
