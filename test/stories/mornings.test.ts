import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { setsUp, startStory } from './acts.ts';

/** The week before the meeting of Tuesday the 24th, ten o'clock in Helsinki: three in the morning in New York. */
describeEachProvider('the morning of the working day before a meeting', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-18T07:00:00Z') });
  });
  afterEach(() => team.end());

  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
  const read = (who: string) => mornings(who).map(({ plainText }) => plainText);

  it('asks the host for a story, once, in the host’s own morning', async () => {
    await setsUp(team, 'Grace', '#product');
    await team.until('2026-11-23T13:59:50Z');
    expect(read('Grace')).toEqual([]);
    await team.until('2026-11-23T14:00:05Z');
    expect(read('Grace')).toEqual([
      [
        'Good morning.',
        'Weekly product meets tomorrow at 3:00 AM and has no new story yet.',
        'You get this once a day at most, when something waits.',
      ].join('\n'),
    ]);
    const [dm] = mornings('Grace');
    expect(dm?.buttons).toEqual(['Log one', 'I will tell it', 'Not this time']);
    expect(dm?.text).toContain('Good morning. Weekly product meets');
    await team.until('2026-11-24T07:00:00Z');
    expect(mornings('Grace')).toHaveLength(1);
    for (const other of ['Mikko', 'Aino', 'Priya', 'Arjun', 'Daniel']) expect(mornings(other)).toEqual([]);
  });
});
