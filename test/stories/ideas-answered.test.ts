import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('what was decided on an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const soon = () => team.until(new Date(team.clock.now().getTime() + 5_000));
  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1);
  const mornings = (who: string) =>
    morningsOf(team.slack, who)
      .map(({ plainText }) => plainText)
      .join('\n');
  const modal = (who: string) => team.slack.person(who).modal();
  const decides = async (number: number, fields: Parameters<typeof saves>[2]) => {
    await presses(team, 'Aino', 'Decide…', await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', { 'Why?': 'That is why.', ...fields });
  };
  const finishes = async (number: number) => {
    await presses(team, 'Aino', 'Done…', await asks(team, 'Aino', '#general', `/idea ${number}`));
    await saves(team, 'Aino', {
      'What changed, and why?': 'We ring everybody who gave.',
      'What does it do for the customer?': 'They know at once that it arrived.',
    });
    await putsAway(team, 'Aino');
  };

  it('is, when declined, no more than closed to others, wherever they look, until its author publishes it', async () => {
    const { id } = await team.db.prisma.workspace.findFirstOrThrow();
    await settings(team.db.prisma, id).save('ideas', { ...DEFAULTS.ideas, channelId: 'C0PRODUCT' }, team.clock.now());
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: nobody ever thanked me', DEALT_WITH);
    const receipt = await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await presses(team, 'Mikko', 'Link a customer’s words', receipt);
    await saves(team, 'Mikko', { 'Conversations it answers': ['#1 Maarit, Acme Oy: nobody ever thanked me'] });
    await putsAway(team, 'Mikko');
    await decides(1, { 'What becomes of it?': 'Decline it' });
    await putsAway(team, 'Aino');
    await soon();
    const asRead = async () => [
      team.slack
        .person('Arjun')
        .sees('#product')
        .find(({ author, ephemeral }) => author.isBot && !ephemeral)?.plainText,
      (await asks(team, 'Priya', '#general', '/idea 1')).plainText,
      (await asks(team, 'Priya', '#general', '/idea vote 1')).plainText,
      (await asks(team, 'Priya', '#general', '/heard 1')).plainText,
    ];
    for (const text of await asRead()) {
      expect(text).toContain('closed');
      expect(text).not.toMatch(/declin/iu);
    }
    expect((await asks(team, 'Priya', '#general', '/idea 1')).plainText).toContain('Aino closed it');
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('Aino declined it');
    await presses(team, 'Mikko', 'Publish why', await asks(team, 'Mikko', '#sales', '/idea 1'));
    await soon();
    for (const text of await asRead()) expect(text).toContain('declined');
  });

  it('has an owner: whoever was chosen, else whoever decides; where that one leaves, the reviewers are asked', async () => {
    for (const idea of ['say thanks by phone', 'open on Saturdays', 'print larger letters']) {
      await asks(team, 'Mikko', '#sales', `/idea ${idea}`);
    }
    await decides(1, { 'What becomes of it?': 'Explore it', 'Who sees to it?': 'Daniel' });
    expect(Object.values(modal('Aino').errors).join() + modal('Aino').text).toContain('Daniel can’t own an idea here');
    await putsAway(team, 'Aino');
    await decides(1, { 'What becomes of it?': 'Explore it' });
    expect(modal('Aino').text).toContain('#1 is being explored now. Aino owns it.');
    await putsAway(team, 'Aino');
    await decides(2, { 'What becomes of it?': 'Do it', 'Who sees to it?': 'Priya' });
    await putsAway(team, 'Aino');
    await finishes(3);
    const owners = await team.db.prisma.idea.findMany({ orderBy: { number: 'asc' }, include: { owner: true } });
    expect(owners.map(({ owner }) => owner?.name)).toEqual(['Aino', 'Priya', 'Aino']);

    await team.slack.admin.changePerson('Priya', { isDeleted: true });
    await team.slack.settled();
    await team.until('2026-11-18T07:30:00Z');
    expect(lastMorning('Aino')?.plainText).toContain('has no owner any more: Priya has left. Who sees to it now?');
    await presses(team, 'Aino', 'Give an owner', lastMorning('Aino'));
    await saves(team, 'Aino', { 'Who sees to it?': 'Grace' });
    await putsAway(team, 'Aino');
    await soon();
    expect(lastMorning('Aino')?.buttons).not.toContain('Give an owner');
    expect((await asks(team, 'Mikko', '#sales', '/idea 2')).plainText).toContain('Grace owns it');
  });

  it('is promised by a date that its author reads wherever they look, also when it is taken up again', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('an answer is promised by');
    await team.slack.person('Mikko').types('#sales', '/idea mine');
    await team.slack.settled();
    expect(modal('Mikko').text).toContain('an answer is promised by');
    await putsAway(team, 'Mikko');
    await decides(1, { 'What becomes of it?': 'Decline it' });
    await putsAway(team, 'Aino');
    await presses(team, 'Aino', 'Take it up again', await asks(team, 'Aino', '#general', '/idea 1'));
    await saves(team, 'Aino', { 'Why?': 'We were asked again.' });
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')?.plainText).toMatch(
      /is open again: Aino took it up once more\. You will hear what is decided by .+\./u,
    );
  });

  it('is late all the same where it was taken back after the promised day, and says so once', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-19T06:57:00Z');
    await decides(1, { 'What becomes of it?': 'Decline it' });
    await team.until('2026-11-19T07:02:00Z');
    await presses(team, 'Aino', 'Undo', 'modal');
    await putsAway(team, 'Aino');
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).plainText).toContain('an answer was promised by');
    await team.until('2026-11-24T07:00:05Z');
    expect(mornings('Mikko').split('We promised an answer on #1')).toHaveLength(2);
  });

  it('can be answered again where a later one was taken back aloud, once', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await decides(1, { 'What becomes of it?': 'Explore it' });
    await putsAway(team, 'Aino');
    await team.until('2026-11-19T06:57:00Z');
    await decides(1, { 'What becomes of it?': 'Do it' });
    await team.until('2026-11-19T07:00:05Z');
    await presses(team, 'Aino', 'Undo', 'modal');
    await putsAway(team, 'Aino');
    await presses(team, 'Mikko', 'Answer the reviewer', await asks(team, 'Mikko', '#sales', '/idea 1'));
    await saves(team, 'Mikko', { 'Your answer': 'Take your time.' });
    await putsAway(team, 'Mikko');
    expect((await asks(team, 'Mikko', '#sales', '/idea 1')).buttons).not.toContain('Answer the reviewer');
    expect(await team.db.prisma.ideaEvent.count({ where: { act: 'answered' } })).toBe(1);
  });
});
