import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

/** It is Tuesday noon in Helsinki; the weekly meeting is next on Tuesday, 24 November, at ten. */
describeEachProvider('ideas beside meetings and customers’ words', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:00:00Z') });
  });
  afterEach(() => team.end());

  const puts = async (who: string, fields: Parameters<typeof saves>[2]) => {
    await team.slack.person(who).types('#general', '/idea');
    await team.slack.settled();
    await saves(team, who, fields);
    await putsAway(team, who);
  };
  const meets = async (date: string) => {
    await team.until(`${date}T08:01:00Z`);
    const post = openersIn(team, '#product').at(-1);
    if (!post) throw new Error('nothing was posted');
    return post;
  };

  it('a meeting hears of new ideas once, with their customer and delight', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Mikko', 'Acme Oy: they rang me on Sunday', DEALT_WITH);
    await puts('Priya', {
      'The idea, in one line': 'Say thanks by phone',
      'Who is the customer for it?': 'Donors who give once',
      'Why will it delight them?': 'Nobody else rings them',
    });
    const first = await meets('2026-11-24');
    expect(first.plainText).toContain('A new idea');
    expect(first.plainText).toContain(
      'Say thanks by phone (#1)\nFor: Donors who give once\nDelight: Nobody else rings them',
    );
    await presses(team, 'Arjun', 'Open', first);
    expect(team.slack.person('Arjun').modal().text).toContain('Sent by Priya');

    await hasLogged(team, 'Mikko', 'Beta Oy: it just works', DEALT_WITH);
    const second = await meets('2026-12-01');
    expect(second.ts).not.toBe(first.ts);
    expect(second.plainText).not.toContain('Say thanks by phone');
  });

  it('a meeting hears once what was done, what changed and why, where nothing else tells everybody', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Mikko', 'Acme Oy: they rang me on Sunday', DEALT_WITH);
    await asks(team, 'Priya', '#general', '/idea say thanks by phone');
    await presses(team, 'Aino', 'Done…', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', {
      'What changed, and why?': 'Whoever gives is rung the day after; five asked for it.',
      'What does it do for the customer?': 'They know that somebody noticed.',
      'Who built it?': ['Arjun'],
    });
    const first = await meets('2026-11-24');
    expect(first.plainText).toContain(
      [
        'An idea is done',
        'say thanks by phone (#1)',
        'What changed: Whoever gives is rung the day after; five asked for it.',
        'For the customer: They know that somebody noticed.',
        'Thank you, Priya, for the idea, and Arjun for making it real.',
      ].join('\n'),
    );
    expect(first.text).toContain('Done: say thanks by phone (#1)');

    await hasLogged(team, 'Mikko', 'Beta Oy: it just works', DEALT_WITH);
    expect((await meets('2026-12-01')).plainText).not.toContain('say thanks by phone');
  });

  it('says how many more there are than a post shows, and leads to all', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Mikko', 'Acme Oy: they rang me on Sunday', DEALT_WITH);
    for (const what of ['one', 'two', 'three', 'four', 'five']) {
      await asks(team, 'Priya', '#general', `/idea try number ${what}`);
    }
    const post = await meets('2026-11-24');
    expect(post.plainText).toContain('And 2 more.');
    expect(post.plainText).not.toContain('try number two');
    await presses(team, 'Arjun', 'See all', post);
    expect(team.slack.person('Arjun').modal().text).toContain('try number two');
  });

  it('makes an idea of a story in the meeting, linked to it, and says so on the record', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: they rang me on Sunday', DEALT_WITH);
    const post = await meets('2026-11-24');
    await presses(team, 'Arjun', 'Make it an idea', post);
    const form = team.slack.person('Arjun').modal();
    expect(form.fields['Conversations it answers']?.value).toEqual([`#${number} Acme Oy: they rang me on Sunday`]);
    await saves(team, 'Arjun', { 'The idea, in one line': 'Ring on Sundays' });
    await putsAway(team, 'Arjun');
    const shown = await asks(team, 'Priya', '#general', `/heard ${number}`);
    expect(shown.plainText).toContain('An idea came of it: #1 Ring on Sundays · new');
  });

  it('is made of a message, confined to a channel that the bot does not know to be public', async () => {
    const priya = team.slack.person('Priya');
    const said = await priya.says('#launch', 'We should number the boxes');
    await priya.usesMessageShortcut(said, 'Make it an idea');
    await team.slack.settled();
    const form = priya.modal();
    expect(form.fields['The idea, in one line']?.value).toBe('We should number the boxes');
    await saves(team, 'Priya');
    expect(await team.db.prisma.idea.findFirstOrThrow()).toMatchObject({ title: 'We should number the boxes' });
  });

  it('shows what it masks of a line, too, before it is kept', async () => {
    await team.slack.person('Priya').types('#general', '/idea ring Maarit back, 040 123 4567');
    await team.slack.settled();
    expect(team.slack.person('Priya').modal().fields['The idea, in one line']?.value).toBe('ring Maarit back, [phone]');
    expect(await team.db.prisma.idea.count()).toBe(0);
    await saves(team, 'Priya');
    expect(await team.db.prisma.idea.findFirstOrThrow()).toMatchObject({ title: 'ring Maarit back, [phone]' });
  });

  it('shows what personal data it masks before it is sent', async () => {
    await team.slack.person('Priya').types('#general', '/idea');
    await team.slack.settled();
    await saves(team, 'Priya', {
      'The idea, in one line': 'Ring Maarit',
      'What exactly?': 'Her number is 040 123 4567.',
    });
    const again = team.slack.person('Priya').modal();
    expect(again.fields['What exactly?']?.value).toBe('Her number is [phone].');
    expect(await team.db.prisma.idea.count()).toBe(0);
    await saves(team, 'Priya');
    expect(await team.db.prisma.idea.findFirstOrThrow()).toMatchObject({ text: 'Her number is [phone].' });
  });
});
