import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, logs, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('how many customers are behind an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Aino', 'Acme Oy: they rang me on Sunday', DEALT_WITH);
    const shown = await asks(team, 'Aino', '#general', '/heard 1');
    await presses(team, 'Aino', 'Make it an idea', shown);
    await saves(team, 'Aino', { 'The idea, in one line': 'Ring on Sundays' });
    await putsAway(team, 'Aino');
  });
  afterEach(() => team.end());

  const behind = async () => {
    const { customers, heat } = await team.db.prisma.idea.findFirstOrThrow();
    return { customers, heat };
  };

  it('follows voices that come and go, deletion and its undo', async () => {
    const alone = await behind();
    expect(alone.customers).toBe(1);
    await presses(team, 'Aino', 'Another customer said this', await asks(team, 'Aino', '#general', '/heard 1'));
    await saves(team, 'Aino', { Organisation: 'Beta Oy', 'Their own words': 'me too' });
    await putsAway(team, 'Aino');
    expect((await behind()).customers).toBe(2);
    expect((await behind()).heat).toBeGreaterThan(alone.heat);
    const deleted = await asks(team, 'Aino', '#general', '/heard delete 1');
    expect((await behind()).customers).toBe(0);
    await presses(team, 'Aino', 'Undo', deleted);
    expect((await behind()).customers).toBe(2);
    await asks(team, 'Aino', '#general', '/heard delete 1');
    await team.until(new Date(team.clock.now().getTime() + 20 * 60_000).toISOString());
    expect(await team.db.prisma.ideaLink.count()).toBe(0);
    expect((await behind()).customers).toBe(0);
  });

  it('is what it was before, when a conversation that was just logged and linked is undone', async () => {
    const receipt = await logs(team, 'Aino', 'Beta Oy: they rang me, too', DEALT_WITH);
    await presses(team, 'Priya', 'Link a customer’s words', await asks(team, 'Priya', '#general', '/idea 1'));
    await saves(team, 'Priya', { 'Conversations it answers': [`#${receipt} Beta Oy: they rang me, too`] });
    await putsAway(team, 'Priya');
    const linked = await behind();
    expect(linked.customers).toBe(2);
    await presses(team, 'Aino', 'Undo', 'modal');
    expect((await behind()).customers).toBe(1);
    expect((await behind()).heat).toBeLessThan(linked.heat);
    await putsAway(team, 'Aino');
    expect((await asks(team, 'Priya', '#general', '/idea 1')).plainText).toContain('one customer behind it');
  });

  it('stays when the conversation behind it is joined to another, and parts with it again', async () => {
    await hasLogged(team, 'Aino', 'Beta Oy: rang me on Sunday too', DEALT_WITH);
    await presses(team, 'Aino', 'Make it an idea', await asks(team, 'Aino', '#general', '/heard 2'));
    await saves(team, 'Aino', { 'The idea, in one line': 'Open on Sundays' });
    await putsAway(team, 'Aino');
    const open = () => team.db.prisma.idea.findFirstOrThrow({ where: { title: 'Open on Sundays' } });
    await presses(team, 'Aino', 'Same as another one…', await asks(team, 'Aino', '#general', '/heard 2'));
    await saves(team, 'Aino', { 'Which one is it the same as?': '#1' });
    expect([(await open()).customers, (await behind()).customers]).toEqual([2, 2]);
    expect((await asks(team, 'Grace', '#general', '/heard 1')).plainText).toContain('Open on Sundays');
    await presses(team, 'Aino', 'Undo', 'modal');
    await putsAway(team, 'Aino');
    expect([(await open()).customers, (await behind()).customers]).toEqual([1, 1]);
    expect((await asks(team, 'Grace', '#general', '/heard 1')).plainText).not.toContain('Open on Sundays');
  });

  it('follows a customer who is forgotten', async () => {
    await team.slack.person('Aino').types('#general', '/heard forget Acme Oy');
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    expect((await behind()).customers).toBe(0);
  });
});
