import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { addressOf, asks, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('terms move with the working time of the set-up', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: new Date('2026-11-20T12:00:00Z') });
    for (const [minute, who] of ['Mikko', 'Aino', 'Arjun'].entries()) {
      await team.until(`2026-11-20T12:0${minute}:00Z`);
      await asks(team, who, '#general', '/champion nominate me');
    }
    await team.until('2026-11-24T12:00:00Z');
  });
  afterAll(() => team.end());

  const worksBy = async (fields: Parameters<typeof saves>[2]) => {
    const overview = await asks(team, 'Aino', '#general', '/chair setup');
    await team.slack.person('Aino').actsOn(overview, addressOf(overview, 'workspace.change_work'));
    await saves(team, 'Aino', fields);
    await putsAway(team, 'Aino');
  };
  const running = async () => {
    const term = await team.db.prisma.championTerm.findFirstOrThrow({ where: { state: 'running' } });
    return term.endsAt.toISOString();
  };
  const next = async () => {
    const { plainText } = await asks(team, 'Grace', '#general', '/champion next');
    return [...plainText.matchAll(/^(\w+), (.*)$/gmu)].slice(0, 2).map(([, who, dates]) => `${who}: ${dates}`);
  };
  const look = async () => {
    const row = await team.db.prisma.occurrence.findFirstOrThrow({ where: { kind: 'champion.day', state: 'planned' } });
    return row.nominalAt.toISOString();
  };

  it('by nine in Helsinki at first', async () => {
    expect([await running(), await look()]).toEqual(['2026-12-07T07:00:00.000Z', '2026-11-25T07:00:00.000Z']);
    expect(await next()).toEqual(['Aino: Dec 7, 2026 to Dec 21, 2026', 'Arjun: Dec 21, 2026 to Jan 4, 2027']);
  });

  it('to nine in another zone, the look at them too', async () => {
    await worksBy({ 'Time zone in which days are counted': 'Kolkata (Asia)' });
    expect([await running(), await look()]).toEqual(['2026-12-07T03:30:00.000Z', '2026-11-25T03:30:00.000Z']);
    await team.until('2026-11-25T03:30:00Z');
    expect(await look()).toBe('2026-11-26T03:30:00.000Z');
  });

  it('to the next working day where the day on which they start is worked no more, and nobody loses one', async () => {
    await worksBy({
      'Time zone in which days are counted': 'Helsinki (Europe)',
      'Working days': ['Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      'Other days off': '2026-12-22',
    });
    expect([await running(), await look()]).toEqual(['2026-12-08T07:00:00.000Z', '2026-11-25T07:00:00.000Z']);
    expect(await next()).toEqual(['Aino: Dec 8, 2026 to Dec 23, 2026', 'Arjun: Dec 23, 2026 to Jan 5, 2027']);
  });

  it('and tells whoever is next of the day that holds by now', async () => {
    await team.until('2026-12-08T07:30:00Z');
    const dms = team.slack
      .person('Aino')
      .dm()
      .map(({ plainText }) => plainText);
    expect(dms).toContainEqual(expect.stringContaining('You are customer champion until Dec 23, 2026'));
  });
});
