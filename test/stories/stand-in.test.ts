import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

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

describeEachProvider('whoever stands in for a paused owner', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Aino', 'Acme Oy: the export times out');
    await asks(team, 'Mikko', '#sales', '/chair pause until 2026-11-30 @Priya');
  });
  afterEach(() => team.end());

  const given = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('Acme Oy') && plainText.includes('gave them'));

  async function isGivenToMikko(): Promise<void> {
    await presses(
      team,
      'Aino',
      'Assign it all the same…',
      await asks(team, 'Aino', '#sales', '/heard assign 1 @Mikko'),
    );
    await saves(team, 'Aino');
    await putsAway(team, 'Aino');
    await team.until('2026-11-17T08:00:00Z');
  }

  it('is told at once of what is given to the owner', async () => {
    await isGivenToMikko();
    expect(given('Priya')).toHaveLength(1);
  });

  it('is not told where they do not want to hear of what they are given', async () => {
    await presses(team, 'Priya', 'Change', await asks(team, 'Priya', '#sales', '/chair me'));
    await saves(team, 'Priya', { 'What I don’t want to hear': ['That a colleague gave me somebody to answer'] });
    await putsAway(team, 'Priya');
    await isGivenToMikko();
    expect(given('Priya')).toEqual([]);
  });

  it('hears when they pause themselves who does then, and that one does', async () => {
    const card = await asks(team, 'Priya', '#sales', '/chair pause until 2026-11-25 @Arjun');
    expect(card.plainText).toContain('You stand in for Mikko; now Arjun hears in their place.');
    await isGivenToMikko();
    expect(given('Arjun')).toHaveLength(1);
    expect(given('Priya')).toEqual([]);
  });

  it('hears that nobody does, and the owner finds it when they are back', async () => {
    const card = await asks(team, 'Priya', '#sales', '/chair pause until 2026-12-02');
    expect(card.plainText).toContain('You stand in for Mikko, and now nobody hears in their place');
    await isGivenToMikko();
    await team.until('2026-11-30T12:00:00Z');
    expect(given('Priya')).toEqual([]);
    const mikko = team.slack.person('Mikko').dm();
    expect(mikko.some(({ plainText }) => plainText.includes('Acme Oy'))).toBe(true);
  });
});
