import { afterEach, expect, it } from 'vitest';
import { localDate, localWallTime } from '../../src/schedule/local-time.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, logs, putsAway, startStory } from './acts.ts';

/** The Sundays of 2027 in whose night the clocks change; logged on Thursday at noon, it is to be answered by then. */
const NIGHTS = [
  ['spring', 'Mikko', 'Europe/Helsinki', '2027-03-25T10:00:00Z', '2027-03-28', '06:00'],
  ['autumn', 'Mikko', 'Europe/Helsinki', '2027-10-28T09:00:00Z', '2027-10-31', '07:00'],
  ['spring', 'Grace', 'America/New_York', '2027-03-11T17:00:00Z', '2027-03-14', '13:00'],
  ['autumn', 'Grace', 'America/New_York', '2027-11-04T16:00:00Z', '2027-11-07', '14:00'],
] as const;

describeEachProvider('the morning after the night in which the clocks change', (provider) => {
  let team: Team;
  afterEach(() => team.end());

  it.each(NIGHTS)('comes once, at nine: in %s, to %s in %s', async (_season, who, zone, thursday, sunday, inUtc) => {
    team = await startStory(provider, { at: new Date(thursday) });
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { time } = await store.read();
    await store.save('time', { ...time, weekdays: [1, 2, 3, 4, 5, 6, 7] }, team.clock.now());
    const number = await logs(team, 'Priya', 'Acme Oy: export times out every Monday');
    await putsAway(team, 'Priya');
    await asks(team, 'Priya', '#sales', `/heard assign ${number} @${who}`);
    await team.until(`${sunday}T23:30:00Z`);
    const mornings = team.slack
      .person(who)
      .dm()
      .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('Good morning'));
    const instants = mornings.map(({ ts }) => new Date(Number(ts) * 1000));
    expect(instants.map((instant) => `${localDate(instant, zone)} ${localWallTime(instant, zone)}`)).toEqual([
      `${sunday} 09:00`,
    ]);
    expect(instants[0]?.toISOString().slice(0, 16)).toBe(`${sunday}T${inUtc}`);
    expect(mornings[0]?.plainText).toContain('• Acme Oy, 3 days: “export times out every Monday” #1');
  });
});
