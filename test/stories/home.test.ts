import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

/** What an owner may do with what they have not answered. */
const OWNERS = ['Answered…', 'Assign…', 'No answer needed', 'Wait for the customer', 'Make it an idea'];

/** What everybody may do at any time. */
const WHAT_TO_DO = ['Log what a customer said', 'Send an idea', 'What I heard', 'Set up an opener'];

describeEachProvider('App Home and /chair', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const opensHome = async (who: string) => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home();
  };

  it('says in three lines what this is, and what to begin with', async () => {
    const home = await opensHome('Priya');
    expect(home.text.split('\n')).toEqual([
      'A seat for the customer',
      'I open your meetings with what a customer really said.',
      'Log what you hear in ten seconds, with /heard or the button below.',
      'What needs an answer gets an owner, and whoever heard it is told what became of it.',
    ]);
    expect(home.buttons).toEqual(['Log what a customer said', 'Set up an opener']);
    await presses(team, 'Priya', 'Log what a customer said', 'home');
    expect(team.slack.person('Priya').modal().title).toBe('What a customer said');
    await putsAway(team, 'Priya');
    await presses(team, 'Priya', 'Set up an opener', 'home');
    expect(team.slack.person('Priya').modal().title).toBe('Set up an opener');
  });

  it('says it at the first visit only, to whoever comes, and not less of their own for it', async () => {
    await setsUp(team, 'Mikko', '#product');
    await asks(team, 'Grace', '#sales', '/chair pause until 2026-11-20');
    const first = await opensHome('Grace');
    expect(first.text).toContain('A seat for the customer');
    expect(first.text).toContain('Weekly product in #product opens next');
    expect(first.text).toContain('You are paused until 20 November 2026.');
    expect(first.buttons).toEqual(['Log what a customer said', 'Set up an opener', 'I am back']);
    const again = await opensHome('Grace');
    expect(again.text).not.toContain('A seat for the customer');
    expect(again.text).toContain('Nothing waits for you\nYou are paused until 20 November 2026.');
    expect(again.buttons).toEqual(['I am back', ...WHAT_TO_DO, 'My time and mutes']);
  });

  it('is of use to whoever has nothing to do, and stays what it was while the first visit lasts', async () => {
    const priya = team.slack.person('Priya');
    await opensHome('Priya');
    await hasLogged(team, 'Mikko', 'Delta: where is mine?');
    await team.until('2026-11-17T07:01:00Z');
    expect(priya.home().text).toContain('A seat for the customer');
    expect(priya.home().text).toContain('1 customer waits for an owner.');
    expect((await opensHome('Priya')).text.split('\n')[0]).toBe('Nothing waits for you');
    expect(priya.home().buttons).toEqual(['See and take', ...WHAT_TO_DO, 'Pause my reminders', 'My time and mutes']);
    await presses(team, 'Priya', 'My time and mutes', 'home');
    expect(priya.modal().text).toContain('Your time');
  });

  it('lists what one owns, what waits for an owner, and one’s next openers', async () => {
    await logs(team, 'Mikko', 'Maarit, Acme Oy: where is my <invoice>?');
    await presses(team, 'Mikko', 'Take it myself');
    await hasLogged(team, 'Priya', 'Delta: and mine?');
    await setsUp(team, 'Mikko', '#product');
    expect((await opensHome('Mikko')).text.split('\n').slice(3, 5)).toEqual([
      'What needs an answer gets an owner, and whoever heard it is told what became of it.',
      '1 customer waits for you',
    ]);
    const home = await opensHome('Mikko');
    expect(home.text).toBe(
      [
        '1 customer waits for you',
        'Maarit, Acme Oy · #1 · heard today',
        '▱▱▱▱▱ answer by Nov 20, 2026 at 9:00 AM',
        'where is my <invoice>?',
        '1 customer waits for an owner.',
        'Weekly product in #product opens next today at 9:55 AM',
        'What you heard',
        'Maarit, Acme Oy · #1 · heard today · Mikko owns it',
        'Everyone, the last 30 days',
        '• 2 heard: 🌧️ 2 fell short',
        '• 1 of 1 had an owner within a working day',
        'Counts of what happened, of nobody in particular.',
      ].join('\n'),
    );
    await presses(team, 'Mikko', 'See and take', 'home');
    expect(team.slack.person('Mikko').modal().text).toContain('and mine?');
  });

  it('opens what waits for one, and asks again whose it is to read', async () => {
    const number = await logs(team, 'Mikko', 'Maarit, Acme Oy: where is my invoice?', {
      fields: { 'When?': '2026-11-14', 'Who may read it?': 'Only the people of the channel it comes from' },
    });
    await presses(team, 'Mikko', 'Take it myself');
    const home = await opensHome('Mikko');
    expect(home.text).toContain(`Maarit, Acme Oy · #${number} · heard 3 days ago`);
    await presses(team, 'Mikko', 'Open', 'home');
    const mikko = team.slack.person('Mikko');
    expect(mikko.modal().title).toBe('What they said');
    expect(mikko.modal().text).toContain(`#${number} · You own it.`);
    expect(mikko.modal().buttons).toEqual(['Another customer said this', 'Undo', ...OWNERS]);
    await putsAway(team, 'Mikko');
    await hasLogged(team, 'Grace', 'Delta: something else');
    const { id } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    await team.db.prisma.conversation.updateMany({
      where: { number },
      data: { ownerId: id, hearerId: id, placeId: 'CELSEWHERE' },
    });
    await presses(team, 'Mikko', 'Open', 'home');
    expect(mikko.modal().text).toBe(`There is no #${number} that you may read.`);
  });

  it('lets one answer on the spot, and is shown anew wherever it stands open', async () => {
    const number = await hasLogged(team, 'Priya', 'Delta: where is mine?');
    await asks(team, 'Mikko', '#sales', `/heard assign ${number} @Mikko`);
    expect((await opensHome('Mikko')).text).toContain('1 customer waits for you');
    const priyas = await opensHome('Priya');
    expect(priyas.text).toContain(`Delta · #${number} · heard today · Mikko owns it`);
    await presses(team, 'Mikko', 'Answered', 'home');
    expect(team.slack.person('Mikko').modal().title).toBe('We answered');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It is in the post.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-17T07:01:00Z');
    expect(team.slack.person('Priya').home().text).toContain(`Delta · #${number} · heard today · answered`);
    const mine = team.slack.person('Mikko').home();
    expect(mine.text).toContain('what did we learn, by');
    expect(mine.text).toContain('to an answer at the median, of 1');
    const published = team.slack.calls.filter(({ method }) => method === 'views.publish').length;
    await hasLogged(team, 'Grace', 'Delta: nothing that Homes tell', { in: '#general' });
    await team.until('2026-11-17T07:02:00Z');
    expect(team.slack.calls.filter(({ method }) => method === 'views.publish').length).toBeGreaterThan(published);
  });

  it('lets one put off, tell everyone, and say that what one promised is done', async () => {
    await chooses(team, { shareChannelId: 'C0PRODUCT' });
    const mikko = team.slack.person('Mikko');
    const soon = () => team.until(new Date(team.clock.now().getTime() + 10_000));
    const number = await hasLogged(team, 'Priya', 'Delta: where is mine?');
    await asks(team, 'Mikko', '#sales', `/heard assign ${number} @Mikko`);
    await opensHome('Mikko');
    await presses(team, 'Mikko', 'Snooze', 'home');
    await saves(team, 'Mikko', { 'Until when?': 'Monday' });
    await putsAway(team, 'Mikko');
    await soon();
    expect(mikko.home().text).toContain('· put off until Nov 23, 2026 at 9:00 AM');
    await presses(team, 'Mikko', 'Answered', 'home');
    await saves(team, 'Mikko', { 'What did you tell them?': 'It is in the post.', 'Who hears of it?': [] });
    await putsAway(team, 'Mikko');
    await soon();
    await presses(team, 'Mikko', 'Share', 'home');
    expect(mikko.modal().text).toContain('Everyone hears of it in #product.');
    await putsAway(team, 'Mikko');
    await soon();
    expect(mikko.home().buttons).not.toContain('Share');
    await presses(team, 'Mikko', 'What did we learn?', 'home');
    await saves(team, 'Mikko', {
      'Why did it come about?': 'Nobody looks at the post on Fridays.',
      'What will keep it from coming again?': 'Look at it daily',
      'Who does that?': 'Mikko',
      'By when?': '2026-11-25',
    });
    await putsAway(team, 'Mikko');
    await soon();
    expect(mikko.home().text).toContain('So that it does not come again\n#1 · Look at it daily · by 25 November 2026');
    await presses(team, 'Mikko', 'Done', 'home');
    expect(mikko.modal().text).toContain('✓ What prevents #1 is done.');
    await putsAway(team, 'Mikko');
    await soon();
    expect(mikko.home().text).toContain('#1 · Look at it daily · done; whether it held is asked on Dec 25, 2026');
    await team.until('2026-12-28T08:00:00Z');
    expect((await opensHome('Mikko')).text).toContain('#1 · Look at it daily · did it hold?');
    await presses(team, 'Mikko', 'Yes', 'home');
    await putsAway(team, 'Mikko');
    await soon();
    expect(mikko.home().text).not.toContain('Look at it daily');
  });

  it('goes through what waits ten at a time', async () => {
    for (let index = 0; index < 12; index += 1) await logs(team, 'Mikko', `Acme Oy: number ${index}`);
    const { id } = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    await team.db.prisma.conversation.updateMany({ data: { ownerId: id, stage: 'assigned' } });
    const home = await opensHome('Mikko');
    expect(home.text).toContain('1 to 10 of 12');
    await presses(team, 'Mikko', 'Due later', 'home');
    const second = team.slack.person('Mikko').home();
    expect(second.text).toContain('11 to 12 of 12');
    expect(second.text).toContain('number 11');
    await presses(team, 'Mikko', 'Due sooner', 'home');
    expect(team.slack.person('Mikko').home().text).toContain('1 to 10 of 12');
  });

  it('leads to all openers when more are coming up than it shows', async () => {
    for (let index = 1; index <= 6; index += 1) {
      await setsUp(team, 'Mikko', '#product', { 'Name of the meeting': `Meeting ${index}` });
      await putsAway(team, 'Mikko');
    }
    const mikko = team.slack.person('Mikko');
    await mikko.opensHome();
    await team.slack.settled();
    expect(mikko.home().text).toContain('and 1 more');
    await presses(team, 'Mikko', 'All openers', 'home');
    for (let index = 1; index <= 6; index += 1) expect(mikko.modal().text).toContain(`Meeting ${index}`);
    await presses(team, 'Mikko', 'Open', 'modal');
    expect(mikko.modal().text).toMatch(/Meeting \d/u);
    expect(mikko.modal().buttons).toContain('Preview');
  });

  it('shows an admin what is not set up yet, each with its fix', async () => {
    const home = await opensHome('Aino');
    expect(home.text).toContain('No meeting has an opener yet.');
    expect(home.buttons).toEqual(
      expect.arrayContaining(['Choose channels', 'Choose a country', 'Show the whole set-up']),
    );
    await presses(team, 'Aino', 'Choose a country', 'home');
    expect(team.slack.person('Aino').modal().title).toBe('Working time');
    expect((await opensHome('Mikko')).text).not.toContain('Set-up');
  });

  it('says that one is paused, and takes one back', async () => {
    await logs(team, 'Mikko', 'Acme Oy: hello');
    await asks(team, 'Mikko', '#sales', '/chair pause until 2026-11-20');
    expect((await opensHome('Mikko')).text).toContain('You are paused until 20 November 2026.');
    await presses(team, 'Mikko', 'I am back', 'home');
    await putsAway(team, 'Mikko');
    expect((await opensHome('Mikko')).text).not.toContain('paused');
  });

  it('is not shown to people of another organisation', async () => {
    await hasLogged(team, 'Mikko', 'Acme Oy: ours');
    await team.slack.person('Kenji').opensHome();
    await team.slack.settled();
    expect(team.slack.calls.filter(({ method }) => method === 'views.publish')).toEqual([]);
  });

  it('offers a guest what a guest may do', async () => {
    await hasLogged(team, 'Priya', 'Delta: not for guests');
    const home = await opensHome('Daniel');
    expect(home.text.split('\n')[0]).toBe('A seat for the customer');
    expect(home.text).not.toContain('Delta');
    expect(home.text).not.toContain('Everyone');
    expect(home.buttons).toEqual(['Log what a customer said', 'What I heard']);
  });

  it('helps with /chair, whatever is typed behind it', async () => {
    const help = await asks(team, 'Priya', '#general', '/chair');
    expect(help.plainText).toContain('I keep a seat for the customer in your meetings.');
    expect(help.plainText).toContain('/heard Acme: the export times out every Monday');
    expect(help.buttons).toEqual(['Log what a customer said', 'Set up an opener']);
    const unclear = await asks(team, 'Priya', '#general', '/chair <sit> & *down*');
    expect(unclear.plainText).toContain('I don’t know what “<sit> & *down*” means here.');
  });
});
