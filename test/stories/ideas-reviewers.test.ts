import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('those who review ideas', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const mornings = (who: string) => morningsOf(team.slack, who).map(({ plainText }) => plainText);
  const names = async (...who: readonly string[]) => {
    await presses(team, 'Aino', 'Change how ideas are answered', await asks(team, 'Aino', '#general', '/chair setup'));
    await saves(team, 'Aino', { Reviewers: [...who], 'Working days until it is decided': '5' });
    await putsAway(team, 'Aino');
  };
  const declines = async (who: string, number: number) => {
    await presses(team, who, 'Decide…', await asks(team, who, '#general', `/idea ${number}`));
    await saves(team, who, { 'What becomes of it?': 'Decline it', 'Why?': 'We may not ring people at home.' });
    await putsAway(team, who);
  };

  it('hear, when they are new, in their next morning what waits, and on its last morning what is promised; who no longer is hears nothing', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Grace', '#general', '/idea open on Saturdays');
    await names('Priya');
    await presses(team, 'Aino', 'Acknowledge', await asks(team, 'Aino', '#general', '/idea 2'));
    await team.until('2026-11-18T12:00:00Z');
    expect(lastMorning('Priya')?.plainText).toContain('“say thanks by phone” #1');
    expect(lastMorning('Priya')?.buttons).toEqual(expect.arrayContaining(['Acknowledge', 'Decide…']));
    expect(mornings('Aino').join()).not.toContain('#1');
    await presses(team, 'Priya', 'Acknowledge', lastMorning('Priya'));
    await names('Arjun');
    const told = mornings('Priya').length;
    await team.until('2026-11-24T12:00:00Z');
    expect(mornings('Priya')).toHaveLength(told);
    expect(mornings('Arjun').join()).toContain('Ideas to answer before your next working day');
    expect(mornings('Arjun').join()).toContain('“open on Saturdays” #2');
  });

  it('are others once one has left: these hear what waits, and what an author had answered', async () => {
    await names('Priya');
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Mikko', '#sales', '/idea open on Saturdays');
    await declines('Priya', 1);
    await team.until('2026-11-18T10:00:00Z');
    await presses(team, 'Mikko', 'Answer the reviewer', lastMorning('Mikko'));
    await saves(team, 'Mikko', { 'Your answer': 'They gave us their numbers.' });
    await putsAway(team, 'Mikko');
    await team.slack.admin.changePerson('Priya', { isDeleted: true });
    await team.slack.settled();
    await team.until('2026-11-19T12:00:00Z');
    expect(lastMorning('Aino')?.plainText).toContain('They gave us their numbers.');
    expect(lastMorning('Aino')?.plainText).toContain('“open on Saturdays” #2');
    expect(mornings('Priya')).toEqual([]);
  });

  it('have buttons that work where they stand in for one who is paused, and only for as long', async () => {
    await names('Priya');
    await asks(team, 'Priya', '#general', '/chair pause until 2026-11-20 @Arjun');
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-18T12:00:00Z');
    expect(lastMorning('Arjun')?.buttons).toEqual(expect.arrayContaining(['Acknowledge', 'Decide…', 'Open']));
    await presses(team, 'Arjun', 'Acknowledge', lastMorning('Arjun'));
    await presses(team, 'Arjun', 'Decide…', await asks(team, 'Arjun', '#general', '/idea 1'));
    await saves(team, 'Arjun', { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
    await putsAway(team, 'Arjun');
    const row = await team.db.prisma.idea.findFirstOrThrow();
    expect(row.status).toBe('declined');
    await team.slack.person('Arjun').types('#general', '/idea review');
    await team.slack.settled();
    expect(team.slack.person('Arjun').modal().text).toContain('No idea waits for a decision.');
    await putsAway(team, 'Arjun');
    await asks(team, 'Priya', '#general', '/chair back');
    expect((await asks(team, 'Arjun', '#general', '/idea 1')).buttons).not.toContain('Take it up again');
  });

  it('are the champion where nobody is named: whoever begins hears what waits', async () => {
    await asks(team, 'Mikko', '#general', '/champion nominate me');
    await team.until('2026-11-22T12:00:00Z');
    await asks(team, 'Priya', '#general', '/idea say thanks by phone');
    await team.until('2026-11-24T12:00:00Z');
    expect(mornings('Mikko').join()).toContain('“say thanks by phone” #1');
  });
});
