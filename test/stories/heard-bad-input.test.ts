import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory, UNMET } from './acts.ts';

const NASTY = [
  '<!channel> & <@U0MIKKO01> *bold* _it_ `code` :tada: &amp;',
  'مرحبا بالعالم \u202Eabc',
  '👩‍👩‍👧‍👦 𝒳 🇫🇮 “quoted”\nsecond line',
];

describeEachProvider('what the form gets and gives back', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
  });
  afterAll(() => team.end());

  const opens = async (who: string, line: string) => {
    await team.slack.person(who).types('#sales', `/heard ${line}`);
    await team.slack.settled();
    await team.slack.person(who).fills({ 'How did we do?': UNMET });
    return team.slack.person(who);
  };
  const count = () => team.db.prisma.conversation.count();

  it('refuses words typed past 3,000 characters at their field, and keeps them', async () => {
    const before = await count();
    const words = `${'too long '.repeat(334)}end`;
    const mikko = await opens('Mikko', 'Acme Oy: x');
    await mikko.fills({ 'Their words': words });
    await mikko.submits({ evenIfInvalid: true });
    await team.slack.settled();
    expect(mikko.modal().errors).toEqual({ 'Their words': 'This takes 3,000 characters; there are 3,009.' });
    expect(mikko.modal().fields['Their words']?.value).toBe(words);
    expect(await count()).toBe(before);
  });

  it('takes a long message whole, over several inputs, and gives all of it back', async () => {
    const words = Array.from({ length: 1_000 }, (_, index) => `word${index}`).join(' ');
    const priya = team.slack.person('Priya');
    const message = await team.slack.person('Arjun').says('#general', words);
    await priya.usesMessageShortcut(message, 'Add to customer voice');
    await team.slack.settled();
    const labels = priya.modal().blocks.flatMap((block) => (block.type === 'input' ? [block.label.text] : []));
    expect(labels.slice(3, 6)).toEqual(['Their words', 'Their words, continued', 'Their words, continued']);
    await saves(team, 'Priya', { Organisation: 'Acme Oy', 'How did we do?': UNMET });
    const number = /#(\d+)/.exec(priya.modal().text)?.[1];
    await putsAway(team, 'Priya');
    const shown = await asks(team, 'Priya', '#general', `/heard ${number}`);
    expect(shown.buttons).toContain('Read all');
    expect(shown.plainText).toContain('word0 word1');
    expect(shown.plainText).not.toContain('word999');
    await presses(team, 'Priya', 'Read all', shown);
    expect(priya.modal().text.replaceAll('\n', '')).toBe(words);
  });

  it('takes a day that is today for the person, and none after it', async () => {
    const grace = await opens('Grace', 'Acme Oy: hello');
    await grace.fills({ 'When?': '2026-11-18' });
    await grace.submits();
    expect(grace.modal().errors).toEqual({ 'When?': 'This day is still to come. When did they say it?' });
    expect(grace.modal().fields['Their words']?.value).toBe('hello');
    await saves(team, 'Grace', { 'When?': '2026-11-17' });
    expect(grace.modal().text).toContain('Heard. #');
  });

  it('refuses a link that is no web address at its field', async () => {
    const mikko = await opens('Mikko', 'Acme Oy: hello');
    for (const link of ['javascript:alert(1)', 'ftp://example.com', 'example.com', 'https://']) {
      await mikko.fills({ Link: link });
      await mikko.submits({ evenIfInvalid: true });
      expect(mikko.modal().errors).toEqual({ Link: 'A link starts with https:// or http://.' });
      expect(mikko.modal().fields.Link?.value).toBe(link);
    }
  });

  it('asks for a customer, for words and for the level at their fields, all at once', async () => {
    const priya = team.slack.person('Priya');
    await priya.types('#sales', '/heard');
    await team.slack.settled();
    await priya.fills({ 'Their words': '   ' });
    await priya.submits({ evenIfInvalid: true });
    expect(priya.modal().errors).toEqual({
      'Their words': 'What did they say?',
      'How did we do?': 'Did we fall short, deliver, or was it a wow?',
    });
    await priya.fills({ 'Their words': 'hello', 'How did we do?': UNMET, 'Who said it?': '  ' });
    await priya.submits();
    expect(priya.modal().errors).toEqual({ 'Who said it?': 'Who said it? A person, or at least the organisation.' });
    expect(priya.modal().fields['Their words']?.value).toBe('hello');
  });

  it.each(NASTY)('shows %j as it was typed: in the receipt, the record and its text', async (typed) => {
    const mikko = team.slack.person('Mikko');
    await mikko.types('#sales', '/heard');
    await saves(team, 'Mikko', {
      'Who said it?': typed.slice(0, 12).trim(),
      Organisation: typed.split('\n')[0] ?? '',
      'Their words': typed,
      'What did we learn?': typed,
      'How did we do?': UNMET,
    });
    expect(mikko.modal().text).toContain(typed.split('\n')[0]);
    const number = /#(\d+)/.exec(mikko.modal().text)?.[1];
    await putsAway(team, 'Mikko');
    const shown = await asks(team, 'Priya', '#sales', `/heard ${number}`);
    expect(shown.plainText).toContain(`\n${typed}\nWhat we learned: ${typed}\n`);
    const spoken = shown.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(spoken).toContain(`“${typed}” What we learned: ${typed}`);
    expect(shown.text).not.toMatch(/<[!@#]/);
  });

  it('knows nobody: a person whom Slack cannot find is told so, and nothing is kept', async () => {
    const before = await count();
    team.slack.faults.next(
      'users.info',
      { kind: 'error', code: 'user_not_found' },
      { kind: 'error', code: 'user_not_found' },
    );
    const arjun = await opens('Arjun', 'Acme Oy: are you there');
    await arjun.submits();
    await team.slack.settled();
    expect(arjun.modal().text).toContain('I can’t find');
    expect(arjun.modal().fields['Their words']?.value).toBe('are you there');
    expect(await count()).toBe(before);
    team.slack.faults.clear();
  });

  it('does nothing for people of another team', async () => {
    const before = await count();
    const message = await team.slack.person('Kenji').says('#acme-shared', 'Your export is slow.');
    await team.slack.person('Kenji').usesMessageShortcut(message, 'Add to customer voice');
    await team.slack.settled();
    const kenji = team.slack.person('Kenji');
    const heard = [...kenji.sees('#acme-shared'), ...kenji.dm()].map(({ plainText }) => plainText);
    const answer = kenji.hasModal() ? kenji.modal().text : heard.at(-1);
    expect(answer).toBe('I work for the people of Northwind Chairs only.');
    expect(await count()).toBe(before);
  });

  it('lets names be as long as a field takes, and still fits into one line', async () => {
    const long = 'N'.repeat(100);
    const number = await hasLogged(team, 'Mikko', 'x: hello', { fields: { 'Who said it?': long, Organisation: long } });
    const shown = await asks(team, 'Mikko', '#sales', `/heard ${number}`);
    expect(shown.plainText).toContain('N'.repeat(90));
    expect(shown.plainText).toContain('We fell short');
  });
});
