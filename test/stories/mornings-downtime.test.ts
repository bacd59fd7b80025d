import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { morningsOf, openStage, type Stage, setUpMeeting } from '../support/stage.ts';

/** Grace in New York hosts a meeting on Tuesdays; her morning before it is Monday, 14:00 UTC. */
describeEachProvider('the bot is down over a morning', (provider) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(provider);
    const bot = await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-20T12:00:00Z');
    await bot.stop();
  });
  afterEach(() => stage.end());

  const hours = () =>
    morningsOf(stage.slack, 'Grace').map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16));
  const wakesAt = async (instant: string) => {
    await stage.clock.leap(new Date(instant).getTime() - stage.clock.now().getTime());
    await stage.startBot();
    await stage.slack.settled();
  };

  it('and back in the afternoon: the message comes then, once', async () => {
    await wakesAt('2026-11-23T18:00:00Z');
    await stage.until('2026-11-23T21:00:00Z');
    expect(hours()).toEqual(['2026-11-23T18:00']);
    await stage.until('2026-11-24T16:00:00Z');
    expect(hours()).toHaveLength(1);
  });

  it('and back in the evening: nobody is asked any more', async () => {
    await wakesAt('2026-11-23T22:30:00Z');
    await stage.until('2026-11-24T20:00:00Z');
    expect(hours()).toEqual([]);
  });
});
