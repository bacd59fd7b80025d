import { pino } from 'pino';
import { expect, it } from 'vitest';
import { indexEarlier } from '../../../src/rituals/conversations/index-earlier.ts';
import { search } from '../../../src/search/search.ts';
import { hasLogged } from '../../stories/acts.ts';
import { describeEachProvider } from '../../support/database.ts';
import { startTeam } from '../../support/team.ts';

describeEachProvider('records from before they could be searched', (provider) => {
  it('are indexed in batches when the bot starts, once', async () => {
    const team = await startTeam(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: an early remark');
    const { db } = team;
    const first = await db.prisma.conversation.findFirstOrThrow();
    const data = Array.from({ length: 1_100 }, (_, i) => ({
      ...{ ...first, id: `early${i}`, number: 1_000 + i, requestKey: `early${i}`, externalId: null },
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
