import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, logs, presses, putsAway, saves, startStory } from './acts.ts';

/** It is Tuesday noon in Helsinki. What Priya logs is to be answered by Friday noon; three quarters are over on Thursday evening. */
describeEachProvider('before and after a clock runs out', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
  });
  afterEach(() => team.end());

  const dms = (who: string, part: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.includes(part));
  const days = (who: string, part: string) =>
    dms(who, part).map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
  const isGivenTo = async (who: string, line: string) => {
    const number = await logs(team, 'Priya', line);
    await putsAway(team, 'Priya');
    await asks(team, 'Priya', '#sales', `/heard assign ${number} @${who}`);
  };

  it('nudges the owner once, for all of a day together, in their working hours', async () => {
    await team.until('2026-11-17T14:00:00Z');
    await chooses(team, { targets: { owner: 1, answer: 4, learn: 5 } });
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    await isGivenTo('Mikko', 'Beta Oy: no invoice');
    await team.until('2026-11-20T13:59:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
    await team.until('2026-11-20T14:00:05Z');
    expect(days('Mikko', 'Before the time is up')).toEqual(['2026-11-20T14:00']);
    expect(dms('Mikko', 'Before the time is up')[0]?.plainText).toContain('Acme Oy');
    expect(dms('Mikko', 'Before the time is up')[0]?.plainText).toContain('Beta Oy');
    await team.until('2026-11-23T20:00:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual(['2026-11-20T14:00']);
  });

  it('is silent about what that day’s morning said, and speaks where there was no morning', async () => {
    await chooses(team, { targets: { owner: 1, answer: 1, learn: 5 } });
    await isGivenTo('Arjun', 'Beta Oy: no invoice');
    await team.until('2026-11-17T14:00:00Z');
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    const { id: memberId, workspaceId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Arjun' } });
    await team.db.prisma.mute.create({ data: { workspaceId, memberId, kind: 'reminder' } });
    await team.until('2026-11-18T20:00:00Z');
    expect(days('Mikko', 'Today')).toEqual(['2026-11-18T07:00']);
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
    expect(days('Arjun', 'Good morning')).toEqual([]);
    expect(days('Arjun', 'Before the time is up')).toEqual(['2026-11-18T04:00']);
  });

  it('is silent about what a morning said that the workspace has before people begin to work', async () => {
    await chooses(team, { targets: { owner: 1, answer: 1, learn: 5 }, remindersAt: '0 8 * * 1-5' });
    await team.until('2026-11-17T14:00:00Z');
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    await team.until('2026-11-18T20:00:00Z');
    expect(days('Mikko', 'Today')).toEqual(['2026-11-18T06:00']);
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
  });

  it('comes as the day begins when three quarters were over in the night and the morning does not say it', async () => {
    await team.until('2026-11-17T17:00:00Z');
    await chooses(team, { targets: { owner: 1, answer: 8, learn: 5 } });
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    await team.until('2026-11-26T06:59:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
    await team.until('2026-11-27T20:00:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual(['2026-11-26T07:00']);
    expect(days('Mikko', 'Today')).toEqual(['2026-11-27T07:00']);
  });

  it('nudges all the same when three quarters were over during an answer that was taken back', async () => {
    await team.until('2026-11-17T14:00:00Z');
    await chooses(team, { targets: { owner: 1, answer: 4, learn: 5 } });
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    await team.until('2026-11-20T13:58:00Z');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await team.until('2026-11-20T14:03:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
    await presses(team, 'Mikko', 'Undo', 'modal');
    await putsAway(team, 'Mikko');
    await team.until('2026-11-23T20:00:00Z');
    expect(days('Mikko', 'Before the time is up').map((at) => at.slice(0, 15))).toEqual(['2026-11-20T14:0']);
  });

  it('leaves in peace who does not want it', async () => {
    await team.until('2026-11-17T14:00:00Z');
    await chooses(team, { targets: { owner: 1, answer: 4, learn: 5 } });
    await isGivenTo('Mikko', 'Acme Oy: export times out');
    const { id: memberId, workspaceId } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    await team.db.prisma.mute.create({ data: { workspaceId, memberId, kind: 'nudge' } });
    await team.until('2026-11-20T20:00:00Z');
    expect(days('Mikko', 'Before the time is up')).toEqual([]);
  });

  it('tells those who hold everybody to it once, in their morning, and the lead two working days later', async () => {
    const admin = await team.db.prisma.member.findFirstOrThrow({ where: { isAdmin: true } });
    await isGivenTo('Mikko', 'Acme Oy: export times out every Monday');
    await chooses(team, {
      leadId: (await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Priya' } })).slackUserId,
    });
    await team.until('2026-11-22T20:00:00Z');
    expect(days(admin.name, 'all owners')).toEqual([]);
    await team.until('2026-11-23T20:00:00Z');
    expect(days(admin.name, 'all owners')).toHaveLength(1);
    expect(dms(admin.name, 'all owners')[0]?.plainText).toContain('Mikko owns it');
    expect(days('Priya', 'all owners')).toEqual([]);
    await team.until('2026-11-27T20:00:00Z');
    expect(days(admin.name, 'all owners')).toHaveLength(1);
    expect(days('Priya', 'all owners')).toEqual(['2026-11-25T03:30']);
  });

  it('has what they were told done in place once its owner has answered', async () => {
    const admin = await team.db.prisma.member.findFirstOrThrow({ where: { isAdmin: true } });
    await isGivenTo('Mikko', 'Acme Oy: export times out every Monday');
    await team.until('2026-11-23T20:00:00Z');
    expect(dms(admin.name, '#1')[0]?.plainText).toContain('Mikko owns it');
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await team.until('2026-11-23T20:01:00Z');
    const told = dms(admin.name, '#1').map(({ plainText }) => plainText);
    expect(told[0]).toContain('✓ Acme Oy, #1: it goes on again');
    expect(told[0]).not.toContain('Mikko owns it');
  });

  it('tells nobody of what was answered in time', async () => {
    await isGivenTo('Mikko', 'Acme Oy: export times out every Monday');
    const admin = await team.db.prisma.member.findFirstOrThrow({ where: { isAdmin: true } });
    await team.slack.person('Mikko').types('#sales', '/heard answered 1');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
    await team.until('2026-11-23T20:00:00Z');
    expect(days(admin.name, 'all owners')).toEqual([]);
  });

  it('tells those who hold everybody to it, and the lead, of what ran out during an answer that was taken back', async () => {
    await isGivenTo('Mikko', 'Acme Oy: export times out every Monday');
    const admin = await team.db.prisma.member.findFirstOrThrow({ where: { isAdmin: true } });
    await chooses(team, {
      leadId: (await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Priya' } })).slackUserId,
    });
    const answersAndTakesBack = async (answersAt: string, undoesAt: string) => {
      await team.until(answersAt);
      await team.slack.person('Mikko').types('#sales', '/heard answered 1');
      await saves(team, 'Mikko', { 'What did you tell them?': 'It runs at night now.' });
      await team.until(undoesAt);
      await presses(team, 'Mikko', 'Undo', 'modal');
      await putsAway(team, 'Mikko');
    };
    // As the clock runs out, as they would hear of it, and as the lead would.
    await answersAndTakesBack('2026-11-20T09:58:00Z', '2026-11-20T10:03:00Z');
    await answersAndTakesBack('2026-11-23T06:58:00Z', '2026-11-23T07:03:00Z');
    await answersAndTakesBack('2026-11-24T09:58:00Z', '2026-11-24T10:03:00Z');
    await team.until('2026-11-26T20:00:00Z');
    expect(days(admin.name, 'all owners')).toHaveLength(1);
    expect(days('Priya', 'all owners')).toEqual(['2026-11-25T03:30']);
  });
});
