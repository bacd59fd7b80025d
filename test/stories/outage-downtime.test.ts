import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import {
  type Bot,
  FIRST_END,
  meetings,
  openStage,
  postsIn,
  type Stage,
  setUpMeeting,
  toldGrace,
} from '../support/stage.ts';

const MISSED = 'missed not_running';

describeEachProvider('the bot is down when an opener is due', (provider) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(provider);
    const bot = await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:50:00Z');
    await bot.stop();
  });
  afterEach(() => stage.end());

  async function comeBack(at: string): Promise<Bot> {
    await stage.clock.leap(Date.parse(at) - stage.clock.now().getTime());
    const bot = await stage.startBot();
    await stage.slack.settled();
    return bot;
  }

  it('and back within two minutes: the opener comes as if nothing had been', async () => {
    await comeBack('2026-11-17T07:56:30Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(postsIn(stage.slack)[0]?.plainText).not.toContain('a little late');
  });

  it('and back before the meeting is over: the opener comes at once, a little late', async () => {
    const { db } = await comeBack('2026-11-17T08:40:00Z');
    const [post, ...more] = postsIn(stage.slack);
    expect(more).toEqual([]);
    expect(post?.plainText).toContain('a little late');
    expect(await meetings(db)).toEqual(['posted', 'planned']);
  });

  it('and back when it is over: nothing is posted, and Grace can post it now from her morning’s message', async () => {
    const { db } = await comeBack(FIRST_END.toISOString());
    expect(await meetings(db)).toEqual([MISSED, 'planned']);
    await stage.until('2026-11-17T13:59:00Z');
    expect(toldGrace(stage.slack)).toEqual([]);
    await stage.until('2026-11-17T14:00:05Z');
    const [notice] = toldGrace(stage.slack);
    expect(notice?.plainText).toContain('I could not post the opener of Weekly product');
    expect(notice?.buttons).toEqual(['Post it now']);
    expect(postsIn(stage.slack)).toEqual([]);

    await stage.slack.person('Grace').presses('Post it now');
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(postsIn(stage.slack)[0]?.plainText).toContain('Someone rang me on Sunday');
  });

  it('for three weeks: Grace is told once, and the next meeting has its customer', async () => {
    const { db } = await comeBack('2026-12-07T15:00:00Z');
    expect(await meetings(db)).toEqual([MISSED, MISSED, MISSED, 'planned']);
    await stage.until('2026-12-08T07:54:00Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(toldGrace(stage.slack)).toHaveLength(1);

    await stage.until('2026-12-08T07:55:05Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(await meetings(db)).toEqual([MISSED, MISSED, MISSED, 'posted', 'planned']);
  });

  it('for three weeks, and back in the middle of a meeting: its opener comes at once', async () => {
    const { db } = await comeBack('2026-12-08T08:10:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(await meetings(db)).toEqual([MISSED, MISSED, MISSED, 'posted', 'planned']);
  });
});
