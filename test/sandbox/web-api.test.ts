import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, type PocketSlackOptions, startPocketSlack } from '../../sandbox/pocket-slack.ts';

const START = new Date('2026-11-24T08:00:00Z');
const running: PocketSlack[] = [];

async function start(options: PocketSlackOptions = {}) {
  const clock = movableClock(START);
  const slack = await startPocketSlack({ clock, ...options });
  running.push(slack);
  return { slack, clock, client: clientOf(slack) };
}

const clientOf = (slack: PocketSlack, token = slack.tokens.bot): WebClient =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });

/** The code of an `ok: false` answer. */
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ok',
    (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code,
  );

afterEach(async () => {
  for (const slack of running.splice(0)) await slack.stop();
});

describe('tokens and scopes', () => {
  it('refuses wrong tokens, dead tokens and methods that do not exist', async () => {
    const { slack, client } = await start();
    expect(await codeOf(clientOf(slack, 'xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await codeOf(clientOf(slack, '').auth.test())).toBe('not_authed');
    expect(await codeOf(clientOf(slack, slack.tokens.app).chat.postMessage({ channel: 'C0SALES01', text: 'Hi' }))).toBe(
      'not_allowed_token_type',
    );
    expect(await codeOf(client.apiCall('chat.postMessages'))).toBe('unknown_method');
    slack.rules.isUninstalled = true;
    expect(await codeOf(client.auth.test())).toBe('account_inactive');
  });

  it('names the scope that is missing and those there are', async () => {
    const { client } = await start({ optionalScopes: false });
    await expect(client.conversations.history({ channel: 'C0PRODUCT' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history', provided: expect.stringContaining('chat:write') },
    });
    expect(await codeOf(client.team.info())).toBe('missing_scope');
  });
});

describe('channels', () => {
  it('hides private channels the bot is not in, and lets it join public ones only', async () => {
    const { slack, client } = await start();
    expect(await codeOf(client.conversations.info({ channel: 'C0LEADERS' }))).toBe('channel_not_found');
    expect(await codeOf(client.chat.postMessage({ channel: 'C0RANDOM1', text: 'Hi' }))).toBe('not_in_channel');
    await client.conversations.join({ channel: 'C0RANDOM1' });
    expect(await codeOf(client.chat.postMessage({ channel: 'C0RANDOM1', text: 'Hi' }))).toBe('ok');
    await slack.admin.archive('#random');
    expect(await codeOf(client.chat.postMessage({ channel: 'C0RANDOM1', text: 'Hi' }))).toBe('is_archived');
    slack.admin.setReadOnly('#sales', true);
    expect(await codeOf(client.chat.postMessage({ channel: 'C0SALES01', text: 'Hi' }))).toBe(
      'restricted_action_read_only_channel',
    );
  });

  it('lists page by page', async () => {
    const { client } = await start();
    const names: (string | undefined)[] = [];
    for await (const found of client.paginate('conversations.list', { limit: 2, types: 'public_channel' })) {
      const channels: unknown = Object.entries(found).find(([key]) => key === 'channels')?.[1];
      expect(channels).toSatisfy((list) => Array.isArray(list) && list.length <= 2);
      if (Array.isArray(channels)) names.push(...channels.map(({ name }: { name: string }) => name));
    }
    expect(names).toEqual(['general', 'product', 'sales', 'launch', 'random', 'acme-shared']);
  });

  it('answers quickly with ten thousand channels', async () => {
    const { slack, client } = await start();
    for (let n = 0; n < 10_000; n += 1) slack.admin.addChannel(`team-${n}`, { members: ['Aino'], withBot: true });
    await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        client.chat.postMessage({ channel: slack.channel(`#team-${n}`).id, text: 'Hi' }),
      ),
    );
    expect(slack.calls.filter(({ status }) => status === 200)).toHaveLength(500);
  });
});

describe('messages', () => {
  it('goes into the direct message for a person’s id, but not for a bot', async () => {
    const { slack, client } = await start();
    const { channel } = await client.chat.postMessage({ channel: slack.person('Priya').id, text: 'Good morning' });
    expect(channel).toMatch(/^D/);
    expect(
      slack
        .person('Priya')
        .dm()
        .map(({ text }) => text),
    ).toEqual(['Good morning']);
    expect(await codeOf(client.chat.postMessage({ channel: slack.bot.userId, text: 'Me' }))).toBe('cannot_dm_bot');
    await slack.admin.changePerson('Priya', { isDeleted: true });
    expect(await codeOf(client.conversations.open({ users: slack.person('Priya').id }))).toBe('user_disabled');
  });

  it('gives every message its own ts, even while the clock stands still or goes back', async () => {
    const { clock, client } = await start();
    const post = async () => Number((await client.chat.postMessage({ channel: 'C0SALES01', text: 'Hi' })).ts);
    const first = await post();
    const second = await post();
    clock.jump(-3_600_000);
    expect(first).toBeLessThan(second);
    expect(await post()).toBeGreaterThan(second);
  });

  it('returns metadata only when asked, and only between the instants asked for', async () => {
    const { clock, client } = await start();
    const metadata = { event_type: 'delivery', event_payload: { id: 'x1' } };
    await client.chat.postMessage({ channel: 'C0SALES01', text: 'Before' });
    await clock.advance(1000);
    const oldest = String(clock.now().getTime() / 1000);
    await client.chat.postMessage({ channel: 'C0SALES01', text: 'After', metadata });
    const plain = await client.conversations.history({ channel: 'C0SALES01', oldest, inclusive: true });
    expect(plain.messages?.map(({ text }) => text)).toEqual(['After']);
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    const full = await client.conversations.history({
      channel: 'C0SALES01',
      oldest,
      inclusive: true,
      include_all_metadata: true,
    });
    expect(full.messages?.[0]).toMatchObject({ metadata });
  });

  it('edits and deletes its own messages only, within 4,000 characters', async () => {
    const { slack, client } = await start();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SALES01', text: 'Frist' });
    const theirs = await slack.person('Mikko').says('#sales', 'Mine');
    const update = (what: { ts: string; text: string }) =>
      codeOf(client.chat.update({ channel: 'C0SALES01', ...what }));
    expect(await update({ ts, text: 'First' })).toBe('ok');
    expect(await update({ ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await update({ ts: theirs.ts, text: 'Not yours' })).toBe('cant_update_message');
    expect(await update({ ts: '1.000001', text: 'Nothing' })).toBe('message_not_found');
    const [seen] = slack.person('Mikko').sees('#sales');
    expect(seen).toMatchObject({ text: 'First', edited: true });
    slack.rules.editsClosed = true;
    expect(await update({ ts, text: 'Too late' })).toBe('edit_window_closed');
    await client.chat.delete({ channel: 'C0SALES01', ts });
    expect(seen?.deleted).toBe(true);
    expect(slack.person('Mikko').sees('#sales')).toHaveLength(1);
  });

  it('shows an ephemeral message to one member, and keeps it out of the history', async () => {
    const { slack, client } = await start();
    const to = (user: string) => client.chat.postEphemeral({ channel: 'C0LAUNCH1', user, text: 'Psst' });
    await to(slack.person('Daniel').id);
    expect(await codeOf(to(slack.person('Priya').id))).toBe('user_not_in_channel');
    expect(slack.person('Daniel').sees('#launch')).toHaveLength(1);
    expect(slack.person('Grace').sees('#launch')).toHaveLength(0);
    expect((await client.conversations.history({ channel: 'C0LAUNCH1' })).messages).toEqual([]);
  });

  it('takes one message a second in a channel when that rule is on', async () => {
    const { clock, client } = await start({ rules: { onePostPerSecond: true } });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'Hi' });
    await post('C0SALES01');
    await expect(post('C0SALES01')).rejects.toMatchObject({ retryAfter: 1 });
    await post('C0PRODUCT');
    await clock.advance(1000);
    await post('C0SALES01');
  });
});

describe('people', () => {
  it('tells zone, offset with summer time, locale and kind', async () => {
    const { slack, clock, client } = await start();
    const of = async (name: string) =>
      (await client.users.info({ user: slack.person(name).id, include_locale: true })).user;
    expect(await of('Aino')).toMatchObject({ tz: 'Europe/Helsinki', tz_offset: 7200, is_admin: true, locale: 'en-US' });
    expect(await of('Arjun')).toMatchObject({ tz: 'Asia/Kolkata', tz_offset: 19_800 });
    expect(await of('Daniel')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await of('Kenji')).toMatchObject({ is_stranger: true, team_id: 'T0ACME001' });
    await clock.advanceTo(new Date('2027-07-01T12:00:00Z'));
    expect(await of('Grace')).toMatchObject({ tz: 'America/New_York', tz_offset: -14_400 });
    expect(await codeOf(client.users.info({ user: 'U0NOBODY1' }))).toBe('user_not_found');
  });
});
