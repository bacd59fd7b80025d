import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, logs, presses, putsAway, saves, startStory } from './acts.ts';

const VOICE = 'Another customer said this';

describeEachProvider('the day on which a customer was last heard', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterAll(() => team.end());

  const day = async (organisation: string) =>
    (await team.db.prisma.customer.findFirst({ where: { organisation } }))?.lastHeardOn ?? 'nobody';
  const heardOn = (line: string, date: string) =>
    hasLogged(team, 'Mikko', line, { ...DEALT_WITH, fields: { 'When?': date } });
  const saysToo = async (number: number, organisation: string, date: string) => {
    await presses(team, 'Priya', VOICE, await asks(team, 'Priya', '#sales', `/heard ${number}`));
    await saves(team, 'Priya', { Organisation: organisation, 'When?': date });
  };

  it('is that of a record, until it is taken back, and of a voice, until that is', async () => {
    const number = await heardOn('Alpha: one', '2026-10-01');
    await logs(team, 'Mikko', 'Alpha: two', { fields: { 'When?': '2026-10-09' } });
    expect(await day('Alpha')).toBe('2026-10-09');
    await presses(team, 'Mikko', 'Undo', 'modal');
    await putsAway(team, 'Mikko');
    expect(await day('Alpha')).toBe('2026-10-01');
    await heardOn('Beta: one', '2026-09-01');
    await saysToo(number, 'Beta', '2026-10-05');
    expect(await day('Beta')).toBe('2026-10-05');
    await presses(team, 'Priya', 'Undo', 'modal');
    await putsAway(team, 'Priya');
    expect(await day('Beta')).toBe('2026-09-01');
  });

  it('follows an edit to another day and to another customer', async () => {
    await heardOn('Gamma: one', '2026-10-01');
    const number = await heardOn('Gamma: two', '2026-10-08');
    await heardOn('Delta: one', '2026-10-02');
    await team.slack.person('Mikko').types('#sales', `/heard edit ${number}`);
    await saves(team, 'Mikko', { 'Somebody we know': 'Delta', 'When?': '2026-10-07' });
    await putsAway(team, 'Mikko');
    expect([await day('Gamma'), await day('Delta')]).toEqual(['2026-10-01', '2026-10-07']);
  });

  it('goes back with what is deleted, of everybody who said it, and comes again with Undo', async () => {
    await heardOn('Epsilon: before', '2026-09-03');
    await heardOn('Zeta: before', '2026-09-04');
    const number = await heardOn('Epsilon: lately', '2026-11-03');
    await saysToo(number, 'Zeta', '2026-11-04');
    await putsAway(team, 'Priya');
    const days = async () => [await day('Epsilon'), await day('Zeta')];
    expect(await days()).toEqual(['2026-11-03', '2026-11-04']);
    const gone = await asks(team, 'Mikko', '#sales', `/heard delete ${number}`);
    expect(await days()).toEqual(['2026-09-03', '2026-09-04']);
    await presses(team, 'Mikko', 'Undo', gone);
    expect(await days()).toEqual(['2026-11-03', '2026-11-04']);
  });

  it('stays when two records are joined, and when they are parted again', async () => {
    const older = await heardOn('Eta: slow', '2026-10-01');
    const newer = await heardOn('Theta: so slow', '2026-11-02');
    const days = async () => [await day('Eta'), await day('Theta')];
    await presses(team, 'Mikko', 'Same as another one…', await asks(team, 'Mikko', '#sales', `/heard ${newer}`));
    await saves(team, 'Mikko', { 'Which one is it the same as?': `${older}` });
    expect(await days()).toEqual(['2026-10-01', '2026-11-02']);
    await presses(team, 'Mikko', 'Undo', 'modal');
    await putsAway(team, 'Mikko');
    expect(await days()).toEqual(['2026-10-01', '2026-11-02']);
  });

  it('goes back when the record that somebody joined is forgotten; known by nothing else, they go too', async () => {
    await heardOn('Iota: before', '2026-09-01');
    const number = await heardOn('Kappa: forget me', '2026-11-01');
    for (const organisation of ['Iota', 'Lambda']) {
      await saysToo(number, organisation, '2026-11-02');
      await putsAway(team, 'Priya');
    }
    expect([await day('Iota'), await day('Lambda')]).toEqual(['2026-11-02', '2026-11-02']);
    await team.slack.person('Aino').types('#general', '/heard forget Kappa');
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await putsAway(team, 'Aino');
    expect([await day('Kappa'), await day('Iota'), await day('Lambda')]).toEqual(['nobody', '2026-09-01', 'nobody']);
  });
});
