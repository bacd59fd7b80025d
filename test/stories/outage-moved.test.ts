import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { meetings, openStage, postsIn, type Stage, setUpMeeting } from '../support/stage.ts';

/** Grace has moved Tuesday's meeting to two in the afternoon, Helsinki time, and the bot goes down before it. */
describeEachProvider('the bot is down when a moved meeting is due', (provider) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(provider);
    const bot = await stage.startBot();
    await setUpMeeting(stage.slack);
    const grace = stage.slack.person('Grace');
    await grace.types('#product', '/opener move');
    await stage.slack.settled();
    await grace.presses('Move');
    await stage.slack.settled();
    await grace.fills({ 'New day': '2026-11-17', 'New time': '14:00' });
    await grace.submits();
    await stage.slack.settled();
    await grace.closes({ all: true });
    await stage.until('2026-11-17T11:50:00Z');
    await bot.stop();
  });
  afterEach(() => stage.end());

  const comeBack = async (at: string) => {
    await stage.clock.leap(Date.parse(at) - stage.clock.now().getTime());
    const bot = await stage.startBot();
    await stage.slack.settled();
    return bot;
  };

  it('and back before it is over: the opener comes at once, a little late', async () => {
    const { db } = await comeBack('2026-11-17T12:30:00Z');
    expect(postsIn(stage.slack).map(({ plainText }) => plainText.includes('a little late'))).toEqual([true]);
    expect(await meetings(db)).toEqual(['cancelled moved to 2026-11-17T12:00:00.000Z', 'posted', 'planned']);
  });

  it('and back when it is over: it is missed, and its log posts it now', async () => {
    const { db } = await comeBack('2026-11-17T13:00:00Z');
    const missed = 'missed not_running';
    expect(await meetings(db)).toEqual(['cancelled moved to 2026-11-17T12:00:00.000Z', missed, 'planned']);
    const grace = stage.slack.person('Grace');
    await grace.types('#product', '/opener log');
    await stage.slack.settled();
    const log = grace.sees('#product').at(-1);
    expect(log?.plainText).toContain(
      'missed: Empty Chair was not running, or its database was away, until the meeting was over.',
    );
    await grace.presses('Post it now');
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toHaveLength(1);
  });
});
