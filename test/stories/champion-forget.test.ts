import { afterEach, beforeEach, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

const EVERYBODY = ['Aino', 'Mikko', 'Priya', 'Grace', 'Arjun', 'Daniel'];

describeEachProvider('what a customer champion is told, when somebody is forgotten', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { champion } = await store.read();
    await store.save('champion', { ...champion, length: 1 }, team.clock.now());
    for (const who of ['Mikko', 'Priya', 'Grace']) await asks(team, who, '#general', '/champion nominate me');
    await team.until('2026-11-20T12:00:00Z');
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out');
  });
  afterEach(() => team.end());

  const told = (who: string): string[] =>
    team.slack
      .person(who)
      .dm()
      .filter(({ author }) => author.isBot)
      .map(({ plainText, text }) => `${plainText}\n${text}`);
  const naming = (name: RegExp): string[] => EVERYBODY.flatMap(told).filter((text) => name.test(text));
  /** Slack's pace is one change a second in a channel. */
  const changesAreMade = async (): Promise<void> => {
    for (let change = 0; change < 8; change += 1)
      await team.until(new Date(team.clock.now().getTime() + 60_000).toISOString());
  };
  const forgets = async (line: string): Promise<string> => {
    await putsAway(team, 'Aino');
    await team.slack.person('Aino').types('#general', `/heard forget ${line}`);
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    const { text } = team.slack.person('Aino').modal();
    await putsAway(team, 'Aino');
    await team.slack.settled();
    return text;
  };

  it('a customer goes from the brief and from Friday’s list, and both count among what named them', async () => {
    await hasLogged(team, 'Priya', 'Pekka, Beta Oy: it is slow');
    await team.until('2026-11-27T12:00:00Z');
    const before = naming(/Maarit|export times/u);
    expect(
      told('Mikko').filter((text) => /^(?:You are|The week as) customer champion.*Maarit/su.test(text)),
    ).toHaveLength(2);
    expect(await forgets('Maarit, Acme Oy')).toContain(`${before.length} messages of mine in Slack name them`);
    await changesAreMade();
    expect(naming(/Maarit|Acme|export times/u)).toEqual([]);
    const friday = told('Mikko').find((text) => text.startsWith('The week as customer champion'));
    expect(friday).toContain('Pekka');
  });

  it('Friday’s list follows what becomes of what it shows', async () => {
    await team.until('2026-11-27T12:00:00Z');
    await asks(team, 'Priya', '#general', '/heard delete 1');
    await team.slack.settled();
    expect(told('Mikko').filter((text) => text.includes('nothing waits any more'))).toHaveLength(1);
  });

  it('the next champion’s brief no longer says whose term it was, nor who left the note', async () => {
    await team.until('2026-11-30T07:30:00Z');
    await team.slack.person('Mikko').types('#general', '/champion note');
    await team.slack.settled();
    await saves(team, 'Mikko', { 'What should the next champion know?': 'Ring Maarit on Monday.' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-30T18:00:00Z');
    expect(naming(/In Mikko’s term|Mikko leaves you a note/u)).toHaveLength(1);
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await forgets('@mikko');
    await changesAreMade();
    expect(['Aino', 'Priya', 'Grace'].flatMap(told).filter((text) => text.includes('Mikko'))).toEqual([]);
  });
});
