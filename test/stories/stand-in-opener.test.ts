import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { asks, DEALT_WITH, hasLogged, openersIn, presses, putsAway, setsUp, startStory } from './acts.ts';

describeEachProvider('whoever stands in for a paused host of an opener', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
    await hasLogged(team, 'Mikko', 'Acme Oy: ours', DEALT_WITH);
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await asks(team, 'Grace', '#product', '/chair pause until 2026-11-20 @Priya');
  });
  afterEach(() => team.end());

  const told = (who: string) =>
    team.slack
      .person(who)
      .dm()
      .filter(({ plainText }) => !plainText.startsWith('Good morning'));
  const answerTo = (who: string) => told(who).at(-1)?.plainText;

  /** The bot is taken out of the channel just before the post. */
  async function cannotPost(): Promise<void> {
    await team.slack.person('Grace').removes('#product');
    await team.until('2026-11-17T11:00:00Z');
  }

  it('hears that it did not come, lets the bot in from the message, and has it posted', async () => {
    await cannotPost();
    const [notice] = told('Priya');
    expect(notice?.buttons).toEqual(['Let me join', 'Post it now']);
    expect(told('Grace')).toEqual([]);
    await presses(team, 'Priya', 'Let me join', notice);
    await asks(team, 'Priya', '#product', '/opener run Weekly product');
    expect(openersIn(team, '#product')).toHaveLength(1);
    const done = await team.db.prisma.auditEntry.findMany({ select: { act: true }, orderBy: { id: 'asc' } });
    expect(done.map(({ act }) => act)).toEqual(expect.arrayContaining(['opener.channel_joined', 'opener.run']));
  });

  it('posts it from the message once it can be posted', async () => {
    await cannotPost();
    const [notice] = told('Priya');
    await team.slack.person('Grace').invites('#product', 'Empty Chair');
    await presses(team, 'Priya', 'Post it now', notice);
    expect(openersIn(team, '#product')).toHaveLength(1);
  });

  it('may no more once the host is back, and reads whose it is', async () => {
    await cannotPost();
    const [notice] = told('Priya');
    await asks(team, 'Grace', '#product', '/chair back');
    await presses(team, 'Priya', 'Let me join', notice);
    expect(answerTo('Priya')).toContain('Grace hosts Weekly product.');
    await presses(team, 'Priya', 'Post it now', notice);
    expect(answerTo('Priya')).toContain('Grace hosts Weekly product.');
    expect(openersIn(team, '#product')).toEqual([]);
  });

  it('hears what has changed with its channel, and may have it rest and go on, but not change it', async () => {
    await team.slack.person('Grace').invites('#product', 'Daniel');
    await team.until('2026-11-17T07:30:00Z');
    expect(told('Grace')).toEqual([]);
    expect(told('Priya')).toHaveLength(1);
    await presses(team, 'Priya', 'Pause Weekly product', told('Priya').at(-1));
    expect(answerTo('Priya')).toBe('Weekly product rests until somebody resumes it.');
    await presses(team, 'Priya', 'Resume', told('Priya').at(-1));
    expect((await team.db.prisma.opener.findFirstOrThrow()).pausedAt).toBeNull();
    const list = await asks(team, 'Priya', '#product', '/opener list');
    expect(list.buttons).toContain('Post now');
    expect(list.buttons).not.toContain('Remove');
  });
});
