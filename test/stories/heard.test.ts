import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import {
  asks,
  EXCEEDED,
  hasLogged,
  logs,
  MET,
  numberIn,
  presses,
  putsAway,
  saves,
  startStory,
  submitsAgain,
  UNMET,
} from './acts.ts';

describeEachProvider('a colleague logs what a customer said', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  it('saves a line with two presses, and gives a private receipt with its number', async () => {
    const mikko = team.slack.person('Mikko');
    await mikko.types('#sales', '/heard Maarit, Acme Oy: the export times out every Monday');
    await team.slack.settled();
    const form = mikko.modal();
    expect(form.title).toBe('What a customer said');
    expect(form.fields['Who said it?']?.value).toBe('Maarit');
    expect(form.fields.Organisation?.value).toBe('Acme Oy');
    expect(form.fields['Their words']?.value).toBe('the export times out every Monday');
    expect(form.text).toContain('From #sales.');

    await saves(team, 'Mikko', { 'How did we do?': UNMET });

    const receipt = mikko.modal();
    expect(receipt.text).toBe(
      'Heard. #1 · Maarit, Acme Oy · We fell short. It needs an owner by tomorrow at 9:00 AM.\nEveryone but guests may read it.',
    );
    expect(receipt.buttons).toEqual(['Take it myself', 'Assign…', 'Edit', 'Undo', 'Another customer said this']);
    expect(mikko.sees('#sales').filter(({ author }) => author.isBot)).toEqual([]);
  });

  it('opens an empty form when nothing else is typed', async () => {
    const priya = team.slack.person('Priya');
    await priya.types('#general', '/heard');
    await team.slack.settled();
    const { fields, submit } = priya.modal();
    expect(Object.keys(fields)).toEqual([
      'Somebody we know',
      'Who said it?',
      'Organisation',
      'Their words',
      'How did we do?',
      'What happens next?',
      'What did we learn?',
      'Kind of customer',
      'Where did you hear it?',
      'When?',
      'Link',
      'Who may read it?',
    ]);
    expect(fields['How did we do?']?.options.map(({ text }) => text)).toEqual([UNMET, MET, EXCEEDED]);
    expect(fields['What happens next?']?.value).toBe('It needs an answer');
    expect(fields['Who may read it?']?.value).toBe('Everyone but guests');
    expect(submit).toBe('Save');
  });

  it('keeps every field, and shows all of it again with its number', async () => {
    const number = await hasLogged(team, 'Priya', 'Leena, Lastekodu: Someone rang me on Sunday', {
      in: '#general',
      level: EXCEEDED,
      next: 'Nothing to answer',
      fields: {
        'What did we learn?': 'A call costs us nothing.',
        'Kind of customer': 'Volunteer',
        'Where did you hear it?': 'At an event',
        'When?': '2026-11-14',
        Link: 'https://example.com/notes?a=1&b=2',
      },
    });
    const shown = await asks(team, 'Arjun', '#general', `/heard ${number}`);
    expect(shown.plainText).toBe(
      [
        'Leena, Lastekodu · volunteer     ✨ Wow',
        'Someone rang me on Sunday',
        'What we learned: A call costs us nothing.',
        'Heard by Priya, at an event, 3 days ago · link',
        `#${number} · Nothing to answer; it may open a meeting. Everyone but guests may read it.`,
      ].join('\n'),
    );
    expect(shown.text).toBe(
      `#${number}: Leena, Lastekodu, Wow: “Someone rang me on Sunday” What we learned: A call costs us nothing. Heard by Priya, at an event, 3 days ago.`,
    );
    expect(JSON.stringify(shown.blocks)).toContain('https://example.com/notes?a=1&amp;b=2');
  });

  it('says "I answered" with who and when', async () => {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: thank you', { level: MET, next: 'I answered' });
    const shown = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    expect(shown.plainText).toContain('Heard by Mikko, in a call, today · answered today');
    expect(shown.plainText).toContain(`#${number} · Answered today; it may open a meeting.`);
    expect(shown.buttons).toEqual([
      'Another customer said this',
      'Undo',
      'What did we learn?',
      'Share',
      'Reopen',
      'Assign…',
      'Make it an idea',
    ]);
  });

  it('opens the form from a message, with its words and link', async () => {
    const message = await team.slack
      .person('Arjun')
      .says('#general', 'Hotel Cosmo wrote: “*great* & <fast> import” https://example.com/x');
    const priya = team.slack.person('Priya');
    await priya.usesMessageShortcut(message, 'Add to customer voice');
    await team.slack.settled();
    const { fields } = priya.modal();
    expect(fields['Their words']?.value).toBe('Hotel Cosmo wrote: “*great* & <fast> import” https://example.com/x');
    expect(fields.Link?.value).toBe(
      `https://northwind-chairs.slack.com/archives/C0GENERAL/p${message.ts.replace('.', '')}`,
    );
    expect(fields['Where did you hear it?']?.value).toBe('In a message');
    expect(fields['Who may read it?']?.value).toBe('Everyone but guests');
    await saves(team, 'Priya', { Organisation: 'Hotel Cosmo', 'How did we do?': EXCEEDED });
    expect(priya.modal().text).toContain('Hotel Cosmo · Wow.');
  });

  it('writes the names of people and channels that are mentioned', async () => {
    const mikko = team.slack.person('Mikko');
    await mikko.types(
      '#sales',
      '/heard R&D Oy: @priya said <3 in #product and #leadership, see https://example.com/?a=1&b',
    );
    await team.slack.settled();
    expect(mikko.modal().fields.Organisation?.value).toBe('R&D Oy');
    expect(mikko.modal().fields['Their words']?.value).toBe(
      '@Priya said <3 in #product and #a-channel, see https://example.com/?a=1&b',
    );
  });

  it('opens the form from anywhere with the shortcut', async () => {
    const grace = team.slack.person('Grace');
    await grace.usesShortcut('Log what a customer said');
    await saves(team, 'Grace', { Organisation: 'Brio AB', 'Their words': 'Four minutes!', 'How did we do?': MET });
    expect(grace.modal().text).toContain('Brio AB · We delivered.');
  });

  it('counts the numbers up without a gap, whoever logs at the same time', async () => {
    const people = ['Mikko', 'Priya', 'Arjun', 'Grace'];
    const first = await hasLogged(team, 'Aino', 'Acme Oy: one');
    const numbers = await Promise.all(people.map((who) => hasLogged(team, who, `${who}’s customer: hello`)));
    expect(numbers.sort((a, b) => a - b)).toEqual(people.map((_who, index) => first + 1 + index));
  });

  it('knows a customer again whatever the case and the accents, and adds a kind', async () => {
    const fields = { 'Kind of customer': 'Buyer' };
    await hasLogged(team, 'Mikko', 'Zoë Müller, Café Öst: first', { fields });
    await hasLogged(team, 'Priya', 'zoe muller, CAFE OST: second', { fields: { 'Kind of customer': 'Donor' } });
    const number = await hasLogged(team, 'Priya', 'ZOË  MÜLLER, café öst: third');
    const shown = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    expect(shown.plainText).toContain('Zoë Müller, Café Öst · buyer, donor     🌧️ We fell short');
    expect(await team.db.prisma.customer.count({ where: { person: 'Zoë Müller' } })).toBe(1);
    expect(await team.db.prisma.customer.count({ where: { person: 'zoe muller' } })).toBe(0);
  });

  it('makes one record of a form that arrives twice', async () => {
    const first = await logs(team, 'Mikko', 'Acme Oy: twice');
    await submitsAgain(team);
    expect(numberIn(team.slack.person('Mikko').modal().text)).toBe(first);
    expect(await hasLogged(team, 'Mikko', 'Acme Oy: the next')).toBe(first + 1);
  });

  it('makes one record of a form that is submitted by two quick presses', async () => {
    const mikko = team.slack.person('Mikko');
    await mikko.types('#sales', '/heard Acme Oy: pressed twice');
    await team.slack.settled();
    await mikko.fills({ 'How did we do?': UNMET });
    await Promise.all([mikko.submits(), mikko.submits()]);
    await team.slack.settled();
    expect(mikko.modal().text).toContain('Heard. #');
    expect(await team.db.prisma.conversation.count({ where: { words: 'pressed twice' } })).toBe(1);
  });

  it('helps with examples', async () => {
    const help = await asks(team, 'Mikko', '#sales', '/heard help');
    expect(help.plainText).toContain('/heard Acme: the export times out every Monday');
    expect(help.buttons).toEqual(['Log what a customer said']);
    await presses(team, 'Mikko', 'Log what a customer said', help);
    expect(team.slack.person('Mikko').modal().title).toBe('What a customer said');
  });

  it('asks what a single unknown word means', async () => {
    const answer = await asks(team, 'Mikko', '#sales', '/heard <!tpo>');
    expect(answer.plainText).toContain('I don’t know what “<!tpo>” means here.');
    expect(answer.plainText).toContain('/heard 12');
  });

  it('says so when there is no such number', async () => {
    const answer = await asks(team, 'Mikko', '#sales', '/heard 4711');
    expect(answer.plainText).toBe('There is no #4711 that you may read.');
  });
});
