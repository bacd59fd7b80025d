import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, logs, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('a new name that is near a known one', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: one');
  });
  afterEach(() => team.end());

  const modal = (who: string) => team.slack.person(who).modal();
  async function page(who: string, line: string) {
    await putsAway(team, who);
    await team.slack.person(who).types('#general', `/heard customer ${line}`);
    await team.slack.settled();
    return modal(who).text;
  }

  it('is asked about in the receipt; “It is” joins them, also by a colleague who is no admin, and Part them again parts them', async () => {
    await logs(team, 'Priya', 'Acme Ltd: two');
    expect(modal('Priya').text).toContain('Is this Acme Oy, or somebody new?');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    expect(modal('Priya').text).toContain('They are one now: Acme Oy.');
    expect(await page('Grace', 'acme')).toContain('Heard twice');
    await presses(team, 'Priya', 'Part them again', 'modal');
    expect(modal('Priya').text).toContain('Acme Ltd and Acme Oy are two again');
  });

  it('keeps the receipt and all that it offers, whatever was answered', async () => {
    const offers = ['Take it myself', 'Assign…', 'Edit', 'Undo', 'Another customer said this'];
    const number = await logs(team, 'Priya', 'Acme Ltd: two');
    const asked = modal('Priya');
    expect(asked.text).toContain(`Heard. #${number} · Acme Ltd`);
    expect(asked.buttons).toEqual([...offers, 'It is Acme Oy', 'Somebody new']);
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    expect(modal('Priya').text).toContain(`Heard. #${number} · Acme Oy`);
    expect(modal('Priya').text).toContain('They are one now: Acme Oy.');
    expect(modal('Priya').buttons).toEqual([...offers, 'Part them again', 'Open']);
    await presses(team, 'Priya', 'Part them again', 'modal');
    expect(modal('Priya').text).toContain(`Heard. #${number} · Acme Ltd`);
    expect(modal('Priya').buttons).toEqual([...offers, 'Open']);
    await presses(team, 'Priya', 'Undo', 'modal');
    expect(modal('Priya').text).toContain(`#${number} is undone.`);

    await putsAway(team, 'Priya');
    const next = await logs(team, 'Priya', 'Acme Ltd: three');
    await presses(team, 'Priya', 'Somebody new', 'modal');
    expect(modal('Priya').text).toContain(`Heard. #${next} · Acme Ltd`);
    expect(modal('Priya').buttons).toEqual([...offers, 'Open']);
    await presses(team, 'Priya', 'Take it myself', 'modal');
    expect(modal('Priya').text).toContain(`#${next} · Acme Ltd: you took it at`);
  });

  it('is asked about when an edit names somebody new, with no Undo that would take the record away', async () => {
    const number = await hasLogged(team, 'Priya', 'Brio AB: two');
    await team.slack.person('Priya').types('#general', `/heard edit ${number}`);
    await saves(team, 'Priya', { Organisation: 'Acme Ltd' });
    expect(modal('Priya').text).toContain(`Saved. #${number} · Acme Ltd`);
    expect(modal('Priya').text).toContain('Is this Acme Oy, or somebody new?');
    expect(modal('Priya').buttons).not.toContain('Undo');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    expect(modal('Priya').text).toContain('They are one now: Acme Oy.');
  });

  it('known by its other name from then on', async () => {
    await logs(team, 'Priya', 'Acme Ltd: two');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    await putsAway(team, 'Priya');
    await logs(team, 'Priya', 'Acme Ltd: three');
    expect(modal('Priya').text).toContain('#3 · Acme Oy');
    expect(modal('Priya').text).not.toContain('somebody new');
  });

  it('is asked about when another customer said the same, and the receipt of that stays too', async () => {
    const number = await hasLogged(team, 'Priya', 'Brio AB: the export times out');
    await presses(
      team,
      'Priya',
      'Another customer said this',
      await asks(team, 'Priya', '#general', `/heard ${number}`),
    );
    await saves(team, 'Priya', { Organisation: 'Acme Ltd' });
    expect(modal('Priya').text).toContain('This time it was Acme Ltd.');
    expect(modal('Priya').text).toContain('Is this Acme Oy, or somebody new?');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    expect(modal('Priya').text).toContain(
      `Added. #${number} · Brio AB …and one other said so. This time it was Acme Oy.`,
    );
    expect(modal('Priya').text).toContain('They are one now: Acme Oy.');
    expect(modal('Priya').buttons).toEqual(['Add another', 'Undo', 'Part them again', 'Open']);
    await presses(team, 'Priya', 'Part them again', 'modal');
    expect(modal('Priya').text).toContain('This time it was Acme Ltd.');
    await presses(team, 'Priya', 'Undo', 'modal');
    expect(modal('Priya').text).toContain('Acme Ltd is taken back');
    const left = await team.db.prisma.customer.findMany({
      select: { organisation: true },
      orderBy: { organisation: 'asc' },
    });
    expect(left.map(({ organisation }) => organisation)).toEqual(['Acme Oy', 'Brio AB']);
  });

  it('stays somebody new when they say so', async () => {
    await logs(team, 'Priya', 'Acme Ltd: two');
    await presses(team, 'Priya', 'Somebody new', 'modal');
    expect(modal('Priya').text).toContain('Somebody new, then.');
    expect(await team.db.prisma.customer.count({ where: { rootId: null } })).toBe(2);
  });

  it('is not asked of whom we know, of another name, or of somebody the asker may not know of', async () => {
    for (const line of ['Acme Oy: again', 'Brio AB: hello']) {
      await logs(team, 'Priya', line);
      expect(modal('Priya').text).not.toContain('somebody new');
      await putsAway(team, 'Priya');
    }
    await hasLogged(team, 'Grace', 'Secret Works Ltd: hush', { in: '#leadership' });
    await logs(team, 'Priya', 'Secret Works: hello');
    expect(modal('Priya').text).not.toContain('somebody new');
  });

  it('is for an admin to join once somebody else has heard them too', async () => {
    await logs(team, 'Priya', 'Acme Ltd: two');
    await hasLogged(team, 'Mikko', 'Acme Ltd: three');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    expect(await team.db.prisma.customer.count({ where: { rootId: null } })).toBe(2);
    expect(modal('Priya').text).toContain('Only admins can say that two are one');
  });

  it('goes again with Undo, also after “It is”: the customers are as they were', async () => {
    const asTheyAre = () => team.db.prisma.customer.findMany({ orderBy: { id: 'asc' } });
    const before = await asTheyAre();
    await team.until('2026-11-18T06:30:00Z');
    const number = await logs(team, 'Priya', 'Acme Ltd: two');
    await presses(team, 'Priya', 'It is Acme Oy', 'modal');
    await presses(team, 'Priya', 'Undo', 'modal');
    expect(modal('Priya').text).toContain(`#${number} is undone.`);
    expect((await team.db.prisma.conversation.findMany()).map((one) => one.number)).toEqual([1]);
    expect(await asTheyAre()).toEqual(before);
    expect(await page('Grace', 'acme')).toContain('Heard once');
    await putsAway(team, 'Priya');
    await logs(team, 'Priya', 'Acme Ltd: three');
    expect(modal('Priya').text).toContain('Is this Acme Oy, or somebody new?');
  });
});
