import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, presses, putsAway, saves, startStory } from './acts.ts';

describeEachProvider('an idea that looks like another', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  const sends = (who: string, line: string) => asks(team, who, '#sales', `/idea ${line}`);
  const answerTo = (who: string) =>
    team.slack
      .person(who)
      .sees('#sales')
      .findLast(({ ephemeral }) => ephemeral);
  const votes = (number: number) =>
    team.db.prisma.ideaVote.findMany({
      where: { idea: { number } },
      select: { member: { select: { name: true } } },
    });

  it('is shown with what it looks like, and not with what it does not', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    await sends('Mikko', 'paint the office green');
    const receipt = await sends('Priya', 'call donors the day after');
    expect(receipt.plainText).toContain('This looks like it, and came before:');
    expect(receipt.plainText).toMatch(/ring donors the day after they gave {5}new\s+#1 · Sent by Mikko/);
    expect(receipt.plainText).not.toContain('green');
    expect(receipt.buttons.slice(-3)).toEqual(['Vote for that one instead', 'Open', 'It is different']);
  });

  it('gives its place to the other: voted for there, taken back here, once however often it is pressed', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    const receipt = await sends('Priya', 'call donors the day after');
    await presses(team, 'Priya', 'Vote for that one instead', receipt);
    expect(answerTo('Priya')?.plainText).toContain(
      'You are for #1: ring donors the day after they gave. One colleague is for it now. #2 is undone',
    );
    const last = team.slack.deliveries.findLast(({ payload }) => payload.type === 'block_actions');
    if (last) await team.slack.deliverAgain(last);
    await team.slack.settled();
    expect([await team.db.prisma.idea.count(), (await votes(1)).length]).toEqual([1, 1]);
  });

  it('stays when it is different, and the receipt keeps all else', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    const receipt = await sends('Priya', 'call donors the day after');
    await presses(team, 'Priya', 'It is different', receipt);
    const kept = answerTo('Priya');
    expect(kept?.plainText).not.toContain('looks like it');
    expect(kept?.buttons).toEqual(['Add the questions', 'Link a customer’s words', 'Undo']);
    expect(await team.db.prisma.idea.count()).toBe(2);
  });

  it('stays when it can’t be undone any more, and says so; the vote counts', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    const receipt = await sends('Priya', 'call donors the day after');
    await asks(team, 'Grace', '#general', '/idea vote 2');
    await presses(team, 'Priya', 'Vote for that one instead', receipt);
    expect(answerTo('Priya')?.plainText).toContain('#2 stays: #2 is in use by now, so it stays.');
    expect([await team.db.prisma.idea.count(), (await votes(1)).length]).toEqual([2, 1]);
  });

  it('is only opened, not voted for, when the other is my own or decided', async () => {
    await sends('Priya', 'ring donors the day after they gave');
    const own = await sends('Priya', 'call donors the day after');
    expect(own.buttons).not.toContain('Vote for that one instead');
    const { createdAt: decidedAt } = await team.db.prisma.idea.findFirstOrThrow();
    await team.db.prisma.idea.updateMany({
      where: { number: 1 },
      data: { status: 'done', decidedAt, doneAt: decidedAt },
    });
    await team.db.prisma.idea.deleteMany({ where: { number: 2 } });
    const done = await sends('Mikko', 'call donors the day after');
    expect(done.plainText).toContain('ring donors the day after they gave     done');
    expect(done.buttons).not.toContain('Vote for that one instead');
  });

  it('never shows what its sender may not read, nor what was declined in private or long ago', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    const looks = async () => {
      const { plainText } = await sends('Priya', 'call donors the day after');
      await team.db.prisma.idea.deleteMany({ where: { number: { not: 1 } } });
      return plainText.includes('looks like it');
    };
    const stands = (data: Parameters<typeof team.db.prisma.idea.updateMany>[0]['data']) =>
      team.db.prisma.idea.updateMany({ where: { number: 1 }, data });
    expect(await looks()).toBe(true);
    await stands({ audience: 'confined', placeId: 'C0NOWHERE' });
    expect(await looks()).toBe(false);
    const today = new Date('2026-11-16T09:00:00Z');
    await stands({ audience: 'everyone', status: 'declined', isReasonPublic: false, decidedAt: today });
    expect(await looks()).toBe(false);
    await stands({ isReasonPublic: true });
    expect(await looks()).toBe(true);
    await stands({ status: 'done', doneAt: new Date('2025-11-01T09:00:00Z') });
    expect(await looks()).toBe(false);
  });

  it('is taken back without a vote when it was sent without a name', async () => {
    await sends('Mikko', 'ring donors the day after they gave');
    const { id: workspaceId } = await team.db.prisma.workspace.findFirstOrThrow();
    const page = { allowsNameless: true };
    await team.db.prisma.setting.create({
      data: { workspaceId, page: 'ideas', value: JSON.stringify(page), updatedAt: new Date('2026-11-17T07:00:00Z') },
    });
    await team.slack.person('Priya').types('#sales', '/idea');
    await saves(team, 'Priya', {
      'The idea, in one line': 'call donors the day after',
      'Your name': ['Without my name'],
    });
    await presses(team, 'Priya', 'Vote for that one instead', 'modal');
    expect(team.slack.person('Priya').modal().text).toContain(
      '#2 is undone, and nothing of it was kept. You did not vote for #1: votes are kept with a name, and you gave none.',
    );
    expect([await team.db.prisma.idea.count(), await votes(1), await team.db.prisma.namelessAuthor.count()]).toEqual([
      1,
      [],
      0,
    ]);
    await putsAway(team, 'Priya');
  });
});
