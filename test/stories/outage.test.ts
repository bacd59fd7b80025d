import { afterEach, expect, it } from 'vitest';
import { DEMO_STORIES } from '../../sandbox/demo/stories.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { describeEachProvider } from '../support/database.ts';
import {
  type Bot,
  meetings,
  openStage,
  postsIn,
  type Stage,
  type StageOptions,
  setUpMeeting,
  toldGrace,
} from '../support/stage.ts';

const POST = 'chat.postMessage';

describeEachProvider('Slack does not answer as it should when an opener is posted', (provider) => {
  let stage: Stage;
  let bot: Bot;
  afterEach(() => stage.end());

  async function atFivePastEight(options: StageOptions = {}): Promise<void> {
    stage = await openStage(provider, options);
    bot = await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:30Z');
  }

  async function logOf(who: string): Promise<string> {
    const person = stage.slack.person(who);
    await person.types('#product', '/opener log');
    await stage.slack.settled();
    return person.sees('#product').at(-1)?.plainText ?? '';
  }

  const calls = (method: string) => stage.slack.calls.filter((call) => call.method === method).length;

  /** How Slack fails is the same on both databases, so one of each is enough on the second. */
  const all = (ways: [string, Fault][]) => (provider === 'sqlite' ? ways : ways.slice(0, 1));

  const lost: [string, Fault][] = [
    ['the connection breaks before the answer', { kind: 'answer-lost' }],
    ['a server answers 503', { kind: 'status', status: 503, done: true }],
    ['Slack answers internal_error', { kind: 'error', code: 'internal_error', done: true }],
    ['a proxy answers with its own page', { kind: 'html', done: true }],
  ];
  for (const [how, fault] of all(lost)) {
    it(`it has posted, but ${how}: the one post is found and adopted`, async () => {
      await atFivePastEight();
      stage.slack.faults.next(POST, fault);
      await stage.until('2026-11-17T09:30:00Z');
      const [post, ...more] = postsIn(stage.slack);
      expect(more).toEqual([]);
      expect(calls(POST)).toBe(1);
      expect(await bot.db.prisma.delivery.findMany({ select: { state: true, ts: true } })).toEqual([
        { state: 'sent', ts: post?.ts },
      ]);
      expect(await meetings(bot.db)).toEqual(['posted', 'planned']);
    });
  }

  const undone: [string, Fault][] = [
    ['the connection breaks before it arrives', { kind: 'cut' }],
    ['a server answers 502', { kind: 'status', status: 502 }],
    ['Slack answers fatal_error', { kind: 'error', code: 'fatal_error' }],
    ['a proxy answers with its own page', { kind: 'html' }],
  ];
  for (const [how, fault] of all(undone)) {
    it(`it has not posted, and ${how}: the post comes a minute later, once`, async () => {
      await atFivePastEight();
      stage.slack.faults.next(POST, fault);
      await stage.until('2026-11-17T07:56:10Z');
      expect(postsIn(stage.slack)).toHaveLength(1);
      expect(calls(POST)).toBe(2);
      await stage.until('2026-11-17T10:00:00Z');
      expect(postsIn(stage.slack)).toHaveLength(1);
    });
  }

  it('it may read no history, so a lost answer is not repeated: Grace is asked, and posts it with one press', async () => {
    await atFivePastEight({ optionalScopes: false });
    stage.slack.faults.next(POST, { kind: 'cut' });
    await stage.until('2026-11-17T14:00:05Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(await meetings(bot.db)).toEqual(['failed unknown', 'planned']);
    const [notice, ...more] = toldGrace(stage.slack);
    expect(more).toEqual([]);
    expect(notice?.plainText).toContain('Slack did not tell me whether the opener of Weekly product');

    const grace = stage.slack.person('Grace');
    await grace.presses('Post it now');
    await stage.slack.settled();
    expect(postsIn(stage.slack).map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('Someone rang me on Sunday'),
    ]);

    await grace.presses('Post it now');
    await stage.until('2026-11-17T15:00:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(grace.dm().at(-1)?.plainText).toContain('stands in #product already');
  });

  it('Post it now makes up for one meeting, however often it is pressed and however much there is to show', async () => {
    stage = await openStage(provider, { optionalScopes: false });
    bot = await stage.startBot();
    const dealtWith = [0, 1, 2, 0, 1, 2].flatMap((index) => DEMO_STORIES[index] ?? []);
    await setUpMeeting(stage.slack, dealtWith);
    stage.slack.faults.when(POST, ({ channel }) => channel === 'C0PRODUCT', { kind: 'cut' }, 1);
    await stage.until('2026-11-17T14:00:05Z');

    const grace = stage.slack.person('Grace');
    await Promise.all([grace.presses('Post it now'), grace.presses('Post it now')]);
    await stage.until('2026-11-17T15:00:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('it asks to wait: nothing is posted before, over a restart too, and the post comes then', async () => {
    await atFivePastEight();
    stage.slack.faults.next(POST, { kind: 'rate-limited', retryAfter: 300 });
    await stage.until('2026-11-17T07:56:00Z');
    expect(calls(POST)).toBe(1);
    await bot.stop();
    bot = await stage.startBot();

    await stage.until('2026-11-17T07:59:58Z');
    expect(calls(POST)).toBe(1);
    await stage.until('2026-11-17T08:00:10Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
    expect(postsIn(stage.slack)[0]?.plainText).toContain('a little late');
  });

  it('it asks to wait longer than the meeting takes: the log says so', async () => {
    await atFivePastEight();
    stage.slack.faults.next(POST, { kind: 'rate-limited', retryAfter: 7_200 });
    await stage.until('2026-11-17T10:00:00Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(await logOf('Grace')).toContain('missed: Slack asked me to wait, until the meeting was over.');
  });

  it('it refuses every connection for ten minutes: the post comes within a minute of its return, and says that it is late', async () => {
    await atFivePastEight();
    await stage.slack.goDown();
    await stage.until('2026-11-17T08:05:00Z');
    await stage.slack.comeUp();
    await stage.until('2026-11-17T08:06:10Z');
    const [post, ...more] = postsIn(stage.slack);
    expect(more).toEqual([]);
    expect(post?.plainText).toContain('a little late');
    expect(await meetings(bot.db)).toEqual(['posted', 'planned']);
  });

  it('it is down until the meeting is over: nothing is posted later, and Grace is told when it is back', async () => {
    await atFivePastEight();
    await stage.slack.goDown();
    await stage.until('2026-11-17T07:57:00Z');
    // An hour of trying in vain is the same as a minute of it.
    await stage.clock.leap(61 * 60_000);
    await stage.until('2026-11-17T09:10:00Z');
    await stage.slack.comeUp();
    await stage.until('2026-11-17T14:10:00Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect((await meetings(bot.db))[0]).toBe('missed unreachable: ECONNREFUSED');
    expect(await logOf('Grace')).toContain(
      'missed: I could not reach Slack before the meeting was over (ECONNREFUSED).',
    );
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('I could not post the opener of Weekly product'),
    ]);

    await stage.until('2026-11-24T07:55:05Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });
});
