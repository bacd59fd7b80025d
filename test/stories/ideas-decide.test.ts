import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf } from '../support/stage.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('reviewers decide on an idea', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const lastMorning = (who: string) => morningsOf(team.slack, who).at(-1)?.plainText ?? '';
  const modal = (who: string) => team.slack.person(who).modal().text;
  const decides = async (who: string, number: number, fields: Parameters<typeof saves>[2]) => {
    const shown = await asks(team, who, '#general', `/idea ${number}`);
    await presses(team, who, 'Decide…', shown);
    await saves(team, who, fields);
  };

  it('tells whoever sent it, in their next morning, that it was read and by when it is decided', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    const shown = await asks(team, 'Aino', '#general', '/idea 1');
    await presses(team, 'Aino', 'Acknowledge', shown);
    expect(team.slack.person('Aino').sees('#general').at(-1)?.plainText).toContain('#1 is marked as read.');
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')).toContain(
      'Your idea #1 “say thanks by phone” was read by Aino. You will hear what is decided by',
    );
    await team.until('2026-11-19T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(1);
  });

  it('does by a line what its buttons do, and keeps from everyone else what they may not', async () => {
    const { slack } = team;
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Priya', '#sales', '/idea ring donors');
    expect((await asks(team, 'Mikko', '#sales', '/idea acknowledge 1')).plainText).toContain('You can’t decide on #1');
    expect((await asks(team, 'Aino', '#general', '/idea acknowledge 1')).plainText).toContain('#1 is marked as read.');
    expect((await asks(team, 'Aino', '#general', '/idea decline 9')).plainText).toContain('There is no idea #9');
    await slack.person('Aino').types('#general', '/idea decline 1');
    await saves(team, 'Aino', { 'Why?': 'We write cards.' });
    expect(modal('Aino')).toContain('#1 is declined');
    await putsAway(team, 'Aino');
    await slack.person('Aino').types('#general', '/idea reopen 1');
    await saves(team, 'Aino', { 'Why?': 'Cards take too long.' });
    await putsAway(team, 'Aino');
    await slack.person('Aino').types('#general', '/idea merge 2 into 1');
    await saves(team, 'Aino', { 'Why?': 'It is the same.' });
    const rows = await team.db.prisma.idea.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ status }) => status)).toEqual(['acknowledged', 'merged']);
  });

  it('takes back by a line what was just sent, and a vote', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Priya', '#sales', '/idea vote 1');
    expect((await asks(team, 'Priya', '#sales', '/idea unvote 1')).plainText).toContain('#1');
    expect(await team.db.prisma.ideaVote.count()).toBe(0);
    expect((await asks(team, 'Priya', '#sales', '/idea delete 1')).plainText).toContain(
      'Only the colleague who sent #1 can undo it.',
    );
    await asks(team, 'Mikko', '#sales', '/idea delete 1');
    expect(await team.db.prisma.idea.count()).toBe(0);
  });

  it('says the truth, once, when nobody read it in time', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await team.until('2026-11-20T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko').map(({ plainText }) => plainText)).toEqual([
      expect.stringMatching(
        /We promised an answer on #1 by .+ and have not given one\. It waits since .+\. The reviewers are reminded of it every morning\./,
      ),
    ]);
    await team.until('2026-11-24T07:00:05Z');
    expect(morningsOf(team.slack, 'Mikko')).toHaveLength(1);
  });

  it('has a decline heard with its reason by the author alone, who answers it once and may publish why', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    await asks(team, 'Priya', '#general', '/idea vote 1');
    await decides('Aino', 1, { 'What becomes of it?': 'Decline it', 'Why?': 'We may not ring people at home.' });
    expect(modal('Aino')).toContain('#1 is declined now.');
    await putsAway(team, 'Aino');
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')).toContain('Your idea #1 “say thanks by phone” is declined, by Aino.');
    expect(lastMorning('Mikko')).toContain('We may not ring people at home.');
    // That it was declined is the author's to tell, too: to whoever is for it, it is closed.
    expect(lastMorning('Priya')).toContain('#1 “say thanks by phone”, which you are for, is closed, by Aino.');
    expect(lastMorning('Priya')).not.toContain('ring people');
    expect((await asks(team, 'Priya', '#general', '/idea 1')).plainText).not.toContain('ring people');

    await presses(team, 'Mikko', 'Answer the reviewer');
    await saves(team, 'Mikko', { 'Your answer': 'They gave us their numbers for this.' });
    expect(modal('Mikko')).toContain('Sent. The reviewers read it in their next morning');
    await putsAway(team, 'Mikko');
    expect(morningsOf(team.slack, 'Mikko').at(-1)?.buttons).toEqual(['Publish why', 'Open it']);
    await team.until('2026-11-19T07:00:05Z');
    expect(lastMorning('Aino')).toContain('Mikko answers what was decided.');
    expect(lastMorning('Aino')).toContain('They gave us their numbers for this.');
    expect((await asks(team, 'Priya', '#general', '/idea 1')).plainText).not.toContain('numbers');

    await presses(team, 'Mikko', 'Publish why', morningsOf(team.slack, 'Mikko')[0]);
    expect((await asks(team, 'Priya', '#general', '/idea 1')).plainText).toContain('ring people');
    expect(lastMorning('Priya')).toContain('ring people');
  });

  it('tells who came second who was first, and lets nobody decide who does not review', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    const [first, second] = [
      await asks(team, 'Aino', '#general', '/idea 1'),
      await asks(team, 'Aino', '#sales', '/idea 1'),
    ];
    expect((await asks(team, 'Priya', '#general', '/idea 1')).buttons).not.toContain('Acknowledge');
    expect(first.buttons).toContain('Acknowledge');
    await decides('Aino', 1, { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
    await presses(team, 'Aino', 'Acknowledge', second);
    expect(team.slack.person('Aino').sees('#sales').at(-1)?.plainText).toMatch(
      /Aino declined #1 \(.+\)\. Nothing was changed\./,
    );
  });

  it('undoes a decision for ten minutes: nobody hears of it', async () => {
    await asks(team, 'Mikko', '#sales', '/idea say thanks by phone');
    const before = await team.db.prisma.idea.findFirstOrThrow();
    await decides('Aino', 1, { 'What becomes of it?': 'Decline it', 'Why?': 'Not now.' });
    await presses(team, 'Aino', 'Undo', 'modal');
    expect(modal('Aino')).toContain('Undone. #1 is new, as before.');
    const after = await team.db.prisma.idea.findFirstOrThrow();
    expect({ ...after, updatedAt: null }).toEqual({ ...before, updatedAt: null });
    await team.until('2026-11-18T07:00:05Z');
    expect(lastMorning('Mikko')).toBe('');
  });
});
