import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { allTables } from '../support/all-tables.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what waits for reviewers', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const modal = (who: string) => team.slack.person(who).modal().text;
  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const opens = async (who: string) => {
    await team.slack.person(who).types('#general', '/idea review');
    await team.slack.settled();
  };

  it('is gone through one by one, with few presses', async () => {
    for (const idea of ['say thanks by phone', 'print larger letters', 'open on Saturdays']) {
      await asks(team, 'Mikko', '#sales', `/idea ${idea}`);
    }
    await opens('Aino');
    expect(modal('Aino')).toContain('1 of 3');
    expect(modal('Aino')).toContain('say thanks by phone');
    await saves(team, 'Aino', { 'What becomes of it?': 'I read it; decide later' });
    expect(modal('Aino')).toContain('2 of 3');
    expect(modal('Aino')).toContain('print larger letters');
    await team.slack.person('Aino').fills({ 'What becomes of it?': 'Do it' });
    await team.slack.person('Aino').submits();
    await team.slack.settled();
    expect(team.slack.person('Aino').modal().errors).toEqual({ 'Why?': 'Whoever sent it is owed a reason.' });
    await saves(team, 'Aino', { 'Why?': 'Five donors asked.', 'Who sees to it?': 'Priya' });
    expect(modal('Aino')).toContain('3 of 3');
    await saves(team, 'Aino', { 'What becomes of it?': 'Skip it for now' });
    expect(modal('Aino')).toContain('That was all. 2 ideas still wait for a decision.');
    await putsAway(team, 'Aino');
    const rows = await team.db.prisma.idea.findMany({ orderBy: { number: 'asc' }, include: { owner: true } });
    expect(rows.map(({ status, owner }) => `${status} ${owner?.name ?? ''}`.trim())).toEqual([
      'acknowledged',
      expect.stringMatching(/^doing Priya/),
      'new',
    ]);
    await team.until('2026-11-18T05:00:05Z');
    expect(lastMorning('Priya')?.plainText).toContain('#2 “print larger letters” is yours now, says Aino.');
  });

  it('is said in words when there is nothing, and to whoever reviews nothing', async () => {
    await opens('Aino');
    expect(modal('Aino')).toContain('No idea waits for a decision.');
    await putsAway(team, 'Aino');
    await opens('Mikko');
    expect(modal('Mikko')).toContain('Ideas are reviewed by admins');
    await putsAway(team, 'Mikko');
  });

  it('stands in the morning of those who were named, new ones once and due ones until they are answered', async () => {
    const workspace = await team.db.prisma.workspace.findFirstOrThrow();
    const chosen = { ...DEFAULTS.ideas, reviewerIds: ['U0PRIYA01'] };
    await settings(team.db.prisma, workspace.id).save('ideas', chosen, team.clock.now());
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await asks(team, 'Mikko', '#sales', `/idea idea number ${number}`);
    await team.until('2026-11-18T05:00:05Z');
    expect(lastMorning('Priya')?.plainText).toContain('New ideas');
    expect(lastMorning('Priya')?.plainText).toContain('• “idea number 5” #5');
    expect(lastMorning('Priya')?.plainText).toContain('And 2 more ideas wait.');
    expect(lastMorning('Priya')?.buttons).toContain('Go through them');
    await presses(team, 'Priya', 'Acknowledge', lastMorning('Priya'));
    await team.until('2026-11-18T06:00:05Z');
    expect(lastMorning('Priya')?.plainText).toContain('✓ #1, read by you,');
    await team.until('2026-11-19T07:30:00Z');
    expect(lastMorning('Priya')?.plainText).toContain('Ideas to answer before your next working day');
    await team.until('2026-11-20T07:30:00Z');
    expect(lastMorning('Priya')?.plainText).toContain('Ideas that wait too long for an answer');
    expect(morningsOf(team.slack, 'Aino')).toEqual([]);
  });

  it('merges an idea into another: votes count once, its author hears what becomes of the other, undo parts them', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Grace', '#general', '/idea ring whoever gave');
    for (const number of [1, 2]) await asks(team, 'Priya', '#general', `/idea vote ${number}`);
    await asks(team, 'Arjun', '#general', '/idea vote 1');
    const merges = async () => {
      await presses(team, 'Aino', 'Merge into…', await asks(team, 'Aino', '#general', '/idea 1'));
      await saves(team, 'Aino', { 'Which idea is it part of?': '#2 ring whoever gave', 'Why?': 'The same wish.' });
    };
    await merges();
    expect(modal('Aino')).toContain('#1 is part of #2 now: ring whoever gave.');
    expect((await asks(team, 'Mikko', '#sales', '/idea 2')).plainText).toContain('2 colleagues are for it');
    await presses(team, 'Aino', 'Undo', 'modal');
    await putsAway(team, 'Aino');
    expect((await asks(team, 'Mikko', '#sales', '/idea 2')).plainText).toContain('one colleague is for it');
    await merges();
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', '/idea 2'));
    await saves(team, 'Aino', { 'What becomes of it?': 'Explore it', 'Why?': 'Let us try it in May.' });
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')?.plainText).toContain(
      'Your idea #1 “say thanks by phone” is part of #2 now, says Aino',
    );
    expect(lastMorning('Mikko')?.plainText).toContain(
      '#2 “ring whoever gave”, which your idea #1 is part of, is being explored.',
    );
    expect(lastMorning('Mikko')?.plainText).toContain('Let us try it in May.');
    await team.until('2026-11-18T14:00:05Z');
    expect(lastMorning('Grace')?.plainText).toContain('Your idea #2 “ring whoever gave” is being explored.');
  });

  it('loses an owner who has left, and an author who is forgotten', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Priya', '#general', '/idea open on Saturdays');
    await asks(team, 'Mikko', '#sales', '/idea vote 2');
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', '/idea 2'));
    await saves(team, 'Aino', { 'What becomes of it?': 'Do it', 'Why?': 'Yes.', 'Who sees to it?': 'Mikko' });
    await putsAway(team, 'Aino');
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
    await team.until('2026-11-18T07:30:00Z');
    expect(lastMorning('Aino')?.plainText).toContain('#2 “open on Saturdays” has no owner any more: Mikko has left.');
    await team.slack.person('Aino').types('#general', '/heard forget @mikko');
    await team.slack.settled();
    await presses(team, 'Aino', 'Forget for good', 'modal');
    await putsAway(team, 'Aino');
    const shown = (await asks(team, 'Aino', '#general', '/idea 1')).plainText;
    expect(shown).toContain('Sent by somebody who was forgotten');
    expect(shown).not.toContain('Mikko');
    expect((await asks(team, 'Aino', '#general', '/idea 2')).plainText).not.toContain('is for it');
    expect(await team.db.prisma.ideaVote.count()).toBe(0);
    expect(await allTables(team.db)).not.toMatch(/Mikko|U0MIKKO01/);
  });
});
