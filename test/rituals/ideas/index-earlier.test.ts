import { pino } from 'pino';
import { expect, it } from 'vitest';
import { indexEarlierIdeas } from '../../../src/rituals/ideas/index.ts';
import { asks, startStory } from '../../stories/acts.ts';
import { describeEachProvider } from '../../support/database.ts';

describeEachProvider('ideas that were taken out of the index', (provider) => {
  it('are written anew when the bot starts: found by their words, and offered as look-alikes', async () => {
    const team = await startStory(provider);
    await asks(team, 'Mikko', '#sales', '/idea serve smørrebrød to volunteers of Łódź');
    const { db } = team;
    const before = await entries();
    await db.prisma.searchEntry.deleteMany();
    const { id } = await db.prisma.workspace.findFirstOrThrow();
    const deps = { db, workspace: { id }, logger: pino({ level: 'silent' }) };
    await indexEarlierIdeas(deps);
    await indexEarlierIdeas(deps);
    expect(await entries()).toEqual(before);
    const receipt = await asks(team, 'Priya', '#sales', '/idea give smorrebrod to the volunteers of Lodz');
    expect(receipt.plainText).toContain('This looks like it, and came before:');
    await team.end();

    async function entries() {
      return db.prisma.searchEntry.findMany({
        select: { kind: true, subjectId: true, text: true },
        orderBy: { kind: 'asc' },
      });
    }
  });
});
