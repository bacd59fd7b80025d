import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what a search finds afterwards', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const finds = async (words: string): Promise<string[]> => {
    await putsAway(team, 'Grace');
    await team.slack.person('Grace').types('#general', `/heard search ${words}`);
    await team.slack.settled();
    const { text } = team.slack.person('Grace').modal();
    return [...text.matchAll(/#(\d+) · heard/gu)].map((match) => match[1] ?? '');
  };
  /** All that the index holds, whoever may read it. */
  const indexed = async (word: string) => team.db.prisma.searchEntry.count({ where: { text: { contains: word } } });
  const saysToo = async (number: number, organisation: string, words: string) => {
    await presses(team, 'Priya', 'Another customer said this', await asks(team, 'Priya', '#sales', `/heard ${number}`));
    await saves(team, 'Priya', { Organisation: organisation, 'Their own words': words });
  };
  const forgets = async (whom: string) => {
    await team.slack.person('Aino').types('#general', `/heard forget ${whom}`);
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
  };

  it('a voice, until it is taken back', async () => {
    const number = await hasLogged(team, 'Mikko', 'Alpha: slow on Mondays', DEALT_WITH);
    await saysToo(number, 'Bravo', 'a snail is faster');
    expect([await finds('snail'), await finds('bravo')]).toEqual([[`${number}`], [`${number}`]]);
    await presses(team, 'Priya', 'Undo', 'modal');
    expect([await finds('snail'), await finds('bravo'), await finds('mondays')]).toEqual([[], [], [`${number}`]]);
    expect([await indexed('snail'), await indexed('bravo')]).toEqual([0, 0]);
  });

  it('nothing of a forgotten customer, neither their records nor their voice in others’', async () => {
    const kept = await hasLogged(team, 'Mikko', 'Charlie: our invoices come late', DEALT_WITH);
    const gone = await hasLogged(team, 'Mikko', 'Delta: zebra stripes on paper', DEALT_WITH);
    await saysToo(kept, 'Delta', 'a walrus would file them sooner');
    await saysToo(gone, 'Echo', 'we see okapi stripes');
    expect([await finds('zebra'), await finds('okapi'), await finds('walrus')]).toEqual([
      [`${gone}`],
      [`${gone}`],
      [`${kept}`],
    ]);
    await forgets('Delta');
    for (const word of ['zebra', 'okapi', 'walrus', 'delta']) {
      expect([word, await finds(word), await indexed(word)]).toEqual([word, [], 0]);
    }
    expect(await finds('invoices')).toEqual([`${kept}`]);
  });

  it('what a forgotten colleague heard; what they were asked to log by a reaction is gone', async () => {
    const number = await hasLogged(team, 'Arjun', 'Foxtrot: a heron on the roof', DEALT_WITH);
    await team.slack.person('Arjun').invites('#sales');
    await asks(team, 'Arjun', '#sales', '/heard emoji :eyes:');
    const message = await team.slack.person('Priya').says('#sales', 'Golf said: good');
    await team.slack.person('Arjun').reacts(message, 'eyes');
    await team.slack.settled();
    expect(await team.db.prisma.captureOffer.count()).toBe(1);
    await team.slack.admin.changePerson('Arjun', { isDeleted: true });
    await team.slack.settled();
    await forgets('@arjun');
    expect(await finds('heron')).toEqual([`${number}`]);
    expect(await indexed('arjun')).toBe(0);
    expect(await team.db.prisma.captureOffer.count()).toBe(0);
    const read = (await asks(team, 'Grace', '#general', `/heard ${number}`)).plainText;
    expect(read).toContain('a former colleague');
  });
});
