import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { type Bot, meetings, openStage, postsIn, type Stage, setUpMeeting, toldGrace } from '../support/stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describeEachProvider('when the clock of the machine is wrong, or stands still', (provider) => {
  let stage: Stage;
  let bot: Bot;
  beforeEach(async () => {
    stage = await openStage(provider);
    bot = await stage.startBot();
    await setUpMeeting(stage.slack);
  });
  afterEach(() => stage.end());

  it('an hour back after the post repeats nothing, and loses none of the next meetings', async () => {
    await stage.until('2026-11-17T07:56:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);

    stage.clock.jump(-HOUR);
    await stage.until('2026-11-17T09:30:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);

    await stage.until('2026-11-24T07:56:00Z');
    expect(await meetings(bot.db)).toEqual(['posted', 'silent empty', 'planned']);
  });

  it('an hour back before the post brings it at its time, once', async () => {
    await stage.until('2026-11-17T07:50:00Z');
    stage.clock.jump(-HOUR);
    await stage.until('2026-11-17T07:54:58Z');
    expect(postsIn(stage.slack)).toEqual([]);
    await stage.until('2026-11-17T07:55:03Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    await stage.until('2026-11-17T10:00:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('a day forward is a missed meeting that Grace is told of, and nothing is posted late', async () => {
    await stage.until('2026-11-17T07:50:00Z');
    stage.clock.jump(DAY);
    await stage.clock.advance(MINUTE, { between: () => stage.slack.settled() });
    await stage.slack.settled();
    expect(await meetings(bot.db)).toEqual(['missed not_running', 'planned']);

    await stage.until('2026-11-18T14:30:00Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('I could not post the opener of Weekly product'),
    ]);
  });

  it('a day forward and back again leaves the next meeting where it belongs', async () => {
    await stage.until('2026-11-17T07:50:00Z');
    stage.clock.jump(DAY);
    await stage.clock.advance(MINUTE, { between: () => stage.slack.settled() });
    await stage.slack.settled();
    stage.clock.jump(-DAY);

    await stage.until('2026-11-24T07:54:58Z');
    expect(postsIn(stage.slack)).toEqual([]);
    await stage.until('2026-11-24T07:55:03Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('the machine that sleeps over a post brings it late while the meeting lasts, and says so', async () => {
    await stage.until('2026-11-17T07:50:00Z');
    await stage.clock.leap(40 * MINUTE);
    await stage.slack.settled();

    const [post, ...more] = postsIn(stage.slack);
    expect(more).toEqual([]);
    expect(post?.plainText).toContain('a little late');
    await stage.until('2026-11-17T12:00:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('the machine that sleeps over the whole meeting posts nothing, and Grace is told', async () => {
    await stage.until('2026-11-17T07:50:00Z');
    await stage.clock.leap(2 * HOUR);
    await stage.until('2026-11-17T14:05:00Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(toldGrace(stage.slack)).toHaveLength(1);
  });
});
