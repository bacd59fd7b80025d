import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, EXCEEDED, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('looking through what customers said', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const looks = async (who: string, line: string, place = '#sales') => {
    await putsAway(team, who);
    await team.slack.person(who).types(place, `/heard ${line}`);
    await team.slack.settled();
    return team.slack.person(who).modal();
  };
  const numbersIn = (text: string): string[] => [...text.matchAll(/#(\d+) · heard/g)].map((match) => match[1] ?? '');
  const finds = async (who: string, line: string, place?: string) => numbersIn((await looks(who, line, place)).text);

  it('lists the latest first, and every filter narrows it', async () => {
    await hasLogged(team, 'Mikko', 'Maarit, Acme Oy: late again');
    await hasLogged(team, 'Priya', 'Brio AB: thank you', { ...DEALT_WITH, level: EXCEEDED });
    await hasLogged(team, 'Mikko', 'Acme Oy: where is it?', { fields: { 'Kind of customer': 'Volunteer' } });
    expect(await finds('Arjun', 'list')).toEqual(['3', '2', '1']);
    expect(await finds('Mikko', 'list mine')).toEqual(['3', '1']);
    expect(await finds('Arjun', 'list unanswered last 30 days')).toEqual(['3', '1']);
    expect(await finds('Arjun', 'list wow')).toEqual(['2']);
    expect(await finds('Arjun', 'list customer acme')).toEqual(['3', '1']);
    expect(await finds('Arjun', 'list customer Maarit, Acme unanswered')).toEqual(['1']);
    expect(await finds('Arjun', 'list kind volunteers')).toEqual(['3']);
    const mine = await looks('Mikko', 'list mine unanswered');
    expect(mine.text.split('\n').slice(0, 4)).toEqual([
      'What you heard · unanswered · 2',
      'Acme Oy     🌧️ We fell short',
      'where is it?',
      '#3 · heard today · needs an owner',
    ]);
  });

  it('takes “today” by the reader’s own day, and the last day as since yesterday', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: late again');
    await team.clock.advance(24 * 60 * 60_000);
    await hasLogged(team, 'Mikko', 'Acme Oy: where is it?');
    expect(await finds('Mikko', 'list today')).toEqual(['2']);
    expect((await looks('Mikko', 'list today')).text).toMatch(/^.* · today · 1$/mu);
    expect(await finds('Mikko', 'list last day')).toEqual(['2', '1']);
    await team.clock.advance(24 * 60 * 60_000);
    expect(await finds('Mikko', 'list today')).toEqual([]);
  });

  it('finds a customer who said the same as another', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: late again');
    await presses(team, 'Priya', 'Another customer said this', await asks(team, 'Priya', '#sales', '/heard 1'));
    await saves(team, 'Priya', { Organisation: 'Beta Oy' });
    expect(await finds('Arjun', 'list customer Beta')).toEqual(['1']);
    expect(await finds('Arjun', 'list customer Gamma')).toEqual([]);
  });

  it('finds nobody by what is not shown of their name, except for admins', async () => {
    await hasLogged(team, 'Mikko', 'Maarit Virtanen, Acme Oy: late again');
    const shows = (display: 'first_name' | 'initials' | 'anonymous') =>
      team.db.prisma.customer.updateMany({ data: { display } });
    expect(await finds('Arjun', 'list customer Maarit Virtanen, Acme')).toEqual(['1']);
    await shows('first_name');
    expect(await finds('Arjun', 'list customer Maarit, Acme')).toEqual(['1']);
    expect(await finds('Arjun', 'list customer Maarit Virtanen, Acme')).toEqual([]);
    await shows('initials');
    expect(await finds('Arjun', 'list customer Maarit, Acme')).toEqual([]);
    expect(await finds('Arjun', 'list customer Acme')).toEqual(['1']);
    await shows('anonymous');
    expect(await finds('Arjun', 'list customer Acme')).toEqual([]);
    expect(await finds('Aino', 'list customer Maarit Virtanen, Acme')).toEqual(['1']);
  });

  it('answers a wrong word with what is possible, and keeps the line', async () => {
    const answer = await asks(team, 'Mikko', '#sales', '/heard list mine unansered');
    expect(answer.plainText).toContain('I don’t know “unansered” in a list. These can be combined:');
    expect((await asks(team, 'Mikko', '#sales', '/heard list kind astronaut')).plainText).toContain('“astronaut”');
    await presses(team, 'Mikko', 'Log it as what a customer said', answer);
    expect(team.slack.person('Mikko').modal().fields['Their words']?.value).toBe('list mine unansered');
  });

  it('says so when there is nothing, and what to do', async () => {
    expect((await looks('Mikko', 'list customer Nobody')).text).toBe(
      'What customers said · Nobody: there is nothing that you may read. Ask for less, or log the first one.',
    );
    expect((await looks('Mikko', 'search nothing')).text).toBe(
      'Nothing that you may read says “nothing”. Try fewer words, or only their beginnings.',
    );
    expect(team.slack.person('Mikko').modal().buttons).toEqual(['Log what a customer said']);
  });

  it('finds words, the best first, whatever their case and accents', async () => {
    await hasLogged(team, 'Mikko', 'Café Brio: the exporter crashes');
    await hasLogged(team, 'Priya', 'Acme Oy: the EXPORT is naïve, they say');
    expect(await finds('Arjun', 'search export')).toEqual(['2', '1']);
    expect(await finds('Arjun', 'search NAIVE Exp')).toEqual(['2']);
    expect(await finds('Arjun', 'search cafe')).toEqual(['1']);
    await presses(team, 'Arjun', 'Open', 'modal');
    expect(team.slack.person('Arjun').modal().text).toContain('the exporter crashes');
  });

  it('finds what is written with letters that the reader’s keyboard has not, by name and by words', async () => {
    await hasLogged(team, 'Mikko', 'Søren, Ærø Færge: the smørrebrød of Łódź');
    for (const line of ['search soren', 'search lodz', 'search smorrebrod', 'search aero', 'list customer soren']) {
      expect([line, await finds('Arjun', line)]).toEqual([line, ['1']]);
    }
  });

  it('finds what was edited by its new words, what others said so too, and nothing that was deleted', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the first words');
    await team.slack.person('Mikko').types('#sales', `/heard edit ${number}`);
    await saves(team, 'Mikko', { 'Their words': 'quite other ones' });
    expect([await finds('Priya', 'search first'), await finds('Priya', 'search other ones')]).toEqual([[], ['1']]);
    await looks('Priya', 'search other');
    await presses(team, 'Priya', 'Another customer said this', 'modal');
    await saves(team, 'Priya', { Organisation: 'Brio AB', 'Their own words': 'grumbling' });
    expect((await looks('Arjun', 'search grumbling')).text).toContain('found in what another customer said');
    const gone = await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    expect(await finds('Arjun', 'search grumbling')).toEqual([]);
    await presses(team, 'Mikko', 'Undo', gone);
    expect(await finds('Arjun', 'search grumbling')).toEqual(['1']);
  });

  it('shows ten at a time, and other pages in the same place', async () => {
    for (let i = 1; i <= 12; i += 1) await hasLogged(team, 'Mikko', `Acme Oy: remark ${i}`);
    await looks('Priya', 'list');
    const reads = () => team.slack.person('Priya').modal();
    expect(reads().text).toContain('What customers said · 1 to 10 of 12');
    expect(numbersIn(reads().text)).toHaveLength(10);
    await presses(team, 'Priya', 'More', 'modal');
    expect([reads().text.split('\n')[0], numbersIn(reads().text)]).toEqual([
      'What customers said · 11 to 12 of 12',
      ['2', '1'],
    ]);
    await presses(team, 'Priya', 'Back', 'modal');
    expect(reads().text).toContain('1 to 10 of 12');
    await looks('Priya', 'search remark');
    await presses(team, 'Priya', 'More', 'modal');
    expect(numbersIn(reads().text)).toHaveLength(2);
  });

  it('neither shows nor counts what is confined to others, also where they fill a page', async () => {
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    await hasLogged(team, 'Mikko', 'Acme Oy: open remark');
    for (let i = 1; i <= 11; i += 1) await hasLogged(team, 'Mikko', `Acme Oy: secret remark ${i}`, { in: '#board' });
    expect((await looks('Priya', 'list customer acme')).text.split('\n')[0]).toBe('What customers said · acme · 1');
    expect(await finds('Priya', 'search remark')).toEqual(['1']);
    expect((await looks('Priya', 'search secret')).text).toContain('Nothing that you may read');
    expect((await looks('Grace', 'search secret')).text).toContain('1 to 10 of 11');
    expect(await finds('Daniel', 'list', '#launch')).toEqual([]);
  });

  it('opens from App Home with what I heard', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: mine');
    await hasLogged(team, 'Priya', 'Brio AB: hers');
    for (const _visit of ['first', 'second']) {
      await team.slack.person('Mikko').opensHome();
      await team.slack.settled();
    }
    await presses(team, 'Mikko', 'What I heard', 'home');
    expect(numbersIn(team.slack.person('Mikko').modal().text)).toEqual(['1']);
  });
});
