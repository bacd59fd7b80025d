import { afterEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

describeEachProvider('openers and the calendar', (provider) => {
  let team: Team;
  afterEach(() => team.end());

  /** Every meeting needs something new to open with. */
  const logsOne = (text: string) => hasLogged(team, 'Mikko', `Acme Oy: ${text}`, DEALT_WITH);
  const posted = () =>
    openersIn(team, '#product').map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));

  it('takes a time that a spring gap leaves out, and posts as much later as the gap is long', async () => {
    team = await startStory(provider, { at: new Date('2027-03-26T10:00:00Z') });
    await logsOne('one');
    const said = await setsUp(team, 'Mikko', '#product', {
      Days: ['Sunday'],
      Time: '03:30',
      'Minutes before the meeting': '0',
    });
    expect(said).toContain(
      'Sundays at 03:30 Helsinki time. I post when the meeting starts: Mar 28, 2027 at 4:30 AM, then Apr 4, 2027 at 3:30 AM',
    );
    await putsAway(team, 'Mikko');
    await team.until('2027-03-28T01:29:00Z');
    expect(posted()).toEqual([]);
    await team.until('2027-03-28T02:00:00Z');
    expect(posted()).toEqual(['2027-03-28T01:30']);
    await logsOne('two');
    await team.until('2027-04-04T02:00:00Z');
    expect(posted()).toEqual(['2027-03-28T01:30', '2027-04-04T00:30']);
  });

  it('posts once at a time that comes twice in autumn', async () => {
    team = await startStory(provider, { at: new Date('2027-10-30T10:00:00Z') });
    await logsOne('one');
    await setsUp(team, 'Mikko', '#product', { Days: ['Sunday'], Time: '03:30', 'Minutes before the meeting': '0' });
    await putsAway(team, 'Mikko');
    await team.until('2027-10-31T00:31:00Z');
    expect(posted()).toEqual(['2027-10-31T00:30']);
    await logsOne('two');
    await team.until('2027-10-31T06:00:00Z');
    expect(posted()).toHaveLength(1);
    await team.until('2027-11-07T06:00:00Z');
    expect(posted()).toEqual(['2027-10-31T00:30', '2027-11-07T01:30']);
  });

  it('keeps to the meeting’s wall time on each local day, over both changes of the clock', async () => {
    team = await startStory(provider, { at: new Date('2026-10-23T12:00:00Z') });
    await logsOne('first');
    await setsUp(team, 'Grace', '#product', {
      Days: ['Monday', 'Friday'],
      Time: '09:00',
      'Time zone': 'New York (America)',
    });
    await putsAway(team, 'Grace');
    for (const day of ['2026-10-24', '2026-10-27', '2026-10-31', '2026-11-03']) {
      await team.until(`${day}T12:00:00Z`);
      await logsOne(day);
    }
    expect(posted()).toEqual(['2026-10-23T12:55', '2026-10-26T12:55', '2026-10-30T12:55', '2026-11-02T13:55']);
  });

  it('moves a meeting to a night when the clocks change, and tells so in its log', async () => {
    team = await startStory(provider, { at: new Date('2027-03-26T10:00:00Z') });
    await logsOne('one');
    await setsUp(team, 'Mikko', '#product', { Days: ['Monday'], 'Minutes before the meeting': '0' });
    await putsAway(team, 'Mikko');
    await presses(team, 'Mikko', 'Move', await asks(team, 'Mikko', '#product', '/opener move'));
    await saves(team, 'Mikko', { 'New day': '2027-03-28', 'New time': '03:30' });
    await putsAway(team, 'Mikko');
    await team.until('2027-03-30T06:00:00Z');
    expect(posted()).toEqual(['2027-03-28T01:30']);
    expect((await asks(team, 'Mikko', '#product', '/opener log')).plainText.split('\n').slice(1)).toEqual([
      'yesterday at 10:00 AM: moved to Mar 28, 2027 at 4:30 AM',
      'Mar 28, 2027 at 4:30 AM: posted · see it',
    ]);
  });

  it('meets on the last day of a short month, and at its wall time on both sides of the change', async () => {
    team = await startStory(provider, { at: new Date('2027-02-01T10:00:00Z') });
    await setsUp(team, 'Mikko', '#product', {
      'How often': 'Every month, on the 31st or the last day',
      Days: [],
      'Minutes before the meeting': '0',
    });
    await putsAway(team, 'Mikko');
    for (const day of ['2027-02-27', '2027-03-27', '2027-04-27']) {
      await team.until(`${day}T12:00:00Z`);
      await logsOne(day);
    }
    await team.until('2027-05-01T12:00:00Z');
    expect(posted()).toEqual(['2027-02-28T08:00', '2027-03-31T07:00', '2027-04-30T07:00']);
  });
});
