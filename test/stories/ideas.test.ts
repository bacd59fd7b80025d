import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a colleague sends an idea', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  it('takes a line at once, and says by when the reviewers are heard of', async () => {
    const receipt = await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    expect(receipt.plainText).toMatch(/^Idea #1 is in\. You will hear from the reviewers by .+\./);
    expect(receipt.plainText).toContain('say thanks by phone · Everyone but guests may read it, with your name.');
    expect(receipt.buttons).toEqual(['Add the questions', 'Link a customer’s words', 'Undo']);
  });

  it('adds the questions to it', async () => {
    const receipt = await asks(team, 'Mikko', '#sales', '/idea write the receipt in plain words');
    await presses(team, 'Mikko', 'Add the questions', receipt);
    await saves(team, 'Mikko', {
      'Who is the customer for it?': 'Donors who give once',
      'Why will it delight them?': 'They understand at once what their gift did',
    });
    const shown = await asks(team, 'Priya', '#general', '/idea 2');
    expect(shown.plainText).toContain('Who is the customer for it? Donors who give once');
    expect(shown.plainText).toContain('Sent by Mikko');
    expect(shown.buttons).toContain('I am for it');
  });

  it('links a customer’s words to it, and counts the customers behind it', async () => {
    const number = await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me');
    const receipt = await asks(team, 'Mikko', '#sales', '/idea ring whoever gave, the day after');
    await presses(team, 'Mikko', 'Link a customer’s words', receipt);
    await saves(team, 'Mikko', { 'Conversations it answers': [`#${number} Maarit, Acme Oy: nobody ever thanked me`] });
    expect(team.slack.person('Mikko').modal().text).toContain(
      'Linked: Maarit, Acme Oy. One customer is behind #3 now.',
    );
    const shown = await asks(team, 'Priya', '#general', '/idea 3');
    expect(shown.plainText).toContain('Maarit, Acme Oy: “nobody ever thanked me”');
    expect(shown.plainText).toContain('one customer behind it');
  });

  it('counts a vote once, and takes it back with one press', async () => {
    const shown = await asks(team, 'Priya', '#general', '/idea 1');
    await presses(team, 'Priya', 'I am for it', shown);
    expect((await asks(team, 'Grace', '#general', '/idea vote 1')).plainText).toContain('2 colleagues are for it now.');
    const again = await asks(team, 'Priya', '#general', '/idea vote 1');
    expect(again.plainText).toContain('You are for #1 already');
    await presses(team, 'Priya', 'Take my vote back', again);
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('one colleague is for it');
  });

  it('undoes it within ten minutes', async () => {
    const receipt = await asks(team, 'Mikko', '#sales', '/idea paint the office green');
    await presses(team, 'Mikko', 'Undo', receipt);
    expect(await team.db.prisma.idea.count()).toBe(3);
    expect((await asks(team, 'Mikko', '#sales', '/idea 4')).plainText).toContain(
      'There is no idea #4 that you may read.',
    );
  });

  it('asks what a single unknown word means, and takes a whole line for an idea', async () => {
    const unclear = await asks(team, 'Mikko', '#sales', '/idea tpo');
    expect(unclear.plainText).toContain('I don’t know what “tpo” means here.');
    expect((await asks(team, 'Mikko', '#sales', '/idea top up vouchers')).plainText).toContain('Idea #5 is in.');
  });
});
