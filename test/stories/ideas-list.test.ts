import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('looking through ideas', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const sends = (who: string, line: string) => asks(team, who, '#sales', `/idea ${line}`);
  const looks = async (who: string, line: string) => {
    await putsAway(team, who);
    await team.slack.person(who).types('#general', `/idea ${line}`);
    await team.slack.settled();
    return team.slack.person(who).modal();
  };
  const numbersIn = (text: string): string[] => [...text.matchAll(/^#(\d+) · /gm)].map((match) => match[1] ?? '');
  const finds = async (who: string, line: string) => numbersIn((await looks(who, line)).text);
  const stands = (number: number, status: 'acknowledged' | 'doing' | 'done' | 'declined', isReasonPublic = true) =>
    team.db.prisma.idea.updateMany({ where: { number }, data: { status, isReasonPublic } });

  it('lists the latest first with votes and customers apart, and every filter narrows it', async () => {
    await sends('Mikko', 'say thanks by phone');
    await sends('Priya', 'print the menu in large letters');
    await sends('Mikko', 'ring whoever stops giving');
    await asks(team, 'Grace', '#general', '/idea vote 1');
    await stands(3, 'doing');
    expect(await finds('Arjun', 'list')).toEqual(['3', '2', '1']);
    expect(await finds('Mikko', 'list mine')).toEqual(['3', '1']);
    expect(await finds('Mikko', 'mine')).toEqual(['3', '1']);
    expect(await finds('Mikko', 'mine doing')).toEqual(['3']);
    expect(await finds('Arjun', 'list doing')).toEqual(['3']);
    expect(await finds('Arjun', 'list to review')).toEqual(['1', '2']);
    const page = await looks('Arjun', 'list new');
    expect(page.text.split('\n').slice(0, 2)).toEqual(['Ideas · new · 2', 'print the menu in large letters     new']);
    expect(page.text).toMatch(/#1 · Sent by Mikko, .+ · 1 vote · 0 customers/);
  });

  it('finds those behind which a customer’s words stand, as far as the reader may read those', async () => {
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    const number = await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: nobody thanked me', {
      in: '#board',
      fields: { 'Kind of customer': 'Donor' },
    });
    const receipt = await sends('Mikko', 'say thanks by phone');
    await presses(team, 'Mikko', 'Link a customer’s words', receipt);
    await saves(team, 'Mikko', { 'Conversations it answers': [`#${number} Maarit, Acme Oy: nobody thanked me`] });
    expect(await finds('Grace', 'list customer acme')).toEqual(['1']);
    expect(await finds('Grace', 'list kind donors new')).toEqual(['1']);
    expect((await looks('Priya', 'list customer acme')).text).toBe(
      'Ideas · with words of acme: there is none that you may read. Ask for less.',
    );
    expect(await finds('Priya', 'list kind donor')).toEqual([]);
  });

  it('answers a wrong word with what is possible, and takes what only begins like a list for an idea', async () => {
    const answer = await asks(team, 'Mikko', '#sales', '/idea list dooing');
    expect(answer.plainText).toContain('I don’t know “dooing” in a list. These can be combined:');
    expect((await asks(team, 'Mikko', '#sales', '/idea list kind astronaut')).plainText).toContain('“astronaut”');
    await presses(team, 'Mikko', 'Send it as an idea', answer);
    expect(team.slack.person('Mikko').modal().fields['The idea, in one line']?.value).toBe('list dooing');
    for (const line of ['list all volunteers on the wall', 'top up vouchers', 'mine the archive for thanks']) {
      expect((await sends('Priya', line)).plainText).toContain(`is in.`);
    }
  });

  it('finds words, the best first, and offers to send a line that was meant as an idea', async () => {
    await sends('Mikko', 'a phone tree');
    await sends('Priya', 'ring donors: the phone is warmer than a letter');
    expect(await finds('Arjun', 'search PHONE')).toHaveLength(2);
    const nothing = await looks('Arjun', 'search box on the donation page');
    expect(nothing.text).toContain('No idea that you may read says “box on the donation page”.');
    await presses(team, 'Arjun', 'Send that line as an idea', 'modal');
    expect(team.slack.person('Arjun').modal().fields['The idea, in one line']?.value).toBe(
      'search box on the donation page',
    );
  });

  it('votes where the list stands, and takes the vote back there', async () => {
    await sends('Mikko', 'say thanks by phone');
    expect((await looks('Mikko', 'top')).buttons).not.toContain('I am for it');
    await looks('Priya', 'top');
    await presses(team, 'Priya', 'I am for it', 'modal');
    const list = () => team.slack.person('Priya').modal();
    expect(list().text).toContain('1 vote · 0 customers');
    expect(list().buttons).toEqual(['Open', 'Take my vote back']);
    await presses(team, 'Priya', 'Take my vote back', 'modal');
    expect(list().text).toContain('0 votes · 0 customers');
  });

  it('puts on top what was sent or voted for this quarter, and forgets what nobody wants any more', async () => {
    await sends('Mikko', 'the old one');
    await sends('Mikko', 'the other old one');
    const lastQuarter = new Date('2026-09-01T09:00:00Z');
    await team.db.prisma.idea.updateMany({ data: { createdAt: lastQuarter, activeAt: lastQuarter } });
    await sends('Priya', 'the new one');
    await asks(team, 'Grace', '#general', '/idea vote 2');
    expect(await finds('Arjun', 'top')).toEqual(['2', '3']);
    await team.db.prisma.idea.updateMany({ data: { activeAt: lastQuarter } });
    expect((await looks('Arjun', 'top')).text).toBe(
      'Nobody has sent or voted for an idea this quarter. Send the first one.',
    );
  });

  it('shows ten at a time, and other pages in the same place', async () => {
    for (let i = 1; i <= 12; i += 1) await sends('Mikko', `remark number ${i}`);
    for (const line of ['list', 'top', 'search remark']) {
      await looks('Priya', line);
      const reads = () => numbersIn(team.slack.person('Priya').modal().text);
      expect(reads()).toHaveLength(10);
      await presses(team, 'Priya', 'More', 'modal');
      expect(reads()).toHaveLength(2);
      await presses(team, 'Priya', 'Back', 'modal');
      expect(reads()).toHaveLength(10);
    }
  });

  it('neither shows nor counts what is confined to others, or was declined in private', async () => {
    await sends('Mikko', 'an open remark');
    await sends('Priya', 'a declined remark');
    await stands(2, 'declined', false);
    await sends('Mikko', 'a confined remark');
    await team.db.prisma.idea.updateMany({
      where: { number: 3 },
      data: { audience: 'confined', placeId: 'C0NOWHERE' },
    });
    for (const line of ['list', 'search remark']) expect(await finds('Arjun', line)).toEqual(['1']);
    expect((await finds('Priya', 'list')).sort()).toEqual(['1', '2']);
    expect((await finds('Mikko', 'list')).sort()).toEqual(['1', '3']);
    expect((await finds('Aino', 'search remark')).sort()).toEqual(['1', '2']);
    expect((await looks('Arjun', 'top')).text).not.toContain('confined');
  });

  it('never lists among mine what I sent without my name', async () => {
    await team.db.prisma.idea.deleteMany({});
    await sends('Mikko', 'say thanks by phone');
    await team.db.prisma.idea.updateMany({ data: { authorId: null, isNameless: true } });
    expect((await looks('Mikko', 'mine')).text).toBe(
      'You have sent no idea with your name yet. What could be better for our customers?',
    );
    expect((await looks('Mikko', 'list')).text).toContain('Sent without a name');
  });
});
