import { afterAll, beforeAll, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

const SMALL = { 'How do you work?': 'A small team: hosts hear everything, and nobody takes turns at it' };
const FULL = 'With channels and a lead, as below';

describeEachProvider('a small team', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    const store = settings(team.db.prisma, (await team.db.prisma.workspace.findFirstOrThrow()).id);
    await store.save('champion', { ...(await store.read()).champion, length: 1 }, team.clock.now());
  });
  afterAll(() => team.end());

  const setUp = async () => (await asks(team, 'Aino', '#general', '/chair setup')).plainText;
  const hearing = async () => {
    await presses(team, 'Aino', 'Change who hears of it', await asks(team, 'Aino', '#general', '/chair setup'));
    return team.slack.person('Aino').modal();
  };
  const homeOf = async (who: string) => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home().text;
  };
  const isOff = async () => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    return (await settings(team.db.prisma, id).read()).champion.isOff;
  };

  it('says so once, and Home asks no more who hears of feedback', async () => {
    expect(await homeOf('Aino')).toContain('Who hears of feedback?');
    expect((await hearing()).fields['How do you work?']?.value).toBe(SMALL['How do you work?']);
    await saves(team, 'Aino', SMALL);
    await putsAway(team, 'Aino');
    expect(await homeOf('Aino')).not.toContain('Who hears of feedback?');
    expect(await isOff()).toBe(true);
  });

  it('meets no champion in help, Home, its own time and the set-up, which only says how to have one', async () => {
    for (const who of ['Aino', 'Priya']) {
      expect((await asks(team, who, '#general', '/chair help')).plainText).not.toMatch(/champion/iu);
      expect(await homeOf(who)).not.toMatch(/champion/iu);
      await presses(team, who, 'Change', await asks(team, who, '#general', '/chair me'));
      expect(team.slack.person(who).modal().text).not.toMatch(/champion/iu);
      await putsAway(team, who);
    }
    expect(await setUp()).toContain(
      'Customer champion: the role does not go round. It begins to when somebody is nominated with /champion and says yes.',
    );
    expect(await setUp()).toContain('a small team, so meetings’ hosts hear everything');
  });

  it('is told by /champion how to have one, and has one when somebody says yes', async () => {
    const { plainText, buttons } = await asks(team, 'Priya', '#general', '/champion');
    expect(plainText).toContain('To have one, nominate somebody: when they say yes, the role begins to go round.');
    expect(buttons).toEqual(['Nominate somebody']);
    await asks(team, 'Mikko', '#general', '/champion nominate me');
    expect(await isOff()).toBe(false);
    expect(await setUp()).toContain('Customer champion: a term is a week, from Monday 09:00 on');
    expect(await setUp()).toContain('Who hears of it: the customer champion; while there is none, meetings’ hosts.');
    expect(await homeOf('Priya')).toContain('Mikko is next');
  });

  it('stays as it is when something else on the page is saved, and is a small team again only when that is said', async () => {
    expect((await hearing()).fields['How do you work?']?.value).toBe(FULL);
    await saves(team, 'Aino', { 'May guests own feedback?': 'Yes, of what they may read' });
    await putsAway(team, 'Aino');
    expect(await isOff()).toBe(false);
    await hearing();
    await saves(team, 'Aino', SMALL);
    await putsAway(team, 'Aino');
    expect(await isOff()).toBe(true);
    expect(await homeOf('Priya')).not.toMatch(/champion/iu);
  });

  it('asks nobody again who had said "not now", and no admin whether there should be one', async () => {
    await asks(team, 'Priya', '#general', '/champion nominate @Grace calls back in person');
    await team.until('2026-11-18T08:00:00Z');
    await presses(team, 'Grace', 'Not now');
    await saves(team, 'Grace', { 'Ask me again from': '2026-11-19' });
    await putsAway(team, 'Grace');
    const before = await team.db.prisma.delivery.count({ where: { kind: { startsWith: 'champion.' } } });
    await team.until('2026-11-19T12:00:00Z');
    expect(await team.db.prisma.delivery.count({ where: { kind: { startsWith: 'champion.' } } })).toBe(before);
  });

  it('has those who were willing take turns again when an admin says so', async () => {
    expect((await asks(team, 'Priya', '#general', '/champion')).buttons).toEqual(['Nominate somebody']);
    await presses(team, 'Aino', 'Have the role go round again', await asks(team, 'Aino', '#general', '/champion'));
    expect((await asks(team, 'Priya', '#general', '/champion')).plainText).toContain('Mikko is next');
  });

  it('keeps who is champion to the end of their term when it becomes a small team, and nobody follows', async () => {
    await team.until('2026-11-23T12:00:00Z');
    expect(await homeOf('Priya')).toContain('Mikko is customer champion until');
    await hearing();
    await saves(team, 'Aino', SMALL);
    await putsAway(team, 'Aino');
    expect(await setUp()).toContain('Customer champion: the role goes to nobody else when the present term ends.');
    await team.until('2026-11-30T12:00:00Z');
    expect(await homeOf('Priya')).not.toMatch(/champion/iu);
    expect(await team.db.prisma.member.count({ where: { isChampion: true } })).toBe(0);
  });
});
