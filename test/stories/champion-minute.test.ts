import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, putsAway, saves, setsUp, startStory } from './acts.ts';

describeEachProvider('the champion calls a customer minute', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out', { in: '#general' });
    await asks(team, 'Mikko', '#general', '/champion nominate me');
    await team.until('2026-11-23T15:00:00Z');
  });
  afterAll(() => team.end());

  const calls = async (who: string) => {
    await team.slack.person(who).types('#general', '/champion minute');
    await saves(team, who, {
      'Whose words?': '#1 Maarit, Acme Oy: the export times out',
      'In which meeting’s channel?': 'Weekly product, #product',
    });
    const { text } = team.slack.person(who).modal();
    await putsAway(team, who);
    return text;
  };

  it('is for the champion', async () => {
    expect(await calls('Arjun')).toContain('The customer champion calls a customer minute');
  });

  it('shows the words in the meeting’s channel at once, and its host is told', async () => {
    expect(await calls('Mikko')).toContain('#1 goes to #product now. Grace, who hosts Weekly product, is told.');
    const post = team.slack
      .person('Grace')
      .sees('#product')
      .findLast(({ ephemeral }) => !ephemeral);
    expect(post?.plainText).toContain('A customer minute');
    expect(post?.plainText).toContain('the export times out');
    const told = team.slack
      .person('Grace')
      .dm()
      .map(({ plainText }) => plainText);
    expect(told.some((text) => text.includes('Mikko called a customer minute in #product'))).toBe(true);
    expect(await team.db.prisma.showing.count()).toBe(1);
  });
});
