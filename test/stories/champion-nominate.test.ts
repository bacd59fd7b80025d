import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a colleague is nominated as customer champion', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const lastDm = (who: string) => {
    const told = team.slack.person(who).dm().at(-1);
    if (!told) throw new Error(`${who} has no DM`);
    return told;
  };

  it('answers help, and asks what a single unknown word means', async () => {
    expect((await asks(team, 'Mikko', '#sales', '/champion help')).plainText).toContain('nominate @colleague');
    const unclear = await asks(team, 'Mikko', '#sales', '/champion nomniate');
    expect(unclear.plainText).toContain('I don’t know what “nomniate” means here.');
  });

  it('asks the nominee in private, and gathers what others say of them', async () => {
    const receipt = await asks(team, 'Mikko', '#sales', '/champion nominate @Aino calls customers back in person');
    expect(receipt.plainText).toContain('Aino is nominated.');
    const question = lastDm('Aino');
    expect(question.plainText).toContain('Mikko would like you to be customer champion.');
    expect(question.plainText).toContain('calls customers back in person');
    expect(question.plainText).toContain('For two weeks you would see what waits for an answer');
    expect(question.buttons).toEqual(['Accept', 'Not now', 'Please don’t ask again']);
    expect(question.plainText).toContain('Nobody is told if you say no.');
    await asks(team, 'Grace', '#general', '/champion nominate @Aino never forgets a name');
    expect(lastDm('Aino').plainText).toContain('Mikko and Grace would like you to be customer champion.');
    expect(lastDm('Aino').plainText).toContain('Mikko: calls customers back in person');
    expect(lastDm('Aino').plainText).toContain('Grace: never forgets a name');
  });

  it('takes whoever accepts into the pool, once, and lets them go again', async () => {
    await presses(team, 'Aino', 'Accept', lastDm('Aino'));
    const dms = team.slack.person('Aino').dm();
    const begins = expect.stringContaining('As things stand, your next turn begins on Nov 23, 2026');
    expect(dms.map(({ plainText }) => plainText)).toContainEqual(begins);
    expect((await asks(team, 'Grace', '#general', '/champion pool')).plainText).toContain('Aino is willing');
    const { buttons } = await asks(team, 'Aino', '#general', '/champion nominate me');
    expect(buttons).toEqual([]);
    expect((await asks(team, 'Aino', '#general', '/champion leave')).plainText).toContain('You take no more turns.');
    expect((await asks(team, 'Aino', '#general', '/champion leave')).plainText).toContain('You are not among those');
    await team.until('2026-11-17T07:05:00Z');
    await presses(team, 'Aino', 'I’d like to after all');
    expect((await asks(team, 'Grace', '#general', '/champion pool')).plainText).toContain('Aino is willing');
  });

  it('gives a reason back that is too long, rather than cut it', async () => {
    const reason = `${'smiles '.repeat(45)}to the end`;
    const { plainText } = await asks(team, 'Mikko', '#sales', `/champion nominate @Grace ${reason}`);
    expect(plainText).toContain('A reason has 300 characters at most, and yours has 325. Nobody was nominated.');
    expect(plainText).toContain(reason);
  });

  it('refuses apps, guests and people of other organisations by name', async () => {
    const guest = await asks(team, 'Mikko', '#sales', '/champion nominate @Daniel knows them all');
    expect(guest.plainText).toContain('Daniel is a guest here');
    expect(await team.db.prisma.nomination.count()).toBe(1);
  });

  it('asks whoever said "not now" again from the day they chose, in their working hours', async () => {
    await asks(team, 'Mikko', '#sales', '/champion nominate @Priya answers within the hour');
    await presses(team, 'Priya', 'Not now', lastDm('Priya'));
    await saves(team, 'Priya', { 'Ask me again from': '2026-11-23' });
    expect(team.slack.person('Priya').modal().text).toContain('Nobody is told.');
    await putsAway(team, 'Priya');
    expect(lastDm('Priya').plainText).toContain('✓ Not now. Nobody was told.');
    const again = await asks(team, 'Grace', '#general', '/champion nominate @Priya smiles');
    expect(again.plainText).toContain('nobody is told of a no');
    const before = team.slack.person('Priya').dm().length;
    await team.until('2026-11-23T05:00:00Z');
    expect(team.slack.person('Priya').dm()).toHaveLength(before);
    await team.until('2026-11-23T12:00:00Z');
    const asked = team.slack.person('Priya').dm().slice(before);
    expect(asked.map(({ plainText }) => plainText.slice(0, 40))).toEqual(['Mikko and Grace would like you to be cus']);
    expect(morningsOf(team.slack, 'Priya')).toEqual([]);
  });

  it('leaves in peace whoever does not want to be asked again', async () => {
    await presses(team, 'Priya', 'Please don’t ask again', lastDm('Priya'));
    const before = team.slack.person('Priya').dm().length;
    const receipt = await asks(team, 'Mikko', '#sales', '/champion nominate @Priya again, please');
    expect(receipt.plainText).toContain('Priya is nominated.');
    expect(team.slack.person('Priya').dm()).toHaveLength(before);
  });
});
