import { pino } from 'pino';
import { expect, it } from 'vitest';
import { indexEarlier } from '../../../src/rituals/conversations/index-earlier.ts';
import { search } from '../../../src/search/search.ts';
import { hasLogged, startStory } from '../../stories/acts.ts';
import { describeEachProvider } from '../../support/database.ts';

describeEachProvider('records from before they could be searched', (provider) => {
  it('are indexed in batches when the bot starts, once', async () => {
    const team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: an early remark');
    const { db } = team;
    const first = await db.prisma.conversation.findFirstOrThrow();
    const acme = await db.prisma.customer.findFirstOrThrow();
    const numbers = Array.from({ length: 1_100 }, (_, i) => i);
    await db.prisma.customer.createMany({
      data: numbers.map((i) => ({ ...acme, id: `one${i}`, organisation: `One ${i}`, organisationKey: `one ${i}` })),
    });
    const data = numbers.map((i) => ({
      ...{ ...first, id: `early${i}`, number: 1_000 + i, requestKey: `early${i}`, externalId: null },
      // Each of somebody else's: what is looked up with them has to fit one query of SQLite's too.
      customerId: `one${i}`,
      words: `early remark number${i}`,
    }));
    await db.prisma.conversation.createMany({ data });
    await db.prisma.searchEntry.deleteMany();
    const deps = { db, workspace: { id: first.workspaceId }, logger: pino({ level: 'silent' }) };
    await indexEarlier(deps);
    await indexEarlier(deps);
    expect(await db.prisma.searchEntry.count()).toBe(1_101);
    const found = await search(db, first.workspaceId).find('conversation', 'number1099');
    expect(found.found).toEqual([{ subjectId: 'early1099', part: '' }]);
    await team.end();
  });
});
