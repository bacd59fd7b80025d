import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import { type Bot, morningsOf, openStage, type Stage } from '../support/stage.ts';
import { asks, hasLogged, putsAway } from './acts.ts';

const POST = 'chat.postMessage';

/** Helsinki is two hours ahead; it is Friday the 20th, nearly four there. */
describeEachProvider('the bot is down from Friday afternoon on', (provider) => {
  let stage: Stage;
  let bot: Bot;
  beforeEach(async () => {
    stage = await openStage(provider);
    bot = await stage.startBot();
    await stage.slack.person('Aino').types('#general', '/heard');
    await stage.slack.settled();
    await putsAway(stage, 'Aino');
    await stage.until('2026-11-20T13:59:00Z');
  });
  afterEach(() => stage.end());

  const dms = (who: string) =>
    stage.slack
      .person(who)
      .dm()
      .filter(({ author, deleted }) => author.isBot && !deleted)
      .map(({ plainText }) => plainText);
  const standing = () => bot.db.prisma.conversation.findFirst({ select: { stage: true, ownerId: true } });
  const wakesAt = async (instant: string) => {
    await stage.clock.leap(Date.parse(instant) - stage.clock.now().getTime());
    bot = await stage.startBot();
    await stage.slack.settled();
  };
  /** What is to be told is written down, and the bot goes down before Slack has taken it. */
  const goesDownAfter = async (act: () => Promise<unknown>) => {
    const isUpAgain = stage.slack.faults.always(POST, { kind: 'rate-limited', retryAfter: 30 });
    await act();
    await bot.stop();
    isUpAgain();
  };

  it('and back in Saturday’s night: who was given a customer is told in Monday’s morning, once', async () => {
    await hasLogged(stage, 'Priya', 'Acme: the export times out');
    await goesDownAfter(() => asks(stage, 'Priya', '#sales', '/heard assign 1 @Mikko'));
    await wakesAt('2026-11-21T01:00:00Z');
    await stage.until('2026-11-23T06:59:00Z');
    expect(dms('Mikko')).toEqual([]);
    await stage.until('2026-11-23T07:00:30Z');
    expect(dms('Mikko')).toEqual([expect.stringContaining('Good morning.\nNew for you\nPriya gave you Acme (#1).')]);
    await stage.until('2026-11-24T12:00:00Z');
    expect(dms('Mikko').filter((text) => text.includes('Priya gave you'))).toHaveLength(1);
  });

  it('and back when they are paused: their stand-in hears it in the next morning', async () => {
    await hasLogged(stage, 'Priya', 'Acme: the export times out');
    await goesDownAfter(async () => {
      await asks(stage, 'Priya', '#sales', '/heard assign 1 @Mikko');
      await asks(stage, 'Mikko', '#general', '/chair pause until 2026-11-30 @Aino');
    });
    await wakesAt('2026-11-21T01:00:00Z');
    await stage.until('2026-11-23T07:00:30Z');
    expect(dms('Mikko')).toEqual([]);
    expect(morningsOf(stage.slack, 'Aino').map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('Mikko is away. Priya gave them Acme (#1).'),
    ]);
  });

  it('and back in Saturday’s night: an admin hears on Monday what did not reach the triage channel', async () => {
    await chooses({ db: bot.db, clock: stage.clock }, { triageChannelId: 'C0PRODUCT' });
    await stage.slack.admin.archive('#product');
    await goesDownAfter(() => hasLogged(stage, 'Priya', 'Acme: the export times out'));
    await wakesAt('2026-11-21T01:00:00Z');
    await stage.until('2026-11-23T06:59:00Z');
    expect(dms('Aino')).toEqual([]);
    await stage.until('2026-11-24T12:00:00Z');
    expect(dms('Aino').filter((text) => text.includes('has no card any more'))).toHaveLength(1);
  });

  it('while an owner leaves: what they owned needs an owner again as soon as it is back', async () => {
    await hasLogged(stage, 'Priya', 'Acme: the export times out');
    await asks(stage, 'Priya', '#sales', '/heard assign 1 @Mikko');
    await stage.until('2026-11-20T14:00:00Z');
    await bot.stop();
    stage.slack.admin.deactivateUnheard('Mikko');
    await wakesAt('2026-11-20T14:30:00Z');
    expect(await standing()).toMatchObject({ stage: 'new', ownerId: null });
    await stage.until('2026-11-23T07:01:00Z');
    expect(dms('Aino')).toEqual([expect.stringContaining('1 customer waits for an owner.')]);
  });

  it('or Slack says nothing of an owner who left: that is noticed within a day', async () => {
    await hasLogged(stage, 'Priya', 'Acme: the export times out');
    await asks(stage, 'Priya', '#sales', '/heard assign 1 @Mikko');
    stage.slack.admin.deactivateUnheard('Mikko');
    expect(await standing()).toMatchObject({ stage: 'assigned' });
    await stage.until('2026-11-21T14:00:00Z');
    expect(await standing()).toMatchObject({ stage: 'new', ownerId: null });
  });
});
