import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, numberIn, presses, putsAway, saves, startStory } from './acts.ts';

/** What stands last of what Mikko alone is shown there. */
const receiptIn = (team: Team, place: string) =>
  team.slack
    .person('Mikko')
    .sees(place)
    .findLast(({ ephemeral, plainText }) => ephemeral && plainText.startsWith('Idea #')) ??
  expect.fail('there is no receipt');

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

  it('keeps what is typed in a private channel among its people, until whoever sent it lets everyone read it', async () => {
    team.slack.admin.addChannel('#quiet', { private: true, members: ['Aino', 'Mikko'], withBot: true });
    const receipt = await asks(team, 'Mikko', '#quiet', '/idea let the night shift go home earlier');
    expect(receipt.plainText).toMatch(/^Idea #\d+ is in\. You will hear from the reviewers by .+\./u);
    expect(receipt.plainText).toContain('Only the people of its channel may read it, with your name.');
    const number = numberIn(receipt.plainText);
    expect((await asks(team, 'Priya', '#general', `/idea ${number}`)).plainText).toContain('There is no idea');
    expect((await asks(team, 'Aino', '#general', `/idea ${number}`)).plainText).toContain('go home earlier');
    await presses(team, 'Mikko', 'Let everyone read it', receipt);
    expect(receiptIn(team, '#quiet').plainText).toContain('Everyone but guests may read it, with your name.');
    expect(receiptIn(team, '#quiet').buttons).not.toContain('Let everyone read it');
    expect((await asks(team, 'Priya', '#general', `/idea ${number}`)).plainText).toContain('go home earlier');
  });

  it('says so at once where nobody could answer: no reviewer is in the channel, it is not seen, or there is none', async () => {
    team.slack.admin.addChannel('#few', { private: true, members: ['Mikko', 'Priya'], withBot: true });
    const few = await asks(team, 'Mikko', '#few', '/idea say in May who retires');
    expect(few.plainText).toMatch(/^Idea #\d+ is in\. No reviewer is in its channel, so nobody can answer it there\./u);
    expect(few.plainText).not.toContain('You will hear');
    const number = numberIn(few.plainText);
    const outline = await asks(team, 'Aino', '#general', `/idea ${number}`);
    expect(outline.plainText).toContain(`Idea #${number} belongs to the people of a channel. It was sent`);
    expect(outline.plainText).not.toContain('retires');
    await presses(team, 'Mikko', 'Let everyone read it', few);
    expect(receiptIn(team, '#few').plainText).toContain('You will hear from the reviewers by');
    expect((await asks(team, 'Aino', '#general', `/idea ${number}`)).plainText).toContain('who retires');

    const unseen = await asks(team, 'Grace', '#leadership', '/idea open the books to everybody');
    expect(unseen.plainText).toContain('I am not in its channel, so nobody can answer it there.');
    expect(unseen.plainText).toContain('Only you may read it');
    // What is between the bot and one person was said nowhere else.
    await team.slack.person('Grace').types('dm', '/idea ring the donors in May');
    await team.slack.settled();
    expect(team.slack.person('Grace').dm().at(-1)?.plainText).toContain('Everyone but guests may read it');
  });

  it('starts the form among the people of the channel it is opened in', async () => {
    await team.slack.person('Mikko').types('#quiet', '/idea');
    await saves(team, 'Mikko', { 'The idea, in one line': 'let the early shift sleep longer' });
    expect(team.slack.person('Mikko').modal().text).toContain('Only the people of its channel may read it');
    await putsAway(team, 'Mikko');
    const number = await hasLogged(team, 'Mikko', 'Pekka, Beta Oy: nobody picks up at five', {
      in: '#quiet',
      fields: { 'Who may read it?': 'Only the people of the channel it comes from' },
    });
    await presses(team, 'Mikko', 'Make it an idea', await asks(team, 'Mikko', '#quiet', `/heard ${number}`));
    await saves(team, 'Mikko', { 'The idea, in one line': 'pick up at five' });
    const { text } = team.slack.person('Mikko').modal();
    expect(text).toContain('Only the people of its channel may read it');
    expect((await asks(team, 'Priya', '#general', `/idea ${numberIn(text)}`)).plainText).toContain('There is no idea');
  });
});
