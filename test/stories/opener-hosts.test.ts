import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAudit } from '../../src/database/audit.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

/** Monday, 23 November 2026, noon in Helsinki; the meeting is on Tuesdays at ten. */
const MONDAY_NOON = new Date('2026-11-23T10:00:00Z');

describeEachProvider('who hosts an opener', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: MONDAY_NOON });
    await setsUp(team, 'Mikko', '#product');
    await putsAway(team, 'Mikko');
  });
  afterEach(() => team.end());

  const host = async () => (await team.db.prisma.opener.findFirst({ include: { host: true } }))?.host.name;
  const reads = (who: string) => team.slack.person(who).modal().text;
  const opensHandOver = async (who: string) => {
    await presses(team, who, 'Hand over', await asks(team, who, '#product', '/opener show'));
  };
  const leaves = async (who: string) => {
    await team.slack.admin.changePerson(who, { isDeleted: true });
    await team.slack.settled();
  };
  const asked = (who = 'Aino') =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('has left'));

  it('is handed to a colleague, not to a guest, and it is said when they do not see the channel', async () => {
    await opensHandOver('Mikko');
    await saves(team, 'Mikko', { 'New host': 'Daniel' });
    expect(reads('Mikko')).toContain('is a guest here, and guests don’t host. Choose a colleague.');
    await team.slack.person('Arjun').leaves('#product');
    await saves(team, 'Mikko', { 'New host': 'Arjun' });
    expect(reads('Mikko')).toBe('Weekly product is hosted by Arjun now. Arjun is not in #product yet.');
    expect(await host()).toContain('Arjun');
  });

  it('hears of it in their own working hours, unless they gave it on before', async () => {
    await opensHandOver('Mikko');
    await saves(team, 'Mikko', { 'New host': 'Grace' });
    const news = () =>
      team.slack
        .person('Grace')
        .dm()
        .filter(({ plainText }) => plainText.includes('handed'));
    expect(news()).toEqual([]);
    await team.until('2026-11-23T14:00:05Z');
    expect(news().map(({ plainText }) => plainText)).toEqual([
      'Mikko handed Weekly product in #product over to you: Tuesdays at 10:00 Helsinki time. I post next tomorrow at 2:55 AM. I tell you here when it stays silent.',
    ]);
    await presses(team, 'Grace', 'Hand it to…', news()[0]);
    await saves(team, 'Grace', { 'New host': 'Mikko' });
    expect(await host()).toContain('Mikko');
  });

  it('an admin hands on somebody else’s, and the audit log has it', async () => {
    await opensHandOver('Aino');
    await saves(team, 'Aino', { 'New host': 'Priya' });
    const entries = (await readAudit(team.db.prisma, null)).filter(({ act }) => act === 'opener.handed_over');
    expect(entries.map(({ detail }) => detail)).toEqual(['Weekly product in #product, hosted by Mikko']);
  });

  it('who leaves the workspace leaves it without a host: an admin is asked, not again the next day, and it goes on', async () => {
    await hasLogged(team, 'Priya', 'Acme Oy: one', DEALT_WITH);
    await leaves('Mikko');
    expect(asked().map(({ plainText }) => plainText)).toEqual([
      'Mikko has left. This opener has no host:\nWeekly product in #product\nThey go on meanwhile.',
    ]);
    expect(asked()[0]?.buttons).toEqual(['Take it over', 'Hand it to…', 'Remove it']);
    await team.until('2026-11-24T09:00:00Z');
    expect(openersIn(team, '#product')).toHaveLength(1);
    expect(asked()).toHaveLength(1);
    await presses(team, 'Aino', 'Take it over', asked()[0]);
    expect(await host()).toContain('Aino');
    await presses(team, 'Aino', 'Take it over', asked()[0]);
    expect(await host()).toContain('Aino');
  });

  it('who has left is asked about with the customer champion first, who may take it over', async () => {
    await asks(team, 'Priya', '#product', '/opener list');
    await team.db.prisma.member.updateMany({ where: { name: { startsWith: 'Priya' } }, data: { isChampion: true } });
    await leaves('Mikko');
    await team.until('2026-11-24T06:00:00Z');
    expect(asked()).toEqual([]);
    await presses(team, 'Priya', 'Take it over', asked('Priya')[0]);
    expect(await host()).toContain('Priya');
  });

  it('who has left is asked about again by the meetings to come, another admin each time, until somebody hosts it', async () => {
    await team.slack.admin.changePerson('Grace', { isAdmin: true });
    await leaves('Mikko');
    const askedOf = () => [asked('Aino').length, asked('Grace').length];
    await team.until('2026-11-30T22:00:00Z');
    expect(askedOf()).toEqual([1, 0]);
    await team.until('2026-12-01T22:00:00Z');
    expect(askedOf()).toEqual([1, 1]);
    await team.until('2026-12-08T22:00:00Z');
    expect(askedOf()).toEqual([2, 1]);
    await presses(team, 'Grace', 'Take it over', asked('Grace')[0]);
    expect(await host()).toContain('Grace');
    await team.until('2026-12-22T22:00:00Z');
    expect(askedOf()).toEqual([2, 1]);
  });

  it('who has left is asked about again at the next meeting when the admin who was asked has left too', async () => {
    await leaves('Mikko');
    expect(asked()).toHaveLength(1);
    await team.slack.admin.changePerson('Grace', { isAdmin: true });
    await leaves('Aino');
    await team.until('2026-11-24T22:00:00Z');
    expect(asked('Grace')[0]?.plainText).toContain('Mikko has left. This opener has no host:');
  });

  it('who has left is asked about with an admin who is at work, not with one who is paused nor with their stand-in', async () => {
    await team.slack.admin.changePerson('Grace', { isAdmin: true });
    await asks(team, 'Aino', '#product', '/chair pause until 2026-11-30 @Priya');
    await leaves('Mikko');
    await team.until('2026-11-24T06:00:00Z');
    expect([asked('Aino').length, asked('Grace').length, asked('Priya').length]).toEqual([0, 1, 0]);
  });

  it('who has left is asked about elsewhere when Slack refuses the first admin', async () => {
    await team.slack.admin.changePerson('Grace', { isAdmin: true });
    team.slack.faults.next('chat.postMessage', { kind: 'error', code: 'account_inactive' });
    await leaves('Mikko');
    await team.until('2026-11-23T22:00:00Z');
    expect([asked('Aino').length, asked('Grace').length]).toEqual([0, 1]);
  });

  it('whose leaving was not heard of is found when the next meeting is opened', async () => {
    await team.db.prisma.member.updateMany({ where: { name: { contains: 'Mikko' } }, data: { isDeactivated: true } });
    await team.until('2026-11-24T09:00:00Z');
    expect(asked()).toHaveLength(1);
    await presses(team, 'Aino', 'Hand it to…', asked()[0]);
    await saves(team, 'Aino', { 'New host': 'Priya' });
    expect(reads('Aino')).toBe('Weekly product is hosted by Priya now.');
  });

  it('who is asked at night hears it in the morning, and may remove it', async () => {
    await team.until('2026-11-23T18:00:00Z');
    await leaves('Mikko');
    expect(asked()).toEqual([]);
    await team.until('2026-11-24T07:30:00Z');
    await presses(team, 'Aino', 'Remove it', asked()[0]);
    expect(await team.db.prisma.opener.count({ where: { removedAt: null } })).toBe(0);
  });
});

describeEachProvider('who may know of an opener', (provider) => {
  it('reads its card and log, and others hear that there is none', async () => {
    const team = await startStory(provider, { at: MONDAY_NOON });
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    await setsUp(team, 'Grace', '#board', { 'Name of the meeting': 'Board' });
    await putsAway(team, 'Grace');
    expect((await asks(team, 'Mikko', '#general', '/opener log Board')).plainText).toBe(
      'Board has had no meeting since it was set up.',
    );
    for (const verb of ['show', 'log', 'skip', 'pause', 'resume']) {
      const answer = await asks(team, 'Priya', '#general', `/opener ${verb} Board`);
      expect(answer.plainText).toContain('There is no opener named “Board”.');
    }
    const card = await asks(team, 'Mikko', '#board', '/opener show');
    await team.slack.person('Mikko').leaves('#board');
    await presses(team, 'Mikko', 'Log', card);
    expect(JSON.stringify(team.slack.calls.at(-1))).toContain('This opener is gone');
    await team.end();
  });
});
