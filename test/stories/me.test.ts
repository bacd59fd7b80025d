import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { personalTimes } from '../../src/settings/personal-time-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory, submitsAgain } from './acts.ts';

describeEachProvider('a member says when they work', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    await putsAway(team, 'Mikko');
    await asks(team, 'Mikko', '#general', '/chair back');
  });
  afterAll(() => team.end());

  const mikko = () => team.db.prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
  const says = async (line: string) => (await asks(team, 'Mikko', '#general', line)).plainText;

  it('sees their card, and changes hours, days off and what they hear', async () => {
    const card = await asks(team, 'Mikko', '#general', '/chair me');
    expect(card.plainText).toContain('You are not paused.');
    expect(card.plainText).toContain('Your public holidays: none, as in the whole workspace.');
    expect(card.plainText).toContain('09:00 to 17:00, as in the whole workspace, Helsinki time.');
    await presses(team, 'Mikko', 'Change', card);
    await saves(team, 'Mikko', {
      'My work begins': '07:00',
      'My work ends': '15:00',
      'Public holidays of': 'United States of America',
      'My days off': '24 December to 3 January\n2026-11-20',
      'What I don’t want to hear': ['Being asked for a story before a meeting'],
    });
    await submitsAgain(team);
    const { text } = team.slack.person('Mikko').modal();
    expect(text).toContain('Your working hours: 07:00 to 15:00, Helsinki time.');
    expect(text).toContain('Your public holidays: those of United States of America.');
    expect(text).toContain('Your days off: 20 November 2026, 24 December 2026 to 3 January 2027.');
    expect(text).toContain('You are not asked for stories before meetings.');
    expect(await team.db.prisma.dayOff.count()).toBe(2);
    const { id, workspaceId } = await mikko();
    const time = await personalTimes(team.db.prisma, workspaceId).of(id);
    expect(time.hoursOn('2026-11-26')).toBeNull();
    expect(time.hoursOn('2026-11-25')).not.toBeNull();
  });

  it('learns at the field what cannot be a day off', async () => {
    const card = await asks(team, 'Mikko', '#general', '/chair me');
    await presses(team, 'Mikko', 'Change', card);
    await saves(team, 'Mikko', { 'My work begins': '16:00', 'My work ends': '15:00', 'My days off': 'when it snows' });
    expect(team.slack.person('Mikko').modal().errors).toEqual({
      'My work ends': 'Work has to end after it begins.',
      'My days off': 'I can’t read “when it snows”. Write it as 24 December, or 2026-12-24 to 2027-01-03.',
    });
  });

  it('pauses until Monday with a stand-in, who hears meanwhile, and is back', async () => {
    expect(await says(`/chair pause until Monday with @Grace`)).toContain(
      'You are paused until 23 November 2026. Grace hears in your place.',
    );
    const { id, workspaceId, slackUserId } = await mikko();
    const times = personalTimes(team.db.prisma, workspaceId);
    const grace = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    expect((await times.readerFor(id, team.clock.now())).slackUserId).toBe(grace.slackUserId);
    expect((await times.of(id)).orNext(team.clock.now()).toISOString().slice(0, 10)).toBe('2026-11-23');
    expect(await says('/chair back')).toContain('Welcome back.');
    expect((await times.readerFor(id, team.clock.now())).slackUserId).toBe(slackUserId);
    expect(await says('/chair back')).toContain('You were not paused.');
  });

  it('is not paused where Slack knows nobody of the stand-in’s name, and reads what was typed', async () => {
    expect(await says('/chair pause until Monday with @Nobodyy')).toBe(
      'I can’t tell who “@Nobodyy” is, so you are not paused. Type “@” and pick them from Slack’s list, or leave out who stands in. You typed: /chair pause until Monday with @Nobodyy',
    );
    expect(await says('/chair back')).toContain('You were not paused.');
  });

  it('has what was about to be told wait until they are back, and come when they are back early', async () => {
    const { slackUserId, workspaceId } = await mikko();
    const dueAt = new Date(team.clock.now().getTime() + 60 * 60 * 1000);
    await team.db.prisma.delivery.create({
      data: {
        ...{ workspaceId, kind: 'retention.announcement', targetId: slackUserId, subject: '{"occurrenceId":"none"}' },
        ...{ dedupeKey: 'waiting', state: 'pending', dueAt, notBefore: dueAt, createdAt: team.clock.now() },
        expiresAt: new Date(dueAt.getTime() + 60 * 60 * 1000),
      },
    });
    const waiting = () => team.db.prisma.delivery.findFirstOrThrow({ where: { dedupeKey: 'waiting' } });
    await says('/chair pause until Monday');
    expect((await waiting()).notBefore.toISOString()).toBe('2026-11-23T05:00:00.000Z');
    expect((await waiting()).expiresAt > (await waiting()).notBefore).toBe(true);
    await says('/chair back');
    expect((await waiting()).notBefore).toEqual(dueAt);
  });

  it('is asked for the day when they give none, and for another when it is over', async () => {
    await team.slack.person('Mikko').types('#general', '/chair pause');
    await saves(team, 'Mikko', { 'Back on': '2026-11-17' });
    expect(team.slack.person('Mikko').modal().errors).toEqual({
      'Back on': 'This day has begun. Choose a later one.',
    });
    await saves(team, 'Mikko', { 'Back on': '2026-11-18' });
    expect(team.slack.person('Mikko').modal().text).toContain('You are paused until 18 November 2026.');
  });

  it('hears in words why a day or a stand-in cannot be', async () => {
    expect(await says('/chair pause until I feel better')).toContain('I can’t read “I feel better” as a day.');
    expect(await says(`/chair pause until Monday @Mikko`)).toContain('You can’t stand in for yourself.');
    expect(await says(`/chair pause until Monday @Daniel`)).toContain('is a guest, and guests own no feedback here.');
    expect((await mikko()).pausedUntil).toBe('');
  });
});
