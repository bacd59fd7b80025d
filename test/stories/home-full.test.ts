import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('the App Home of an admin with whom everything waits', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await everythingWaits(team);
  });
  afterAll(() => team.end());

  const opens = async () => {
    await team.slack.person('Aino').opensHome();
    await team.slack.settled();
    return team.slack.person('Aino').home();
  };

  it('leads to all that one promised and to all that one waits for, page by page, with the same buttons', async () => {
    const aino = team.slack.person('Aino');
    await opens();
    await presses(team, 'Aino', 'See all', 'home');
    expect(aino.modal().text).toContain('Spread them, 9');
    expect(aino.modal().text).toContain('1 to 10 of 12');
    await presses(team, 'Aino', 'Next ones', 'modal');
    expect(aino.modal().text).toContain('11 to 12 of 12');
    await presses(team, 'Aino', 'Done', 'modal');
    expect(aino.modal().text).toContain('#200 · Spread them, 10 · done');
    await presses(team, 'Aino', 'Undo', 'modal');
    expect(aino.modal().text).toContain('What prevents #200 stands again as before.');
    expect(aino.modal().text).toContain('11 to 12 of 12');
    await presses(team, 'Aino', 'Done', 'modal');
    await presses(team, 'Aino', 'Earlier ones', 'modal');
    expect(aino.modal().text).toContain('1 to 10 of 12');
    await putsAway(team, 'Aino');
    await team.db.prisma.prevention.updateMany({ where: { memberId: { not: null } }, data: { held: true } });
    await opens();
    await presses(team, 'Aino', 'See all', 'home');
    expect(aino.modal().text).toContain('#309');
    await presses(team, 'Aino', 'Next ones', 'modal');
    expect(aino.modal().text).toContain('11 to 12 of 12');
    await presses(team, 'Aino', 'They spoke again', 'modal');
    expect(aino.modal().text).toContain('#310');
    await putsAway(team, 'Aino');
    await team.db.prisma.prevention.updateMany({
      where: { memberId: { not: null } },
      data: { held: null, doneAt: null },
    });
  });

  it('fits, and what is shortened has a way on', async () => {
    for (const who of ['Mikko', 'Aino']) await asks(team, who, '#general', '/champion nominate me');
    const home = await opens();
    expect(home.text).toContain('1 to 10 of 25');
    expect(home.text).toContain('So that it does not come again');
    expect(home.text).toContain('Waiting for the customer');
    expect(home.text).toMatch(
      /This waits: 4 without an owner, 24 waiting too long, 12 preventions due, 7 ideas nobody has read, 1 idea to be decided by now/u,
    );
    expect(home.text).toContain('What you heard');
    expect(home.text).toContain('Everyone, the last 30 days');
    expect(home.buttons).toEqual(expect.arrayContaining(['Choose channels', 'Say it', 'Show the whole set-up']));
    await presses(team, 'Aino', 'See all', 'home');
    expect(team.slack.person('Aino').modal().text).toContain('24 customers waiting too long with an owner');
    await putsAway(team, 'Aino');
  });

  it('leads the champion from each list that is longer than what is shown of it to all of it', async () => {
    const aino = team.slack.person('Aino');
    const shown = await asks(team, 'Aino', '#general', '/champion');
    expect(shown.plainText).toContain('7 ideas that nobody has read yet, 1 to be decided by now');
    await presses(team, 'Aino', 'See all 24', shown);
    expect(aino.modal().text).toContain('24 customers waiting too long with an owner · 1 to 10');
    await presses(team, 'Aino', 'Next ones', 'modal');
    await presses(team, 'Aino', 'Next ones', 'modal');
    expect(aino.modal().text).toContain('21 to 24');
    expect(aino.modal().text).toContain('#223');
    await presses(team, 'Aino', 'Earlier ones', 'modal');
    expect(aino.modal().text).toContain('11 to 20');
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'See all 12', shown);
    await presses(team, 'Aino', 'Next ones', 'modal');
    expect(aino.modal().text).toContain('12 preventions due · 11 to 12');
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'Go through them', shown);
    expect(aino.modal().text).toContain('Idea 0');
    await putsAway(team, 'Aino');
  });
});

/** Each list of App Home longer than what is shown of it. */
async function everythingWaits(team: Team): Promise<void> {
  const { prisma } = team.db;
  for (let index = 0; index < 2; index += 1)
    await setsUp(team, 'Aino', '#product', { 'Name of the meeting': `M${index}` });
  await putsAway(team, 'Aino');
  await hasLogged(team, 'Aino', 'Acme Oy: the export times out');
  const aino = await prisma.member.findFirstOrThrow({ where: { name: 'Aino' } });
  const { id: _id, ...first } = await prisma.conversation.findFirstOrThrow();
  const yesterday = new Date(team.clock.now().getTime() - 86_400_000);
  const like = (number: number, about: object) => ({ ...first, number, requestKey: `like ${number}`, ...about });
  const owned = { ownerId: aino.id, stage: 'assigned' as const };
  await prisma.conversation.createMany({
    data: [
      ...Array.from({ length: 3 }, (_, index) => like(100 + index, {})),
      ...Array.from({ length: 24 }, (_, index) => like(200 + index, { ...owned, dueAt: yesterday })),
      ...Array.from({ length: 12 }, (_, index) =>
        like(300 + index, { ...owned, dueAt: null, waitingSince: yesterday }),
      ),
    ],
  });
  const { id: conversationId, workspaceId } = await prisma.conversation.findFirstOrThrow({ where: { number: 200 } });
  await prisma.prevention.createMany({
    data: Array.from({ length: 12 }, (_, index) => ({
      ...{
        workspaceId,
        conversationId,
        requestKey: `p${index}`,
        cause: 'Mondays',
        causeKey: 'mondays',
        isOneOff: false,
      },
      ...{ action: `Spread them, ${index}`, memberId: aino.id, dueOn: '2026-11-10', finderId: aino.id },
      createdAt: yesterday,
    })),
  });
  await prisma.idea.createMany({
    data: Array.from({ length: 8 }, (_, index) => ({
      ...{ workspaceId, number: index + 1, requestKey: `i${index}`, authorId: index < 4 ? aino.id : null },
      ...{ title: `Idea ${index}`, audience: 'everyone' as const },
      ...{ createdAt: yesterday, activeAt: yesterday, updatedAt: yesterday },
      ...(index < 4 ? {} : { ownerId: aino.id }),
      ...(index === 0 ? { status: 'acknowledged' as const, dueAt: yesterday } : {}),
    })),
  });
}
