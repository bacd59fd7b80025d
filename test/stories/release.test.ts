import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

const RELEASE = 'Release for a meeting…';

describeEachProvider('releasing for a meeting what is not answered yet', (provider) => {
  let team: Team;
  let number: number;
  beforeEach(async () => {
    team = await startStory(provider);
    number = await hasLogged(team, 'Priya', 'Acme: the export times out every Monday');
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
  });
  afterEach(() => team.end());

  const takes = async (who: string) =>
    presses(team, who, 'Take it', await asks(team, who, '#sales', `/heard ${number}`));
  const record = (who: string) => asks(team, who, '#sales', `/heard ${number}`);
  const opens = async (who: string) => presses(team, who, RELEASE, await record(who));
  const modal = (who: string) => team.slack.person(who).modal();
  const posts = (place = '#product') => openersIn(team, place).map(({ plainText }) => plainText);

  it('its owner lets one meeting hear it, once; other meetings wait for the answer', async () => {
    await takes('Mikko');
    await opens('Mikko');
    expect(modal('Mikko').text).toContain(`You may let one hear #${number} before that, once.`);
    expect(modal('Mikko').text).toContain('Weekly product in #product · Tuesdays at 10:00 Helsinki time · next post');
    await presses(team, 'Mikko', 'Release', 'modal');
    expect(modal('Mikko').text).toContain(`Weekly product may hear #${number} now.`);
    expect(modal('Mikko').text).toContain('released by Mikko');
    const preview = await asks(team, 'Grace', '#product', '/opener preview');
    expect(preview.plainText).toContain('Acme: the newest; released by its owner.');
    await setsUp(team, 'Grace', '#general', { 'Name of the meeting': 'All hands' });
    await team.until('2026-11-17T07:55:05Z');
    expect(posts()[0]).toContain('the export times out');
    expect(posts('#general')).toEqual([]);
    await team.until('2026-11-24T07:55:05Z');
    expect(posts()).toHaveLength(1);
  });

  it('takes it back while it was not shown, and no more afterwards', async () => {
    await takes('Mikko');
    await opens('Mikko');
    await presses(team, 'Mikko', 'Release', 'modal');
    await presses(team, 'Mikko', 'Take it back', 'modal');
    expect(modal('Mikko').text).toContain(`Weekly product hears #${number} once it is answered.`);
    await asks(team, 'Grace', '#product', '/opener run');
    expect(posts()).toEqual([]);
    await presses(team, 'Mikko', 'Release', 'modal');
    await asks(team, 'Grace', '#product', '/opener run');
    expect(posts()).toHaveLength(1);
    await presses(team, 'Mikko', 'Take it back', 'modal');
    expect(modal('Mikko').text).toContain(`Weekly product heard #${number} already, so nothing is left to decide.`);
    expect(modal('Mikko').text).toContain('heard it');
    expect(posts()).toHaveLength(1);
  });

  it('is for its owner and admins; an admin’s is written down, and pressed twice it is done once', async () => {
    expect((await record('Priya')).buttons).not.toContain(RELEASE);
    await takes('Mikko');
    expect((await record('Priya')).buttons).not.toContain(RELEASE);
    await opens('Aino');
    await presses(team, 'Aino', 'Release', 'modal');
    await team.slack.deliverAgain(team.slack.deliveries.at(-1) ?? expect.fail('nobody pressed'));
    await team.slack.settled();
    const { prisma } = team.db;
    expect(await prisma.release.count()).toBe(1);
    const entries = await prisma.auditEntry.findMany({ where: { act: 'conversation.released' } });
    expect(entries.map(({ detail }) => detail)).toEqual([`#${number} for Weekly product`]);
  });

  it('a list that is out of date does no harm: answered meanwhile, it needs no release', async () => {
    await takes('Mikko');
    await opens('Mikko');
    await team.db.prisma.conversation.updateMany({ data: { stage: 'answered', answeredAt: team.clock.now() } });
    await presses(team, 'Mikko', 'Release', 'modal');
    expect(modal('Mikko').text).toContain(`#${number} may open meetings already: nothing is left to answer.`);
    expect(await team.db.prisma.release.count()).toBe(0);
  });

  it('what is closed meanwhile is not shown, though it was released', async () => {
    await takes('Mikko');
    await opens('Mikko');
    await presses(team, 'Mikko', 'Release', 'modal');
    await team.db.prisma.conversation.updateMany({ data: { stage: 'closed' } });
    await asks(team, 'Grace', '#product', '/opener run');
    expect(posts()).toEqual([]);
  });

  it('by number: /heard release 12, for whoever may; a number must not tell', async () => {
    const types = async (who: string, line: string) => {
      await putsAway(team, who);
      await team.slack.person(who).types('#sales', line);
      await team.slack.settled();
      return modal(who).text;
    };
    expect(await types('Mikko', `/heard release ${number}`)).toContain(
      `#${number} waits for an owner. Whoever takes it may release it.`,
    );
    await takes('Mikko');
    expect(await types('Mikko', `/heard release #${number}`)).toContain('Weekly product in #product');
    expect(await types('Priya', `/heard release ${number}`)).toContain(
      `Only Mikko, who owns #${number}, or an admin can release it.`,
    );
    expect(await types('Priya', '/heard release 4711')).toContain('There is no #4711 that you may read.');
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    const confined = await hasLogged(team, 'Mikko', 'Acme Oy: for few', { in: '#board' });
    expect(await types('Priya', `/heard release ${confined}`)).toContain(`There is no #${confined} that you may read.`);
  });

  it('confined words are released for meetings of their own channel only', async () => {
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    number = await hasLogged(team, 'Mikko', 'Acme Oy: for the board', { in: '#board' });
    await setsUp(team, 'Grace', '#board', { 'Name of the meeting': 'Board' });
    await takes('Mikko');
    await opens('Mikko');
    expect(modal('Mikko').text).toContain('Board in #board');
    expect(modal('Mikko').text).not.toContain('Weekly product');
  });
});
