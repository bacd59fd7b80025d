import { afterEach, beforeEach, expect, it } from 'vitest';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('whom nobody has heard from', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const watches = async (quietAfterDays: number | null, quietKinds: readonly string[] = []) => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = settings(team.db.prisma, id);
    const { customers } = await chosen.read();
    await chosen.save('customers', { ...customers, quietAfterDays, quietKinds: [...quietKinds] }, team.clock.now());
  };
  const heardLast = (line: string, heardOn: string, fields = {}, place = '#sales') =>
    hasLogged(team, 'Mikko', line, { in: place, fields: { 'When?': heardOn, ...fields } });
  const asksWho = async (who: string, place = '#general') => {
    await putsAway(team, who);
    await team.slack.person(who).types(place, '/heard quiet');
    await team.slack.settled();
    return team.slack.person(who).modal();
  };
  const homeOf = async (who: string) => {
    await team.slack.person(who).opensHome();
    await team.slack.settled();
    return team.slack.person(who).home();
  };

  it('stands in a list, the longest silent first, with kinds, contact and the day', async () => {
    await heardLast('Maarit Virtanen, Acme Oy: thank you', '2026-09-01', { 'Kind of customer': 'Buyer' });
    await heardLast('Beta Oy: late again', '2026-06-03');
    await heardLast('Gamma Oy: all well', '2026-11-10');
    const mikko = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Mikko' } });
    await team.db.prisma.customer.updateMany({ where: { organisation: 'Acme Oy' }, data: { contactId: mikko.id } });
    await watches(60);
    const list = await asksWho('Priya');
    expect(list.title).toBe('Not heard from');
    expect(list.text.split('\n')).toEqual([
      'Not heard from for 60 days · 2',
      'Beta Oy · nobody is their contact',
      'last heard 5 months ago, on Wed, 3 Jun 2026',
      'Maarit Virtanen, Acme Oy · buyer · Mikko is their contact',
      'last heard 2 months ago, on Tue, 1 Sept 2026',
    ]);
  });

  it('opens the page of each', async () => {
    await heardLast('Acme Oy: thank you', '2026-09-01');
    await watches(60);
    expect((await asksWho('Priya')).buttons).toEqual(['Open']);
    await presses(team, 'Priya', 'Open', 'modal');
    const page = team.slack.person('Priya').modal();
    expect(page.title).toBe('Who they are');
    expect(page.text).toContain('Acme Oy');
    expect(page.text).toContain('thank you');
  });

  it('counts a customer from the day itself on, and only of the kinds that are watched', async () => {
    await heardLast('Leena: thank you', '2026-09-18', { 'Kind of customer': 'Volunteer' });
    await heardLast('Tiina: one day more', '2026-09-19', { 'Kind of customer': 'Volunteer' });
    await heardLast('Beta Oy: late again', '2026-06-03', { 'Kind of customer': 'Buyer' });
    await watches(60, ['volunteer']);
    expect((await asksWho('Priya')).text).toContain('Not heard from for 60 days · 1\nLeena · volunteer');
    expect((await homeOf('Priya')).text).toContain('1 customer has not been heard from for 60 days.');
  });

  it('stands once in App Home of whoever holds everybody to the customers, among what waits', async () => {
    await heardLast('Beta Oy: late again', '2026-06-03');
    await watches(60);
    await asks(team, 'Aino', '#general', '/champion nominate me');
    const home = (await homeOf('Aino')).text;
    expect(home.match(/1 customer has not been heard from for 60 days/gu)).toHaveLength(1);
    expect(home.indexOf('Customer champion')).toBeLessThan(home.indexOf('not been heard from'));
  });

  it('counts whoever was merged as one, by the latest that any of them said and the kinds of both', async () => {
    await heardLast('Acme: an old letter', '2026-05-01', { 'Kind of customer': 'Partner' });
    await heardLast('Acme Oy: a newer one', '2026-08-01');
    await heardLast('Beta: still here', '2026-05-01');
    await heardLast('Beta Oy: today', '2026-11-16');
    const merges = { Acme: 'Acme Oy', Beta: 'Beta Oy' };
    for (const [from, into] of Object.entries(merges)) {
      const { id: rootId } = await team.db.prisma.customer.findFirstOrThrow({ where: { organisation: into } });
      await team.db.prisma.customer.updateMany({
        where: { organisation: from },
        data: { rootId, mergedIntoId: rootId },
      });
    }
    await watches(60, ['partner']);
    expect((await asksWho('Priya')).text.split('\n').slice(0, 3)).toEqual([
      'Not heard from for 60 days · 1',
      'Acme Oy · partner · nobody is their contact',
      'last heard 3 months ago, on Sat, 1 Aug 2026',
    ]);
  });

  it('is called as privacy allows, and shown only to whoever may know of them', async () => {
    const confined = { 'Who may read it?': 'Only the people of the channel it comes from' };
    await heardLast('Maarit Virtanen, Acme Oy: thank you', '2026-09-01');
    await hasLogged(team, 'Grace', 'Secret Ltd: hush', {
      in: '#leadership',
      fields: { 'When?': '2026-08-01', ...confined },
    });
    await team.db.prisma.workspace.updateMany({ data: { display: 'initials' } });
    await watches(60);
    const read = (await asksWho('Priya')).text;
    expect(read).toContain('M. V., Acme Oy');
    expect(read).not.toMatch(/Maarit|Secret/u);
    expect((await asksWho('Grace')).text).toContain('Secret Ltd');
    expect((await homeOf('Priya')).text).toContain('1 customer has not been heard from for 60 days.');
    expect((await homeOf('Grace')).text).toContain('2 customers have not been heard from for 60 days.');
    expect((await asksWho('Daniel', '#launch')).text).toContain('None of the customers that you may know of');
    expect((await homeOf('Daniel')).text).not.toContain('not been heard from');
  });

  it('stands ten to a page, also opened from App Home', async () => {
    for (let i = 10; i < 22; i += 1) await heardLast(`Firm ${i}: fine`, `2026-08-${i}`);
    await watches(60);
    expect((await homeOf('Priya')).text).toContain('12 customers have not been heard from for 60 days.');
    await presses(team, 'Priya', 'See who', 'home');
    const reads = () => team.slack.person('Priya').modal();
    const firms = () => [...reads().text.matchAll(/Firm (\d+)/gu)].map((match) => match[1]);
    expect([reads().text.split('\n')[0], firms()[0], firms().length]).toEqual([
      'Not heard from for 60 days · 1 to 10 of 12',
      '10',
      10,
    ]);
    await presses(team, 'Priya', 'More', 'modal');
    expect(firms()).toEqual(['20', '21']);
    await presses(team, 'Priya', 'Back', 'modal');
    expect(firms()).toHaveLength(10);
  });

  it('says how it is turned on while it is off, and that all is well when nobody is silent', async () => {
    await heardLast('Acme Oy: thank you', '2020-09-01');
    expect((await asksWho('Priya')).text).toBe(
      'Nobody keeps an eye on customers who fall silent here. An admin can turn it on: /chair setup, then Change beside what customers are called.',
    );
    expect((await homeOf('Priya')).text).not.toContain('not been heard from');
    await watches(3_650, ['donor']);
    expect((await asksWho('Priya')).text).toBe(
      'None of the customers that you may know of has been silent for 3650 days, looking at donor.',
    );
  });

  it('goes as deep as Slack stacks windows, and then goes on in the last one', async () => {
    await heardLast('Beta Oy: late again', '2026-06-03');
    await watches(60);
    await asksWho('Priya');
    const priya = team.slack.person('Priya');
    await presses(team, 'Priya', 'Open', 'modal');
    await presses(team, 'Priya', 'Open', 'modal');
    expect(priya.modal().depth).toBe(3);
    await presses(team, 'Priya', 'Another customer said this', 'modal');
    expect([priya.modal().depth, priya.modal().title]).toEqual([3, 'Another customer said it']);
    await saves(team, 'Priya', { Organisation: 'Gamma Oy' });
    expect(await team.db.prisma.voice.count()).toBe(1);
  });
});
