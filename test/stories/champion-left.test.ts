import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a champion leaves in the middle of a term', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: new Date('2026-11-20T12:00:00Z') });
    await asks(team, 'Aino', '#general', '/chair setup');
    await presses(team, 'Aino', 'Change how the role goes round');
    await saves(team, 'Aino', { 'Channel that hears who it is': '#general' });
    await putsAway(team, 'Aino');
    for (const [minute, who] of ['Mikko', 'Priya', 'Arjun', 'Grace'].entries()) {
      await team.until(`2026-11-20T12:1${minute}:00Z`);
      await asks(team, who, '#general', '/champion nominate me');
    }
    await team.until('2026-11-24T08:00:00Z');
  });
  afterAll(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author, ephemeral }) => author.isBot && !ephemeral);
  const lastOf = (who: string, words: string) => {
    const found = told(who).findLast(({ plainText }) => plainText.includes(words));
    if (!found) throw new Error(`${who} reads nothing of “${words}”: ${told(who).map((one) => one.plainText)}`);
    return found;
  };
  // Slack takes one message a second.
  const aMoment = () => team.clock.advance(6_000, { between: () => team.slack.settled() });
  const champions = async () => {
    const rows = await team.db.prisma.member.findMany({ where: { isChampion: true } });
    return rows.map(({ name }) => name);
  };
  const next = async () =>
    [...(await asks(team, 'Aino', '#general', '/champion next')).plainText.matchAll(/^(\w+), /gmu)].map(
      ([, holder]) => holder,
    );

  const announced = () =>
    team.slack
      .person('Aino')
      .sees('#general')
      .filter(({ ephemeral, plainText }) => !ephemeral && plainText.includes('customer champion'))
      .map(({ plainText }) => plainText);

  it('gives the rest of it to the next in line at once, whose own turn stays theirs', async () => {
    expect(await champions()).toEqual(['Mikko']);
    expect((await next()).slice(0, 3)).toEqual(['Priya', 'Arjun', 'Grace']);
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    expect(await champions()).toEqual(['Priya']);
    expect((await next()).slice(0, 3)).toEqual(['Arjun', 'Priya', 'Grace']);
  });

  it('tells the next in line why, with what waits and a way out; admins who it is; and the channel', async () => {
    const brief = lastOf('Priya', 'You are customer champion until Dec 7, 2026');
    expect(brief.plainText).toContain(
      'It is the rest of Mikko’s term; you are next in line, and your own turn stays yours.',
    );
    expect(brief.buttons).toContain('I can’t');
    expect(lastOf('Aino', 'has left the workspace').plainText).toBe(
      'Mikko was customer champion and has left the workspace. Priya, the next in line, holds the rest of the term and was told.',
    );
    expect(announced().map((words) => words.slice(0, 30))).toEqual(['Priya is our customer champion']);
    expect((await asks(team, 'Arjun', '#general', '/champion why')).plainText).toContain(
      'the rest of Mikko’s term, as the next in line',
    );
    expect((await asks(team, 'Arjun', '#general', '/champion history')).plainText).toContain(
      'Priya for Mikko, who has left the workspace',
    );
  });

  it('goes on to the one after when the next in line can’t, and says so where it is pressed late', async () => {
    await presses(team, 'Priya', 'I can’t', lastOf('Priya', 'It is the rest of Mikko’s term'));
    expect(await champions()).toEqual(['Arjun']);
    await aMoment();
    expect(lastOf('Arjun', 'It is the rest of').buttons).toContain('I can’t');
    expect(lastOf('Aino', 'could not hold the rest').plainText).toContain('Arjun, the next in line, holds the rest');
    expect(told('Priya').flatMap(({ buttons }) => buttons)).not.toContain('I can’t');
  });

  it('does not leave it with somebody who becomes a guest, nor with one who is away for the rest', async () => {
    await asks(team, 'Grace', '#general', '/chair pause until 2026-12-20');
    await team.slack.admin.changePerson('Arjun', { isRestricted: true });
    await team.slack.settled();
    expect(await champions()).toEqual([]);
    await aMoment();
    expect(announced()).toEqual([
      'Arjun was customer champion until today. Nobody is at present: hosts and admins hear what a champion would.',
    ]);
    expect(lastOf('Aino', 'is a guest here').plainText).toContain('Nobody can take the rest of the term');
    expect((await asks(team, 'Aino', '#general', '/champion')).plainText).toContain('Nobody is customer champion now.');
    expect((await asks(team, 'Aino', '#general', '/champion history')).plainText).toContain(
      'ended early: Arjun is a guest here',
    );
  });

  it('begins the next term as planned, and nothing is begun again for the one that ended early', async () => {
    await team.until('2026-12-07T07:30:00Z');
    expect(await champions()).toEqual(['Priya']);
    const terms = await team.db.prisma.championTerm.findMany({ orderBy: { number: 'asc' }, include: { holder: true } });
    expect(terms.filter(({ state }) => state !== 'coming').map(({ number, holder }) => [number, holder.name])).toEqual([
      [1, 'Arjun'],
      [2, 'Priya'],
    ]);
  });

  it('notices by the next morning when Slack never told, and tells admins weekly while nobody is willing', async () => {
    team.slack.admin.deactivateUnheard('Priya');
    await asks(team, 'Grace', '#general', '/champion leave');
    await team.until('2026-12-08T07:30:00Z');
    expect(await champions()).toEqual([]);
    expect(lastOf('Aino', 'Priya was customer champion').plainText).toContain('Nobody can take the rest');
    await team.until('2026-12-15T07:30:00Z');
    const weekly = told('Aino').filter(({ plainText }) => plainText.includes('nobody is willing to be next'));
    expect(weekly).toHaveLength(1);
  });
});
