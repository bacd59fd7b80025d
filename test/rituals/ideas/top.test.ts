import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/database.ts';
import { ideaLists } from '../../../src/rituals/ideas/browse-store.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { addMember, addWorkspace } from '../../support/rows.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const LAST_QUARTER = new Date('2026-09-24T09:00:00Z');
const QUARTER = new Date('2026-10-01T00:00:00Z');

describeEachProvider('the top ideas of a quarter', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let memberId: string;
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
    workspaceId = await addWorkspace(db.prisma);
    memberId = await addMember(db.prisma, workspaceId, { slackUserId: 'UANNA', name: 'Anna' });
  });
  afterAll(() => database.drop());

  /** So many ideas, each hotter than the one before it; every second is declined, every fifth confined elsewhere. */
  async function sent(from: number, count: number, activeAt: Date) {
    const data = Array.from({ length: count }, (_, i) => from + i).map((number) => ({
      ...{ workspaceId, number, requestKey: `k${number}`, title: `Idea ${number}`, heat: number, activeAt },
      ...{ audience: number % 5 === 0 ? ('confined' as const) : ('everyone' as const), placeId: 'C1' },
      ...{ status: number % 2 === 0 ? ('declined' as const) : ('doing' as const), createdAt: activeAt },
      updatedAt: activeAt,
    }));
    await db.prisma.idea.createMany({ data });
  }
  const top = async (skip: number, take: number) => {
    const person = { kind: 'person' as const, memberId, isGuest: false, isAdmin: false, isChampion: false };
    const reader = { person: { ...person, isStranger: false, channelIds: new Set<string>() }, reviews: false };
    const ids = await ideaLists(db.prisma, workspaceId).top(QUARTER, reader, skip, take);
    const rows = await db.prisma.idea.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
    return ids.map((id) => rows.find((row) => row.id === id)?.number);
  };

  it('are the hottest that are open and may be read, page by page, whether few were active or many', async () => {
    await sent(10_001, 200, LAST_QUARTER);
    expect(await top(0, 3)).toEqual([]);
    await sent(1, 20, NOW);
    expect(await top(0, 3)).toEqual([19, 17, 13]);
    expect(await top(3, 3)).toEqual([11, 9, 7]);
    for (const from of [21, 521, 1_021]) await sent(from, 500, NOW);
    expect(await top(0, 3)).toEqual([1_519, 1_517, 1_513]);
    expect(await top(3, 3)).toEqual([1_511, 1_509, 1_507]);
  });
});
