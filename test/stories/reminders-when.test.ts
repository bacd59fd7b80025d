import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeedbackSettings } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, logs, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday, 17 November 2026, noon in Helsinki. What Priya logs is due on Friday at noon. */
describeEachProvider('when an owner is reminded', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
  });
  afterEach(() => team.end());

  const chooses = async (chosen: Partial<FeedbackSettings>) => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    await store.save('feedback', { ...(await store.read()).feedback, ...chosen }, team.clock.now());
  };
  const mornings = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
  const times = (who: string) => mornings(who).map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
  const isMikkos = async () => {
    const number = await logs(team, 'Priya', 'Acme Oy: export times out every Monday');
    await putsAway(team, 'Priya');
    await asks(team, 'Priya', '#sales', `/heard assign ${number} @Mikko`);
    return number;
  };

  it('at the workspace’s own schedule, in the owner’s zone, and only on its days', async () => {
    await chooses({ remindersAt: '45 10 * * 1,3' });
    await isMikkos();
    await team.until('2026-11-26T20:00:00Z');
    expect(times('Mikko')).toEqual(['2026-11-18T08:45', '2026-11-23T08:45', '2026-11-25T08:45']);
    // It was given on Tuesday and runs out on Friday, before the next of these mornings.
    expect(mornings('Mikko')[0]?.plainText).toContain('Before your next reminder');
    expect(mornings('Mikko')[0]?.plainText).not.toContain('Today');
  });

  it('not on a day on which their Slack status says that they are away, where the workspace heeds that', async () => {
    await chooses({ heedsStatus: true });
    await isMikkos();
    await team.slack.admin.changePerson('Mikko', {
      status: { emoji: ':palm_tree:', text: 'Vacationing', expiration: Date.parse('2026-11-22T22:00:00Z') / 1000 },
    });
    await team.until('2026-11-20T20:00:00Z');
    expect(times('Mikko')).toEqual([]);
    await team.until('2026-11-23T08:00:00Z');
    expect(times('Mikko')).toEqual(['2026-11-23T07:00']);
  });

  it('on a day with a meeting in their status, and where the workspace does not heed statuses', async () => {
    await isMikkos();
    await team.slack.admin.changePerson('Mikko', { status: { emoji: ':palm_tree:', text: '', expiration: 0 } });
    await team.until('2026-11-20T08:00:00Z');
    expect(times('Mikko')).toEqual(['2026-11-20T07:00']);
    await chooses({ heedsStatus: true });
    await team.slack.admin.changePerson('Mikko', {
      status: { emoji: ':calendar:', text: 'In a meeting', expiration: 0 },
    });
    await team.until('2026-11-23T08:00:00Z');
    expect(times('Mikko')).toHaveLength(2);
  });

  it('not while we wait for the customer; on the day that was named once that they have not come back, and the clock goes on', async () => {
    const number = await isMikkos();
    await team.slack.person('Mikko').types('#sales', `/heard wait ${number}`);
    await saves(team, 'Mikko', { 'Until when?': '2026-11-25' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-24T22:30:00Z');
    const row = await team.db.prisma.conversation.findFirstOrThrow();
    expect(row.waitingSince).toBeNull();
    expect(row.dueAt).toEqual(new Date('2026-11-27T22:00:00Z'));
    expect(times('Mikko')).toEqual([]);
    await team.until('2026-11-25T08:00:00Z');
    expect(mornings('Mikko')[0]?.plainText).toContain('Acme Oy has not come back to us since Nov 17');
    expect(mornings('Mikko')[0]?.plainText).toContain('the clock goes on, answer by');
    expect(mornings('Mikko')[0]?.buttons).toEqual(['Answered', 'Snooze']);
    await team.until('2026-11-27T08:00:00Z');
    expect(times('Mikko')).toEqual(['2026-11-25T07:00', '2026-11-27T07:00']);
    expect(mornings('Mikko')[1]?.plainText).not.toContain('has not come back');
  });

  it('and their stand-in, while they are paused, may answer from the line', async () => {
    await isMikkos();
    await asks(team, 'Mikko', '#sales', '/chair pause until 2026-12-01 @Grace');
    await team.until('2026-11-20T15:00:00Z');
    expect(times('Mikko')).toEqual([]);
    const line = mornings('Grace').find(({ plainText }) => plainText.includes('for Mikko'));
    await presses(team, 'Grace', 'Answered', line);
    await saves(team, 'Grace', { 'What did you tell them?': 'It runs at night now.' });
    expect((await team.db.prisma.conversation.findFirstOrThrow()).stage).toBe('shared');
  });
});
