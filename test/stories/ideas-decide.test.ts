import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, startStory } from './acts.ts';

describeEachProvider('reviewers decide on an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  it('tells whoever sent it, in their next morning, that it was read and by when it is decided', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    const shown = await asks(team, 'Aino', '#general', '/idea 1');
    await presses(team, 'Aino', 'Acknowledge', shown);
    expect(team.slack.person('Aino').sees('#general').at(-1)?.plainText).toContain('#1 is marked as read.');
    await team.until('2026-11-18T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko').at(-1)?.plainText).toContain(
      'Your idea #1 “say thanks by phone” was read by Aino. You will hear what is decided by',
    );
    await team.until('2026-11-19T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(1);
  });

  it('says the truth, once, when nobody read it in time', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-20T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko').map(({ plainText }) => plainText)).toEqual([
      expect.stringMatching(
        /We promised an answer on #1 by .+ and have not given one\. It waits since .+\. The reviewers were reminded\./,
      ),
    ]);
    await team.until('2026-11-24T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(1);
  });
});
