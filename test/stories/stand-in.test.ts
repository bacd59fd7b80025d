import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('whoever stands in for a paused host', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await setsUp(team, 'Grace', '#product', { Days: ['Friday'] });
    await putsAway(team, 'Grace');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
  });
  afterEach(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .map(({ plainText }) => plainText)
      .filter((text) => text.includes('Acme Oy') && text.includes('Mikko'));

  it('hears what waits too long in their own morning, once, and the host does not hear it again', async () => {
    await asks(team, 'Grace', '#product', '/chair pause until 2026-11-26 @Priya');
    await team.until('2026-11-25T20:00:00Z');
    expect(told('Priya')).toHaveLength(1);
    expect(told('Grace')).toEqual([]);
    await team.until('2026-11-28T20:00:00Z');
    expect(told('Priya')).toHaveLength(1);
    expect(told('Grace')).toEqual([]);
  });

  it('is an admin where the only host owns it', async () => {
    await asks(team, 'Mikko', '#sales', '/heard assign 1 @Grace');
    await team.until('2026-11-25T20:00:00Z');
    const late = team.slack
      .person('Aino')
      .dm()
      .filter(({ plainText }) => plainText.includes('Acme Oy') && plainText.includes('Grace'));
    expect(late).toHaveLength(1);
  });

  it('hears nothing of it when nobody is paused', async () => {
    await team.until('2026-11-25T20:00:00Z');
    expect(told('Priya')).toEqual([]);
    expect(told('Grace')).toHaveLength(1);
  });
});
