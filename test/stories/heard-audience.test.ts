import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, EXCEEDED, hasLogged, logs, numberIn, presses, putsAway, saves, startStory, UNMET } from './acts.ts';

describeEachProvider('who reads what a customer said', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const shows = async (who: string, place: string, number: number) =>
    (await asks(team, who, place, `/heard ${number}`)).plainText;

  it('from a public channel: everyone but guests', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: for all ears', { in: '#launch' });
    expect(await shows('Arjun', '#general', number)).toContain('for all ears');
    expect(await shows('Daniel', '#launch', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('a guest logs, and reads only their own', async () => {
    const number = await hasLogged(team, 'Daniel', 'Acme Oy: told the consultant', { in: '#launch' });
    expect(await shows('Daniel', '#launch', number)).toContain('told the consultant');
    expect(await shows('Grace', '#launch', number)).toContain('told the consultant');
  });

  it('from a private channel: only its people, an admin sees number, age, owner and clock', async () => {
    const number = await logs(team, 'Grace', 'Acme Oy: between us', { in: '#board' });
    expect(team.slack.person('Grace').modal().text).toContain('Only the people of #board may read it.');
    expect(await shows('Mikko', '#sales', number)).toContain('between us');
    expect(await shows('Priya', '#sales', number)).toBe(`There is no #${number} that you may read.`);
    expect(await shows('Aino', '#sales', number)).toBe(
      `#${number} · heard today · nobody owns it yet · needs an owner by tomorrow at 9:00 AM. Its words are confined.`,
    );
  });

  it('from a private channel: whoever leaves it reads no more', async () => {
    const number = await hasLogged(team, 'Grace', 'Acme Oy: while you were here', { in: '#board' });
    await team.slack.person('Priya').says('#general', 'I join you');
    await team.slack.person('Grace').invites('#board', 'Priya');
    await team.slack.settled();
    expect(await shows('Priya', '#general', number)).toContain('while you were here');
    await team.slack.person('Grace').removes('#board', 'Priya');
    await team.slack.settled();
    expect(await shows('Priya', '#general', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('from a private channel that the bot is not in: only who logged it', async () => {
    const message = await team.slack.person('Aino').says('#leadership', 'Brio AB may leave us.');
    const grace = team.slack.person('Grace');
    await grace.usesMessageShortcut(message, 'Add to customer voice');
    await team.slack.settled();
    expect(grace.modal().fields['Who may read it?']?.value).toBe('Only the people of the channel it comes from');
    await saves(team, 'Grace', { Organisation: 'Brio AB', 'How did we do?': UNMET });
    const number = numberIn(grace.modal().text);
    expect(await shows('Grace', '#general', number)).toContain('may leave us');
    expect(await shows('Mikko', '#general', number)).toBe(`There is no #${number} that you may read.`);
    expect(await shows('Aino', '#general', number)).toContain('Its words are confined.');
  });

  it('from a private channel that the bot is not in: the command works there, and starts confined', async () => {
    const number = await logs(team, 'Aino', 'Brio AB: typed in private', { in: '#leadership' });
    expect(team.slack.person('Aino').modal().text).toContain(
      'Only you and its owner may read it, because I am not in #leadership.',
    );
    expect(await shows('Aino', '#leadership', number)).toContain('typed in private');
    expect(await shows('Grace', '#leadership', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('from a direct message between two people: only who logged it', async () => {
    const message = await team.slack.person('Mikko').says('Grace', 'Maarit was furious on the phone.');
    const grace = team.slack.person('Grace');
    await grace.usesMessageShortcut(message, 'Add to customer voice');
    await team.slack.settled();
    expect(grace.modal().fields['Who may read it?']?.value).toBe('Only the people of the channel it comes from');
    await saves(team, 'Grace', { Organisation: 'Acme Oy', 'How did we do?': UNMET });
    expect(grace.modal().text).toContain('Only you and its owner may read it.');
    const number = numberIn(grace.modal().text);
    expect(await shows('Priya', '#general', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('from the bot’s own direct message: everyone but guests', async () => {
    const number = await hasLogged(team, 'Priya', 'Acme Oy: told me', { in: 'dm' });
    expect(await shows('Arjun', '#general', number)).toContain('told me');
  });

  it('is widened by who logged it, and by nobody else', async () => {
    const number = await hasLogged(team, 'Grace', 'Acme Oy: may be told', { in: '#board' });
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#board', `/heard ${number}`));
    await presses(team, 'Mikko', 'Edit', await asks(team, 'Mikko', '#board', `/heard ${number}`));
    await saves(team, 'Mikko', { 'Who may read it?': 'Everyone but guests' });
    expect(team.slack.person('Mikko').modal().text).toContain('Only Grace, who heard it, may open it to everyone.');
    expect(await shows('Priya', '#general', number)).toBe(`There is no #${number} that you may read.`);

    await presses(team, 'Grace', 'Edit', await asks(team, 'Grace', '#board', `/heard ${number}`));
    await saves(team, 'Grace', { 'Who may read it?': 'Everyone but guests' });
    expect(await shows('Priya', '#general', number)).toContain('may be told');
  });

  it('a confined choice holds for words from a public channel too', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: launch only', {
      in: '#launch',
      level: EXCEEDED,
      fields: { 'Who may read it?': 'Only the people of the channel it comes from' },
    });
    expect(await shows('Grace', '#general', number)).toContain('launch only');
    expect(await shows('Priya', '#general', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('“Read all” on a post gives nothing more than the record would', async () => {
    const words = 'word '.repeat(580).trim();
    const number = await hasLogged(team, 'Grace', `Acme Oy: ${words}`, { in: '#board' });
    const graces = await asks(team, 'Grace', '#board', `/heard ${number}`);
    expect(graces.buttons).toContain('Read all');
    await team.slack.person('Mikko').leaves('#board');
    await team.slack.settled();
    expect(await shows('Mikko', '#general', number)).toBe(`There is no #${number} that you may read.`);
  });

  it('a guest may not take, even what they logged themselves', async () => {
    const number = await hasLogged(team, 'Daniel', 'Acme Oy: for somebody', { in: '#launch' });
    const shown = await asks(team, 'Daniel', '#launch', `/heard ${number}`);
    expect(shown.buttons).not.toContain('Take it');
  });
});
