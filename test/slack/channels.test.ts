import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Channels, channels } from '../../src/slack/channels.ts';
import { type Bot, gate, IDENTITY, recordingLogger, startBot, until } from './support/bot.ts';
import { type Answer, ok, refuses } from './support/stand-in.ts';

let bot: Bot;
let known: Channels;
beforeEach(async () => {
  bot = await startBot();
  bot.api.always(
    'conversations.info',
    ok({ channel: { id: 'C1', name: 'product', is_channel: true, is_member: true } }),
  );
  known = channels({
    client: bot.slack.interactive,
    clock: bot.clock,
    identity: IDENTITY,
    logger: recordingLogger(bot.logs),
  });
});
afterEach(() => bot.stop());

const asked = () => bot.api.of('conversations.info').length;

describe('a channel', () => {
  test('is known for a minute', async () => {
    expect(await known.info('C1')).toEqual({
      id: 'C1',
      name: 'product',
      kind: 'public',
      isPrivate: false,
      isArchived: false,
      isShared: false,
      isMember: true,
    });
    await known.info('C1');
    expect(asked()).toBe(1);
    await bot.clock.advance(61_000);
    await known.info('C1');
    expect(asked()).toBe(2);
  });

  test.each(['channel_not_found', 'missing_scope'])('that the bot cannot see (%s) is null', async (code) => {
    bot.api.always('conversations.info', refuses(code));
    expect(await known.info('C1')).toBeNull();
  });

  test('that Slack could not tell of is asked for again', async () => {
    bot.api.once('conversations.info', refuses('internal_error'));
    await expect(known.info('C1')).rejects.toThrow();
    expect((await known.info('C1'))?.name).toBe('product');
  });

  test.each([{ is_ext_shared: true }, { is_pending_ext_shared: true }])(
    'with another organisation is shared: %o',
    async (flags) => {
      bot.api.always('conversations.info', ok({ channel: { id: 'C1', name: 'acme', ...flags } }));
      expect((await known.info('C1'))?.isShared).toBe(true);
    },
  );

  test('is asked for again after something happened to it', async () => {
    known.on(bot.slack);
    await known.info('C1');
    await bot.event({ type: 'channel_archive', channel: 'C1' });
    await bot.settled();
    await known.info('C1');
    await bot.event({ type: 'channel_rename', channel: { id: 'C1', name: 'new' } });
    await bot.settled();
    await known.info('C1');
    expect(asked()).toBe(3);
  });
});

describe('its people', () => {
  const page =
    (members: string[], next: string): Answer =>
    (call, response) =>
      ok({ members, response_metadata: { next_cursor: next } })(call, response);

  test('are read page by page', async () => {
    bot.api.once('conversations.members', page(['U1', 'U2'], 'next'));
    bot.api.once('conversations.members', page(['U3'], ''));
    expect([...(await known.memberIds('C1'))]).toEqual(['U1', 'U2', 'U3']);
    expect(bot.api.of('conversations.members')[1]?.args).toMatchObject({ cursor: 'next' });
  });

  test('are read up to a bound', async () => {
    bot.api.always('conversations.members', page(['U1'], 'more'));
    await known.memberIds('C1');
    expect(bot.api.of('conversations.members')).toHaveLength(20);
    expect(bot.logs).toContainEqual(expect.objectContaining({ level: 40, channelId: 'C1' }));
  });

  test('are forgotten first where many are known, so that memory is bounded by people, not by channels', async () => {
    const crowd = Array.from({ length: 60_000 }, (_, index) => `U${index}`);
    bot.api.always('conversations.members', page(crowd, ''));
    for (const id of ['C1', 'C2', 'C3', 'C4']) await known.memberIds(id);
    await known.memberIds('C4');
    expect(bot.api.of('conversations.members')).toHaveLength(4);
    await known.memberIds('C1');
    expect(bot.api.of('conversations.members')).toHaveLength(5);
  });

  test('asked for before somebody left are not remembered', async () => {
    known.on(bot.slack);
    const answered = gate();
    bot.api.once('conversations.members', (call, response) => {
      void answered.passed.then(() => page(['U1', 'U2'], '')(call, response));
    });
    bot.api.once('conversations.members', page(['U1'], ''));
    const before = known.memberIds('C1');
    await until(() => bot.api.of('conversations.members').length === 1);
    known.forget('C1');
    answered.open();
    await before;
    expect([...(await known.memberIds('C1'))]).toEqual(['U1']);
  });

  test('of a channel that the bot cannot see are nobody', async () => {
    bot.api.always('conversations.members', refuses('channel_not_found'));
    expect((await known.memberIds('C1')).size).toBe(0);
  });
});

describe('joining', () => {
  test('a public channel gives its facts', async () => {
    bot.api.always('conversations.join', ok({ channel: { id: 'C1', name: 'product', is_member: true } }));
    expect((await known.join('C1')).isMember).toBe(true);
  });

  test('a private one says how to invite', async () => {
    bot.api.always('conversations.join', refuses('method_not_supported_for_channel_type'));
    await expect(known.join('C1')).rejects.toThrow('Type /invite @Empty Chair there.');
  });
});

test('the bot’s own DM with a person is opened once', async () => {
  bot.api.always('conversations.open', ok({ channel: { id: 'D7' } }));
  expect(await Promise.all([known.directMessageWith('U1'), known.directMessageWith('U1')])).toEqual(['D7', 'D7']);
  expect(bot.api.of('conversations.open')).toHaveLength(1);
});
