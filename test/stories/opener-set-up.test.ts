import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, removes, saves, setsUp, startStory, submitsAgain } from './acts.ts';

describeEachProvider('a host sets up openers', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider);
    team.slack.admin.addChannel('#board', { private: true, members: ['Grace', 'Mikko'], withBot: true });
    team.slack.admin.addChannel('#attic', { members: ['Grace', 'Mikko'], withBot: true });
    await team.slack.admin.archive('#attic');
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
    for (const { name } of await standing()) await removes(team, 'Aino', '#general', `/opener remove ${name}`);
  });
  afterAll(() => team.end());

  const standing = () => team.db.prisma.opener.findMany({ where: { removedAt: null } });
  const reads = (who: string) => team.slack.person(who).modal().text;

  it('in a form that knows their zone and this channel, and says when the next three come', async () => {
    const mikko = team.slack.person('Mikko');
    await mikko.types('#product', '/opener new');
    await team.slack.settled();
    const { fields } = mikko.modal();
    expect(Object.keys(fields)).toEqual([
      'Channel',
      'Name of the meeting',
      'How often',
      'Days',
      'Time',
      'Time zone',
      'Minutes before the meeting',
      'Length of the meeting in minutes',
    ]);
    expect(fields.Channel?.value).toBe('#product');
    expect(fields['Time zone']?.value).toBe('Helsinki (Europe)');
    await saves(team, 'Mikko', { 'Name of the meeting': 'Weekly product', Days: ['Tuesday'] });
    expect(mikko.modal().text).toBe(
      'Weekly product in #product opens with a customer: Tuesdays at 10:00 Helsinki time. I post 5 minutes before it starts: today at 9:55 AM, then Nov 24, 2026 at 9:55 AM, then Dec 1, 2026 at 9:55 AM.',
    );
    const dates = mikko
      .modal()
      .blocks.flatMap((block) =>
        block.type === 'rich_text' ? block.elements.flatMap((part) => part.elements.map(({ type }) => type)) : [],
      );
    expect(dates.filter((type) => type === 'date')).toHaveLength(3);
  });

  it('in another zone and on several days, in words', async () => {
    const said = await setsUp(team, 'Priya', '#general', {
      'Name of the meeting': 'Stand-up',
      Days: ['Monday', 'Wednesday', 'Friday'],
      Time: '09:15',
      'Time zone': 'New York (America)',
      'Minutes before the meeting': '0',
      'Length of the meeting in minutes': '15',
    });
    expect(said).toContain('Mondays, Wednesdays and Fridays at 09:15 New York time. I post when the meeting starts: ');
    expect(said).toContain('tomorrow at 7:45 PM, then Nov 20, 2026 at 7:45 PM, then Nov 23, 2026 at 7:45 PM.');
  });

  it('and what the form cannot take is said at its field', async () => {
    const grace = team.slack.person('Grace');
    await grace.types('#product', '/opener new');
    await team.slack.settled();
    expect(grace.modal().fields['Time zone']?.value).toBe('New York (America)');
    await grace.fills({ 'Minutes before the meeting': '1441', 'Length of the meeting in minutes': '4' });
    await grace.submits({ evenIfInvalid: true });
    expect(grace.modal().errors).toEqual({
      'Name of the meeting': 'What is the meeting called?',
      'Minutes before the meeting': 'A whole number from 0 to 1440.',
      'Length of the meeting in minutes': 'A whole number from 5 to 1440.',
    });
    const rest = { 'Minutes before the meeting': '5', 'Length of the meeting in minutes': '60' };
    await grace.fills({ 'Name of the meeting': 'Weekly', ...rest });
    await grace.submits({ evenIfInvalid: true });
    expect(grace.modal().errors).toEqual({ Days: 'On which days do you meet?' });
    await grace.fills({ 'How often': 'Every month, on the first such day', Days: ['Monday', 'Tuesday'] });
    await grace.submits({ evenIfInvalid: true });
    expect(grace.modal().errors).toEqual({ Days: 'Tick one day: the first Tuesday of a month, for instance.' });
  });

  it('one opener of a form that arrives twice', async () => {
    await setsUp(team, 'Grace', '#product');
    await submitsAgain(team);
    expect(await standing()).toHaveLength(1);
    expect(await team.db.prisma.occurrence.count({ where: { kind: 'opener', state: 'planned' } })).toBe(1);
  });

  it('lists them with host and next post, and buttons for those who may', async () => {
    expect((await asks(team, 'Priya', '#general', '/opener list')).plainText).toBe(
      'No meeting opens with a customer yet.',
    );
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': '*Weekly* <product> & Co' });
    const graces = await asks(team, 'Grace', '#general', '/opener list');
    expect(graces.plainText).toBe(
      '*Weekly* <product> & Co in #product · Tuesdays at 10:00 Helsinki time · hosted by Grace · next post today at 2:55 AM',
    );
    expect(graces.buttons).toEqual(['Open', 'Post now', 'Remove', 'Set up another']);
    expect((await asks(team, 'Aino', '#general', '/opener list')).buttons).toEqual([
      'Open',
      'Post now',
      'Remove',
      'Set up another',
    ]);
    expect((await asks(team, 'Priya', '#general', '/opener list')).buttons).toEqual(['Open', 'Set up another']);
    await presses(team, 'Grace', 'Remove', graces);
    expect(graces.plainText).toBe('*Weekly* <product> & Co in #product is removed. No more posts will come.');
    expect(
      await team.db.prisma.occurrence.count({ where: { state: 'planned', kind: { not: 'feedback.leavers' } } }),
    ).toBe(0);
  });

  it('removes one by name, or the one of this channel, after asking once more', async () => {
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': 'R&D weekly' });
    await setsUp(team, 'Grace', '#sales', { 'Name of the meeting': 'Pipeline' });
    const question = await asks(team, 'Grace', '#general', '/opener remove r&d  Weekly');
    expect(question.plainText).toContain('Remove this opener? No more posts will come.');
    expect(await standing()).toHaveLength(2);
    await presses(team, 'Grace', 'Remove', question);
    expect(question.plainText).toBe('R&D weekly in #product is removed. No more posts will come.');
    expect((await removes(team, 'Grace', '#sales', '/opener remove')).plainText).toContain(
      'Pipeline in #sales is removed.',
    );
    expect((await asks(team, 'Grace', '#sales', '/opener remove')).plainText).toBe(
      'There is no opener yet that you could mean. Type /opener list to see all, or /opener new to set one up.',
    );
    expect((await asks(team, 'Grace', '#sales', '/opener remove Pipelin')).plainText).toContain(
      'There is no opener named “Pipelin”.',
    );
  });

  it('asks which one, when a line could mean several or one elsewhere', async () => {
    await setsUp(team, 'Grace', '#product', { 'Name of the meeting': 'Weekly' });
    const elsewhere = await asks(team, 'Grace', '#general', '/opener remove');
    expect(elsewhere.plainText).toBe('Which one should I remove?\nWeekly in #product');
    expect(await standing()).toHaveLength(1);
    await setsUp(team, 'Grace', '#sales', { 'Name of the meeting': 'Weekly' });
    const question = await asks(team, 'Grace', '#general', '/opener remove weekly');
    expect(question.plainText).toBe('Which one should I remove?\nWeekly in #product\nWeekly in #sales');
    expect(question.buttons).toEqual(['Remove', 'Remove']);
    await presses(team, 'Grace', 'Remove', question);
    expect((await standing()).map(({ channelName }) => channelName)).toEqual(['sales']);
  });

  it('tells who owns somebody else’s; an admin may', async () => {
    await setsUp(team, 'Grace', '#product');
    for (const line of ['/opener remove', '/opener run', '/opener remove Weekly product']) {
      expect((await asks(team, 'Mikko', '#product', line)).plainText).toBe(
        'Grace hosts Weekly product. Only Grace or an admin can do that.',
      );
    }
    expect(await standing()).toHaveLength(1);
    expect((await removes(team, 'Aino', '#product', '/opener remove')).plainText).toContain('is removed.');
  });

  it('says a second time that it is gone', async () => {
    await setsUp(team, 'Grace', '#product');
    const [one, two] = [
      await asks(team, 'Grace', '#product', '/opener list'),
      await asks(team, 'Grace', '#product', '/opener list'),
    ];
    await presses(team, 'Grace', 'Remove', one);
    await presses(team, 'Grace', 'Remove', two);
    expect(team.slack.person('Grace').sees('#product').at(-1)?.plainText).toBe('This opener is gone: it was removed.');
  });

  it('lets no guest set one up, and says whom to ask', async () => {
    expect((await asks(team, 'Daniel', '#launch', '/opener new')).plainText).toBe(
      'Guests can’t set up openers. Ask a colleague.',
    );
    await setsUp(team, 'Grace', '#product');
    const list = await asks(team, 'Daniel', '#launch', '/opener list');
    expect([list.plainText, list.buttons]).toEqual(['There is no opener that you may know of.', []]);
  });

  it('helps with examples, and with nonsense too', async () => {
    for (const line of ['/opener', '/opener help']) {
      const help = (await asks(team, 'Grace', '#product', line)).plainText;
      expect(help).toContain('An opener puts a customer’s words at the top of a recurring meeting.');
      expect(help).toContain('/opener run Weekly product');
    }
    const nonsense = (await asks(team, 'Grace', '#product', '/opener frobnicate *now*')).plainText;
    expect(nonsense).toContain('I don’t know what “frobnicate *now*” means here.');
    expect(nonsense).toContain('/opener new');
  });

  it('where the bot is not: says how to invite it, and joins a public channel when asked', async () => {
    const said = await setsUp(team, 'Grace', '#random');
    expect(said).toContain(
      'I am not in #random yet, so I can’t post there. Type /invite @Empty Chair there, or let me join.',
    );
    await presses(team, 'Grace', 'Let me join');
    expect(reads('Grace')).toBe('I am in #random now. Weekly product will open there.');
    expect(team.slack.channel('#random').memberIds.has(team.slack.bot.userId)).toBe(true);
    await team.slack.person('Grace').removes('#random');
  });

  it('run where the bot is not says the same', async () => {
    await setsUp(team, 'Grace', '#random');
    await putsAway(team, 'Grace');
    const answer = await asks(team, 'Grace', '#random', '/opener run');
    expect(answer.plainText).toBe(
      'I can’t post in #random: I am not in it. Type /invite @Empty Chair there, or let me join.',
    );
    await presses(team, 'Grace', 'Let me join', answer);
    expect(answer.plainText).toBe('I am in #random now. Weekly product will open there.');
    await team.slack.person('Grace').removes('#random');
  });

  it('in a private channel without the bot: says how to invite it, and keeps what was filled in for afterwards', async () => {
    const said = await setsUp(team, 'Grace', '#leadership');
    expect(said).toContain(
      'I can’t see this channel: it is private and I am not in it. Type /invite @Empty Chair there.',
    );
    expect(await standing()).toHaveLength(0);
    await putsAway(team, 'Grace');
    await team.slack.person('Grace').invites('#leadership');
    const waiting = team.slack.person('Grace').dm().at(-1);
    await presses(team, 'Grace', 'Go on', waiting);
    expect(team.slack.person('Grace').modal().fields['Name of the meeting']?.value).toBe('Weekly product');
    await saves(team, 'Grace');
    expect(reads('Grace')).toContain('Weekly product in #leadership opens with a customer');
    await team.slack.person('Grace').removes('#leadership');
  });

  it('not twice under one name in one channel, whoever asks', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    expect(await setsUp(team, 'Mikko', '#product', { 'Name of the meeting': 'weekly  Product' })).toContain(
      'Weekly product opens in #product already; Grace hosts it.',
    );
    expect(team.slack.person('Mikko').modal().fields['Name of the meeting']?.value).toBe('weekly  Product');
    expect(await standing()).toHaveLength(1);
  });

  it('of a private channel: nobody outside learns that it exists', async () => {
    await setsUp(team, 'Grace', '#board', { 'Name of the meeting': 'Board' });
    expect((await asks(team, 'Priya', '#general', '/opener list')).plainText).toBe(
      'No meeting opens with a customer yet.',
    );
    expect((await asks(team, 'Priya', '#general', '/opener remove Board')).plainText).toContain(
      'There is no opener named “Board”.',
    );
    expect((await asks(team, 'Mikko', '#general', '/opener list')).plainText).toContain('Board in #board');
  });

  it('not in an archived channel, not in one that is shared, not where the host is not', async () => {
    const open = async (who: string, channel: string) => setsUp(team, who, '#general', { Channel: channel });
    expect(await open('Grace', '#attic')).toContain('#attic is archived. Choose another channel.');
    expect(await open('Mikko', '#acme-shared')).toContain(
      '#acme-shared is shared with another organisation, and what people told you stays inside yours.',
    );
    await putsAway(team, 'Mikko');
    expect(await open('Priya', '#launch')).toContain('You are not in #launch. Join it first.');
    expect(await standing()).toHaveLength(0);
  });

  it('warns where guests read along', async () => {
    expect(await setsUp(team, 'Grace', '#launch')).toContain(
      'Guests are in #launch: they will read what is posted there.',
    );
  });
});
