import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readAudit } from '../../src/database/audit.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import {
  asks,
  DEALT_WITH,
  hasLogged,
  openersIn,
  presses,
  putsAway,
  removes,
  saves,
  setsUp,
  startStory,
  submitsAgain,
} from './acts.ts';

/** Monday, 23 November 2026, noon in Helsinki; the meeting is on Tuesdays at ten. */
const MONDAY_NOON = new Date('2026-11-23T10:00:00Z');

describeEachProvider('a host changes an opener', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: MONDAY_NOON });
  });
  afterEach(async () => {
    for (const { name } of team.slack.people) await putsAway(team, name);
    for (const { name } of await standing()) await removes(team, 'Aino', '#general', `/opener remove ${name}`);
  });
  afterAll(() => team.end());

  const standing = () => team.db.prisma.opener.findMany({ where: { removedAt: null } });
  const planned = async () =>
    (await team.db.prisma.occurrence.findMany({ where: { kind: 'opener', state: 'planned' } })).map(({ nominalAt }) =>
      nominalAt.toISOString().slice(0, 16),
    );
  const reads = (who: string) => team.slack.person(who).modal().text;
  const weekly = async (fields = {}) => {
    await setsUp(team, 'Mikko', '#product', fields);
    await putsAway(team, 'Mikko');
  };
  const show = (who = 'Mikko') => asks(team, who, '#product', '/opener show');
  /** The last press arrives once more. */
  const pressesAgain = async () => {
    const pressed = team.slack.deliveries.filter(({ payload }) => payload.type === 'block_actions').at(-1);
    if (!pressed) throw new Error('Nobody has pressed anything');
    await team.slack.deliverAgain(pressed);
    await team.slack.settled();
  };
  /** Chooses an entry of the card's menu. */
  const chooses = (who: string, entry: string, card: Awaited<ReturnType<typeof show>>) =>
    presses(team, who, entry, card);

  it('sees it in words, with its next ten dates and all that can be done', async () => {
    await weekly({ 'How often': 'Every second week' });
    const card = await show();
    expect(card.plainText).toBe(
      [
        'Weekly product in #product',
        'Every second Tuesday at 10:00 Helsinki time · hosted by Mikko',
        'I post 5 minutes before it starts, with up to 3 stories.',
        'The next meetings:',
        '• tomorrow at 10:00 AM',
        ...['Dec 8', 'Dec 22'].map((day) => `• ${day}, 2026 at 10:00 AM`),
        ...['Jan 5', 'Jan 19', 'Feb 2', 'Feb 16', 'Mar 2', 'Mar 16', 'Mar 30'].map(
          (day) => `• ${day}, 2027 at 10:00 AM`,
        ),
      ].join('\n'),
    );
    expect(card.buttons).toEqual(['Post now', 'Preview', 'Edit', 'More settings', 'Skip next']);
    expect(card.menu).toEqual(['Skip or move one', 'Pause', 'Hand over', 'Log', 'Remove']);
    const priyas = await show('Priya');
    expect([...priyas.buttons, ...priyas.menu]).toEqual(['Preview', 'Log']);
  });

  it.each([
    ['Every month, on the last such day', ['Friday'], 'The last Friday of each month', 'Nov 27, 2026'],
    ['Every month, on the 31st or the last day', [], 'The 31st, or the last day, of each month', 'Nov 30, 2026'],
    ['Every 3 weeks', ['Monday', 'Thursday'], 'Every 3 weeks on Monday and Thursday', 'Nov 26, 2026'],
  ])('sets one up that meets: %s', async (rhythm, days, words, first) => {
    const said = await setsUp(team, 'Mikko', '#product', { 'How often': rhythm, Days: days });
    expect(said).toContain(`Weekly product in #product opens with a customer: ${words} at 10:00 Helsinki time.`);
    expect(said).toContain(`${first} at 9:55 AM`);
  });

  it('edits day, time, name and channel, and the next meeting is planned anew', async () => {
    await weekly();
    expect(await planned()).toEqual(['2026-11-24T08:00']);
    await presses(team, 'Mikko', 'Edit', await show());
    expect(team.slack.person('Mikko').modal().fields.Days?.value).toEqual(['Tuesday']);
    await saves(team, 'Mikko', {
      'Name of the meeting': 'Product weekly',
      Days: ['Wednesday'],
      Time: '13:30',
      Channel: '#sales',
    });
    expect(reads('Mikko')).toContain('Saved.\nProduct weekly in #sales\nWednesdays at 13:30 Helsinki time');
    expect(await planned()).toEqual(['2026-11-25T11:30']);
  });

  it('edits by typing, and is told when somebody was faster', async () => {
    await weekly();
    const [mikko, aino] = [team.slack.person('Mikko'), team.slack.person('Aino')];
    await mikko.types('#product', '/opener edit');
    await aino.types('#product', '/opener edit Weekly product');
    await saves(team, 'Aino', { Time: '11:00' });
    await submitsAgain(team);
    expect(reads('Aino')).toContain('Saved.\nWeekly product in #product\nTuesdays at 11:00 Helsinki time');
    await saves(team, 'Mikko', { Time: '12:00' });
    expect(reads('Mikko')).toContain('Weekly product was changed meanwhile, so nothing was saved.');
    expect(await planned()).toEqual(['2026-11-24T09:00']);
    const audit = (await readAudit(team.db.prisma, null)).filter(({ act }) => act === 'opener.edited');
    expect(audit.at(-1)?.detail).toBe('Weekly product in #product, hosted by Mikko');
  });

  it('of others nothing: it says whose it is', async () => {
    await weekly();
    const answer = await asks(team, 'Priya', '#product', '/opener skip');
    expect(answer.plainText).toBe('Mikko hosts Weekly product. Only Mikko or an admin can do that.');
  });

  it('skips the next one, once however often it is pressed, and takes it back', async () => {
    await weekly();
    const card = await show();
    await presses(team, 'Mikko', 'Skip next', card);
    await pressesAgain();
    expect(await planned()).toEqual(['2026-12-01T08:00']);
    expect(card.plainText).toContain('The meeting of tomorrow at 10:00 AM is skipped.');
    expect(card.plainText).toContain('• tomorrow at 10:00 AM: skipped\n• Dec 1, 2026 at 10:00 AM');
    await presses(team, 'Mikko', 'Undo', card);
    expect(card.plainText).toContain('The meeting of tomorrow at 10:00 AM takes place as planned.');
    expect(await planned()).toEqual(['2026-11-24T08:00']);
  });

  it('moves one, not into the past and not onto another', async () => {
    await weekly();
    const dates = await asks(team, 'Mikko', '#product', '/opener move');
    await presses(team, 'Mikko', 'Move', dates);
    const mikko = team.slack.person('Mikko');
    expect(mikko.modal().text).toContain('It is planned for 24 November 2026 at 10:00. The new time is Helsinki time.');
    await mikko.fills({ 'New day': '2026-11-23', 'New time': '11:59' });
    await mikko.submits({ evenIfInvalid: true });
    expect(mikko.modal().errors).toEqual({ 'New day': 'That time is over. Choose one that is still to come.' });
    await saves(team, 'Mikko', { 'New day': '2026-12-01', 'New time': '10:00' });
    expect(reads('Mikko')).toContain('Weekly product meets at that time already. Choose another one.');
    await saves(team, 'Mikko', { 'New day': '2026-11-26', 'New time': '14:00' });
    expect(reads('Mikko')).toContain('The meeting of tomorrow at 10:00 AM is moved to Nov 26, 2026 at 2:00 PM.');
    expect(await planned()).toEqual(['2026-11-26T12:00']);
    await presses(team, 'Mikko', 'Put it back', 'modal');
    expect(await planned()).toEqual(['2026-11-24T08:00']);
  });

  it('pauses it until a day, in their own words, and resumes it before', async () => {
    await weekly();
    const paused = await asks(team, 'Mikko', '#product', '/opener pause until 8 December');
    expect(paused.plainText).toContain('Weekly product rests.');
    expect(paused.plainText).toContain('Paused until 8 December 2026, when it goes on by itself.');
    expect(await planned()).toEqual(['2026-12-08T08:00']);
    const resumed = await asks(team, 'Mikko', '#product', '/opener resume Weekly product');
    expect(resumed.plainText).toContain('Weekly product goes on.');
    expect(await planned()).toEqual(['2026-11-24T08:00']);
    const wrong = await asks(team, 'Mikko', '#product', '/opener pause until Christmas');
    expect(wrong.plainText).toContain('I don’t know the day “Christmas”.');
    expect(await planned()).toEqual(['2026-11-24T08:00']);
  });

  it('pauses it without an end by the card’s menu: nothing is planned until somebody resumes it', async () => {
    await weekly();
    await chooses('Mikko', 'Pause', await show());
    await saves(team, 'Mikko');
    expect(reads('Mikko')).toContain('Paused until somebody resumes it.\nNo meeting comes while it is paused.');
    expect((await asks(team, 'Mikko', '#product', '/opener list')).plainText).toContain('hosted by Mikko · paused');
    expect(await planned()).toEqual([]);
    await presses(team, 'Mikko', 'Resume', 'modal');
    expect(await planned()).toEqual(['2026-11-24T08:00']);
  });

  it('ends it, and holidays skip or move a meeting', async () => {
    await weekly({ Days: ['Friday'] });
    await presses(team, 'Mikko', 'More settings', await show());
    const mikko = team.slack.person('Mikko');
    await mikko.fills({ 'On a public holiday': 'Skip the meeting', 'Last meeting on or before': '2027-01-31' });
    await mikko.submits({ evenIfInvalid: true });
    expect(mikko.modal().errors).toEqual({ 'Public holidays of': 'The holidays of which country?' });
    await saves(team, 'Mikko', { 'Public holidays of': 'Finland' });
    expect(reads('Mikko')).toContain('Fridays at 10:00 Helsinki time, until 31 January 2027');
    expect(reads('Mikko')).toContain('On public holidays (Finland) there is no meeting.');
    expect(reads('Mikko')).toContain('• Dec 25, 2026 at 10:00 AM: no meeting, Christmas Day');
    expect(reads('Mikko')).toContain("• Jan 1, 2027 at 10:00 AM: no meeting, New Year's Day");
    await presses(team, 'Mikko', 'More settings', 'modal');
    await saves(team, 'Mikko', {
      'On a public holiday': 'Move it to the next working day, at the same time',
      'Last meeting on or before': null,
      'Or end after so many meetings': '6',
      'How many customers it shows at most': 'One',
      'Which stories': ['Wow'],
      'Only of these kinds of customers': 'donor\nbuyer',
      'What I ask': ['For the lesson, in the thread, once the meeting is over'],
    });
    expect(reads('Mikko')).toContain('Fridays at 10:00 Helsinki time, 6 times');
    expect(reads('Mikko')).toContain('with one story (donor, buyer), only “Wow”.');
    expect(reads('Mikko')).toContain('• Dec 28, 2026 at 10:00 AM instead of Dec 25, 2026 at 10:00 AM');
    const [row] = await standing();
    expect(row).toMatchObject({ mostShown: 1, asksForStories: false, asksForLesson: true, onHoliday: 'move' });
  });

  it('and what the settings cannot take is said at its field', async () => {
    await weekly();
    await presses(team, 'Mikko', 'More settings', await show());
    const mikko = team.slack.person('Mikko');
    await mikko.fills({
      'Last meeting on or before': '2027-01-31',
      'Or end after so many meetings': '3',
      'Begin on or after': '2026-11-01',
      'Only of these kinds of customers': 'aliens',
    });
    await mikko.submits({ evenIfInvalid: true });
    expect(mikko.modal().errors).toEqual({
      'Begin on or after': 'This day is over.',
      'Or end after so many meetings': 'Choose one: a day, or a number.',
      'Only of these kinds of customers': 'Not among the kinds here: aliens.',
    });
  });

  it('hands it to a colleague, who hears of it; not to a guest or an app', async () => {
    await weekly();
    await chooses('Mikko', 'Hand over', await show());
    await saves(team, 'Mikko', { 'New host': 'Priya' });
    expect(reads('Mikko')).toBe('Weekly product is hosted by Priya now.');
    expect(team.slack.person('Priya').dm().at(-1)?.plainText).toContain(
      'Mikko handed Weekly product in #product over to you: Tuesdays at 10:00 Helsinki time.',
    );
    expect((await asks(team, 'Mikko', '#product', '/opener skip')).plainText).toContain('Priya hosts Weekly product.');
  });
});

describeEachProvider('the log of an opener', (provider) => {
  let team: Team;
  afterEach(() => team.end());

  it('tells what became of each: posted, silent, skipped, a holiday, paused', async () => {
    team = await startStory(provider, { at: new Date('2026-12-07T10:00:00Z') });
    await hasLogged(team, 'Mikko', 'Acme Oy: one', DEALT_WITH);
    await setsUp(team, 'Mikko', '#product', { Days: ['Friday'] });
    await presses(team, 'Mikko', 'More settings', 'modal');
    await saves(team, 'Mikko', { 'Public holidays of': 'Finland', 'On a public holiday': 'Skip the meeting' });
    await putsAway(team, 'Mikko');
    expect((await asks(team, 'Mikko', '#product', '/opener log')).plainText).toBe(
      'Weekly product has had no meeting since it was set up.',
    );
    await team.until('2026-12-17T12:00:00Z');
    expect(openersIn(team, '#product')).toHaveLength(1);
    await presses(team, 'Mikko', 'Skip next', await asks(team, 'Mikko', '#product', '/opener show'));
    await team.until('2027-01-09T12:00:00Z');
    await asks(team, 'Mikko', '#product', '/opener pause');
    await team.until('2027-01-18T12:00:00Z');
    const paused = await asks(team, 'Mikko', '#product', '/opener log');
    const lines = [
      'The last meetings of Weekly product in #product:',
      'Jan 15, 2027 at 10:00 AM: paused',
      'Jan 8, 2027 at 10:00 AM: silent: I had nothing new for this channel.',
      "Jan 1, 2027 at 10:00 AM: no meeting, New Year's Day",
      'Dec 25, 2026 at 10:00 AM: no meeting, Christmas Day',
      'Dec 18, 2026 at 10:00 AM: skipped',
      'Dec 11, 2026 at 10:00 AM: posted · see it',
    ];
    expect(paused.plainText).toBe(lines.join('\n'));
    await asks(team, 'Mikko', '#product', '/opener resume');
    expect((await asks(team, 'Mikko', '#product', '/opener log')).plainText).toBe(lines.join('\n'));
  });
});
