import { afterAll, beforeAll, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a champion’s Friday', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: new Date('2026-11-19T12:00:00Z') });
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    const { champion } = await store.read();
    await store.save('champion', { ...champion, length: 2, weekday: 5 }, team.clock.now());
    for (const [minute, who] of ['Mikko', 'Priya', 'Aino'].entries()) {
      await team.until(`2026-11-19T12:0${minute}:00Z`);
      await asks(team, who, '#general', '/champion nominate me');
    }
    await hasLogged(team, 'Grace', 'Maarit, Acme Oy: the export times out');
  });
  afterAll(() => team.end());

  const told = (who: string, opening: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.startsWith(opening));
  const digests = () => ['Mikko', 'Priya', 'Aino'].map((who) => told(who, 'The week as customer champion').length);

  it('brings the brief alone to whoever begins that very morning: it lists the same', async () => {
    await team.until('2026-11-20T15:00:00Z');
    expect(told('Mikko', 'You are customer champion until')).toHaveLength(1);
    expect(digests()).toEqual([0, 0, 0]);
  });

  it('brings the digest to whoever took over on Thursday evening, and to nobody else', async () => {
    await team.until('2026-11-26T13:00:00Z');
    await team.slack.person('Mikko').types('#general', '/champion hand over');
    await saves(team, 'Mikko', { 'To whom?': 'Aino' });
    await putsAway(team, 'Mikko');
    await team.until('2026-11-26T13:01:00Z');
    await presses(team, 'Aino', 'Agree');
    await team.until('2026-11-27T15:00:00Z');
    expect(told('Aino', 'You are customer champion until')).toHaveLength(1);
    expect(digests()).toEqual([0, 0, 1]);
  });

  it('brings it to nobody once their term has ended that morning, and the brief to the next', async () => {
    await team.until('2026-12-04T15:00:00Z');
    expect(told('Priya', 'You are customer champion until')).toHaveLength(1);
    expect(digests()).toEqual([0, 0, 1]);
  });
});
