import { afterEach, beforeEach, expect, it } from 'vitest';
import { mutes } from '../../src/settings/mute-store.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const LATE = 'What waited too long with others';
const TROUBLE = 'That an opener did not come, or a channel has changed';

describeEachProvider('a host who does not want to hear it', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  async function mutesOnly(kinds: readonly string[], who = 'Grace'): Promise<void> {
    await presses(team, who, 'Change', await asks(team, who, '#product', '/chair me'));
    await saves(team, who, { 'What I don’t want to hear': [...kinds] });
    await putsAway(team, who);
  }

  const toldOfAcme = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('Waiting too long, all owners') && plainText.includes('Acme Oy'));

  const toldGrace = () =>
    team.slack
      .person('Grace')
      .dm()
      .map(({ plainText }) => plainText);

  /** Nothing can open Grace's meeting, and Mikko answers nobody. Gives what Grace is told of either in the week after. */
  async function week(mutes: readonly string[]): Promise<{ readonly silent: boolean; readonly late: boolean }> {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await mutesOnly(mutes);
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await team.until('2026-11-24T20:00:00Z');
    const told = toldGrace();
    return {
      silent: told.some((text) => text.includes('Nothing opened Weekly product')),
      late: told.some((text) => text.includes('Acme Oy') && text.includes('Mikko')),
    };
  }

  it('hears neither that it did not come nor what waits too long', async () => {
    expect(await week([LATE, TROUBLE])).toEqual({ silent: false, late: false });
    const card = await asks(team, 'Grace', '#product', '/chair me');
    expect(card.plainText).toContain(
      'You are not told what waited too long with others, unless nobody else would hear it.',
    );
    expect(card.plainText).toContain('You are not told when an opener did not come, or a channel has changed.');
  });

  it('leaves what waits too long to the admins', async () => {
    await week([LATE]);
    expect(toldOfAcme('Aino')).toHaveLength(1);
  });

  it('hears it all the same, once, where the admins do not want to either', async () => {
    await mutesOnly([LATE], 'Aino');
    expect(await week([LATE])).toMatchObject({ late: true });
    expect(toldOfAcme('Grace')).toHaveLength(1);
    expect(toldOfAcme('Aino')).toEqual([]);
  });

  it('leaves it to the admins also where they say so after it ran out, and before their morning', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    const breached = () =>
      team.db.prisma.occurrence.count({ where: { kind: 'feedback.escalation', state: 'planned' } });
    for (let hour = 0; hour < 24 * 7 && (await breached()) === 0; hour += 1) {
      await team.until(new Date(team.clock.now().getTime() + 3_600_000));
    }
    expect(await breached()).toBe(1);
    await mutesOnly([LATE]);
    await team.until('2026-11-25T20:00:00Z');
    expect(toldOfAcme('Grace')).toEqual([]);
    expect(toldOfAcme('Aino')).toHaveLength(1);
  });

  it('hears both until they say so', async () => {
    expect(await week([])).toEqual({ silent: true, late: true });
  });

  it('has no morning at all when what waits in the morning is unwanted too', async () => {
    await week([LATE, TROUBLE, 'What waits for me, in the morning', 'Being asked for a story before a meeting']);
    expect(team.slack.person('Grace').dm()).toEqual([]);
  });

  it('hears the one when only the other is unwanted', async () => {
    expect(await week([TROUBLE])).toEqual({ silent: false, late: true });
  });

  it('hears, once they want to again, what waits too long from then on, and not all that did before', async () => {
    await week([LATE, TROUBLE]);
    await mutesOnly([TROUBLE]);
    const number = await hasLogged(team, 'Mikko', 'Lastekodu: nobody rang back');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await team.until('2026-12-01T20:00:00Z');
    const late = toldGrace().filter((text) => text.includes('Waiting too long, all owners'));
    expect(late).toEqual([expect.stringContaining('Lastekodu')]);
    expect(late[0]).not.toContain('Acme Oy');
  });

  it('does not have it told to who stands in for them either', async () => {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await mutesOnly([LATE]);
    await asks(team, 'Grace', '#product', '/chair pause until 2026-12-08 @Arjun');
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await team.until('2026-11-25T20:00:00Z');
    const arjun = team.slack.person('Arjun').dm();
    expect(arjun.filter(({ plainText }) => plainText.includes('Waiting too long'))).toEqual([]);
  });
});

describeEachProvider('a champion who had muted what waits too long with others', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const store = settings(team.db.prisma, id);
    await store.save('champion', { ...(await store.read()).champion, length: 4 }, team.clock.now());
    await asks(team, 'Grace', '#general', '/champion nominate me');
    await team.until('2026-11-23T09:00:00Z');
    await presses(team, 'Grace', 'Change', await asks(team, 'Grace', '#product', '/chair me'));
    expect(team.slack.person('Grace').modal().text).toContain('While you are champion you hear');
    await saves(team, 'Grace', { 'What I don’t want to hear': [LATE, 'What becomes of ideas I am for'] });
    await putsAway(team, 'Grace');
  });
  afterEach(() => team.end());

  const toldOfAcme = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => plainText.includes('Waiting too long') && plainText.includes('Acme Oy'));

  async function isLate(): Promise<void> {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: the export times out');
    await presses(team, 'Mikko', 'Take it', await asks(team, 'Mikko', '#sales', `/heard ${number}`));
    await team.until('2026-11-27T20:00:00Z');
  }

  it('hears it as long as they are champion, and their card says so', async () => {
    await isLate();
    expect(toldOfAcme('Grace')).toHaveLength(1);
    // Nor is it kept from who stands in for them.
    const grace = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Grace' } });
    const kept = await mutes(team.db.prisma, grace.workspaceId).among([grace.id], 'escalation');
    expect([...kept]).toEqual([]);
    const card = await asks(team, 'Grace', '#product', '/chair me');
    expect(card.plainText).toContain('You hear what waited too long with others as long as you are champion');
    expect(card.plainText).toContain('You are not told what becomes of ideas you are for.');
  });
});
