import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what can be undone about an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Grace', '#general', '/idea ring whoever gave');
  });
  afterEach(() => team.end());

  const shown = (who: string, number: number) => asks(team, who, '#general', `/idea ${number}`);
  const behind = async () => (await team.db.prisma.idea.findFirstOrThrow({ where: { number: 1 } })).customers;
  const links = async (who: string) => {
    await presses(team, who, 'Link a customer’s words', await shown(who, 1));
    await saves(team, who, { 'Conversations it answers': ['#1 Maarit, Acme Oy: nobody ever thanked me'] });
  };
  const finishes = async (number: number) => {
    await presses(team, 'Aino', 'Done…', await shown('Aino', number));
    await saves(team, 'Aino', {
      'What changed, and why?': 'We ring everybody who gave.',
      'What does it do for the customer?': 'They know at once that it arrived.',
    });
    await putsAway(team, 'Aino');
  };

  it('is a link: at once, or by Unlink on its page for whoever linked it, its author and the reviewers', async () => {
    await links('Arjun');
    expect(await behind()).toBe(1);
    await presses(team, 'Arjun', 'Undo', 'modal');
    expect(team.slack.person('Arjun').modal().text).toContain('Undone. No customer is behind #1 now.');
    await putsAway(team, 'Arjun');
    expect(await behind()).toBe(0);

    await links('Arjun');
    await putsAway(team, 'Arjun');
    expect((await shown('Grace', 1)).buttons).not.toContain('Unlink #1');
    for (const who of ['Arjun', 'Mikko', 'Aino']) expect((await shown(who, 1)).buttons).toContain('Unlink #1');
    await presses(team, 'Mikko', 'Unlink #1', await shown('Mikko', 1));
    expect(await behind()).toBe(0);
    await presses(team, 'Mikko', 'Undo', team.slack.person('Mikko').sees('#general').at(-1));
    expect(await behind()).toBe(1);
  });

  it('is that a customer was told, as long as nothing else was said', async () => {
    await links('Mikko');
    await putsAway(team, 'Mikko');
    await finishes(1);
    await team.until('2026-11-18T05:00:05Z');
    const morning = () => morningsOf(team.slack, 'Priya').at(-1);
    await presses(team, 'Priya', 'I told them', morning());
    await presses(team, 'Priya', 'Undo', team.slack.person('Priya').dm().at(-1));
    await team.until('2026-11-18T05:00:30Z');
    expect(morning()?.buttons).toEqual(expect.arrayContaining(['I told them', 'I won’t']));
    expect((await shown('Mikko', 1)).plainText).toContain('told to 0 of 1 customer');
    await team.until('2026-11-19T05:00:05Z');
    expect(morningsOf(team.slack, 'Priya')).toHaveLength(1);
  });

  it('is a merge, also once the other is done: nobody hears that of theirs, and nobody is asked to tell', async () => {
    await links('Mikko');
    await putsAway(team, 'Mikko');
    await presses(team, 'Arjun', 'I am for it', await shown('Arjun', 1));
    await presses(team, 'Aino', 'Merge into…', await shown('Aino', 1));
    await saves(team, 'Aino', { 'Which idea is it part of?': '#2 ring whoever gave', 'Why?': 'The same wish.' });
    await putsAway(team, 'Aino');
    await finishes(2);
    await presses(team, 'Aino', 'Undo that', await shown('Aino', 1));
    await team.until('2026-11-18T15:00:00Z');
    const told = ['Mikko', 'Arjun', 'Priya'].flatMap((who) => morningsOf(team.slack, who));
    expect(told.map(({ plainText }) => plainText)).toEqual([]);
    expect(morningsOf(team.slack, 'Grace').at(-1)?.plainText).toContain('Your idea #2 “ring whoever gave” is done.');
  });
});
