import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider } from '../support/database.ts';
import { type Bot, meetings, openStage, postsIn, type Stage, setUpMeeting, toldGrace } from '../support/stage.ts';

const POST = 'chat.postMessage';

/** What Grace reads when Slack refuses the post, and whether she can do something about it on the spot. */
const REFUSALS: readonly [code: string, sentence: string, buttons: readonly string[]][] = [
  ['not_in_channel', 'Type /invite @Empty Chair there', ['Let me join', 'Post it now']],
  ['is_archived', 'it is archived. Unarchive it, or choose another channel', ['Post it now']],
  ['channel_not_found', 'it was deleted, or it is private and I am not in it', ['Post it now']],
  ['restricted_action', 'your workspace limits who posts there', ['Post it now']],
  ['missing_scope', 'a permission is missing. An admin can install me again', ['Post it now']],
];

describeEachProvider('the channel does not take the opener', (provider) => {
  let stage: Stage;
  let bot: Bot;
  beforeEach(async () => {
    stage = await openStage(provider);
    bot = await stage.startBot();
    await setUpMeeting(stage.slack);
    await stage.until('2026-11-17T07:54:00Z');
  });
  afterEach(() => stage.end());

  const showings = () => bot.db.prisma.showing.count();

  for (const [code, sentence, buttons] of provider === 'sqlite' ? REFUSALS : REFUSALS.slice(0, 1)) {
    it(`Slack refuses with ${code}: Grace reads why in her morning, and the words wait for another time`, async () => {
      stage.slack.faults.when(POST, ({ channel }) => channel === 'C0PRODUCT', { kind: 'error', code }, 1);
      await stage.until('2026-11-17T13:59:00Z');
      expect(postsIn(stage.slack)).toEqual([]);
      expect(toldGrace(stage.slack)).toEqual([]);
      expect(await meetings(bot.db)).toEqual([`failed ${code}`, 'planned']);
      expect(await showings()).toBe(0);

      await stage.until('2026-11-17T20:00:00Z');
      const [notice, ...more] = toldGrace(stage.slack);
      expect(more).toEqual([]);
      expect(notice?.plainText).toContain('Nothing opened Weekly product');
      expect(notice?.plainText).toContain(sentence);
      expect(notice?.buttons).toEqual(buttons);

      await stage.until('2026-11-24T07:55:05Z');
      expect(postsIn(stage.slack).map(({ plainText }) => plainText)).toEqual([
        expect.stringContaining('Someone rang me on Sunday'),
      ]);
    });
  }

  it('the app was removed: nobody can be told in Slack, so the log says it', async () => {
    await stage.until('2026-11-17T07:54:58Z');
    stage.expectErrors('nobody could be told that an opener did not come');
    stage.slack.rules.isUninstalled = true;
    await stage.until('2026-11-17T15:00:00Z');
    expect(toldGrace(stage.slack)).toEqual([]);
    expect(await meetings(bot.db)).toEqual(['failed account_inactive', 'planned']);
    expect(await showings()).toBe(0);
    const refusals = stage.log
      .text()
      .split('\n')
      .filter((line) => line.includes('Slack refused a message') && line.includes('account_inactive'));
    // The post, the host’s notice, and the admin’s in the host’s place.
    expect(refusals).toHaveLength(3);
  });

  it('it was archived before: Grace is told, and from the message she posts it when it is open again', async () => {
    await stage.slack.admin.archive('#product');
    await stage.until('2026-11-17T14:00:05Z');
    expect(await meetings(bot.db)).toEqual(['failed is_archived', 'planned']);
    expect(toldGrace(stage.slack)[0]?.plainText).toContain('it is archived');

    const grace = stage.slack.person('Grace');
    await grace.presses('Post it now');
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toEqual([]);
    await stage.slack.admin.unarchive('#product');
    await grace.presses('Post it now', { in: toldGrace(stage.slack)[0] ?? 'home' });
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('the bot was removed from it: Grace lets it join from the message, and has it posted', async () => {
    const grace = stage.slack.person('Grace');
    await grace.removes('#product');
    await stage.until('2026-11-17T14:00:05Z');
    const [notice] = toldGrace(stage.slack);
    expect(notice?.buttons).toEqual(['Let me join', 'Post it now']);

    await grace.presses('Post it now', { in: notice ?? 'home' });
    await stage.slack.settled();
    await grace.presses('Let me join', { in: notice ?? 'home' });
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toEqual([]);
    await grace.types('#product', '/opener run');
    await stage.slack.settled();
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('only admins may post there since: Grace is told', async () => {
    stage.slack.admin.setReadOnly('#product', true);
    await stage.until('2026-11-17T14:00:05Z');
    expect(toldGrace(stage.slack)[0]?.plainText).toContain('it is read-only');
  });

  it('it is shared with another organisation since: no customer’s words leave, and Grace is told', async () => {
    stage.slack.admin.setShared('#product', true);
    await stage.until('2026-11-17T14:00:05Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(await meetings(bot.db)).toEqual(['silent shared_channel', 'planned']);
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('is shared with another organisation'),
    ]);
  });

  it('it is shared while the post waits for Slack: no customer’s words leave, and they wait for another time', async () => {
    stage.slack.faults.next(POST, { kind: 'rate-limited', retryAfter: 300 });
    await stage.until('2026-11-17T07:56:00Z');
    stage.slack.admin.setShared('#product', true);
    await stage.until('2026-11-17T14:00:05Z');
    expect(postsIn(stage.slack)).toEqual([]);
    expect(await showings()).toBe(0);
    expect(toldGrace(stage.slack).map(({ plainText }) => plainText)).toEqual([
      expect.stringContaining('is shared with another organisation'),
    ]);
  });

  it('a guest has come in since: the opener comes as before', async () => {
    await stage.slack.person('Aino').invites('#product', 'Daniel');
    await stage.until('2026-11-17T07:56:00Z');
    expect(postsIn(stage.slack)).toHaveLength(1);
  });

  it('a channel that stays closed for weeks is told of once for each meeting', async () => {
    await stage.slack.admin.archive('#product');
    await stage.until('2026-12-01T20:00:00Z');
    expect(toldGrace(stage.slack)).toHaveLength(3);
  });
});
