import { afterEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { DEALT_WITH, hasLogged, openersIn, putsAway, setsUp, startStory } from './acts.ts';

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
});
