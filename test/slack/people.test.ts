import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/database.ts';
import { type People, people } from '../../src/slack/people.ts';
import { memberFacts, SlackUser } from '../../src/slack/slack-user.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Bot, IDENTITY, NOON, recordingLogger, startBot } from './support/bot.ts';
import { ok, refuses } from './support/stand-in.ts';

const AINO = {
  id: 'UAINO',
  team_id: 'T1',
  name: 'aino',
  real_name: 'Aino Laine',
  tz: 'Europe/Helsinki',
  locale: 'fi-FI',
  is_admin: true,
  profile: { display_name: 'Aino' },
};

describeEachProvider('people', (provider) => {
  let fresh: FreshDatabase;
  let db: Database;
  let bot: Bot;
  let found: People;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    bot = await startBot();
    const workspaceId = randomUUID();
    await db.prisma.workspace.create({
      data: { id: workspaceId, teamId: 'T1', name: 'Lakeside', url: '', createdAt: NOON },
    });
    bot.api.always('users.info', ok({ user: AINO }));
    const { slack, clock } = bot;
    found = people({
      db,
      workspaceId,
      identity: IDENTITY,
      client: slack.interactive,
      clock,
      logger: recordingLogger(bot.logs),
    });
  });
  afterEach(async () => {
    await bot.stop();
    await fresh.drop();
  });

  test('are looked up once and kept for that day', async () => {
    expect(await found.peek('UAINO')).toBeNull();
    const member = await found.get('UAINO');
    expect(member).toMatchObject({
      slackUserId: 'UAINO',
      name: 'Aino',
      zone: 'Europe/Helsinki',
      locale: 'fi-FI',
      isAdmin: true,
    });
    await bot.clock.advance(11 * 3_600_000);
    expect((await found.get('UAINO')).id).toBe(member.id);
    expect(bot.api.of('users.info')).toHaveLength(1);
    await bot.clock.advance(2 * 3_600_000);
    await found.get('UAINO');
    expect(bot.api.of('users.info')).toHaveLength(2);
  });

  test('asked for at the same time share one call', async () => {
    await Promise.all([found.get('UAINO'), found.get('UAINO'), found.get('UAINO')]);
    expect(bot.api.of('users.info')).toHaveLength(1);
  });

  test('known to us stay usable while Slack does not answer', async () => {
    await found.get('UAINO');
    await bot.clock.advance(25 * 3_600_000);
    bot.api.always('users.info', refuses('internal_error'));
    expect((await found.get('UAINO')).name).toBe('Aino');
  });

  test('unknown to Slack are refused in words', async () => {
    bot.api.always('users.info', refuses('user_not_found'));
    await expect(found.get('UNOBODY')).rejects.toMatchObject({ code: 'unknown_person' });
  });

  test('follow their changes as Slack knows them now, not as a late event tells', async () => {
    await found.get('UAINO');
    found.on(bot.slack);
    bot.api.always('users.info', ok({ user: { ...AINO, is_admin: false, tz: 'Asia/Kolkata' } }));
    await bot.event({ type: 'user_change', user: { ...AINO, is_admin: true, deleted: true } });
    await bot.settled();
    expect(await found.peek('UAINO')).toMatchObject({
      zone: 'Asia/Kolkata',
      locale: 'fi-FI',
      isAdmin: false,
      isDeactivated: false,
    });
  });

  test('that changed while Slack does not answer are asked for by whoever needs them next', async () => {
    await found.get('UAINO');
    found.on(bot.slack);
    bot.api.always('users.info', refuses('internal_error'));
    await bot.event({ type: 'user_change', user: AINO });
    await bot.settled();
    bot.api.always('users.info', ok({ user: { ...AINO, is_admin: false } }));
    expect((await found.get('UAINO')).isAdmin).toBe(false);
  });

  test.each(['user_change', 'team_join'])('whom we have not met leave no row by %s', async (type) => {
    found.on(bot.slack);
    await bot.event({ type, user: AINO });
    await bot.settled();
    expect(await found.peek('UAINO')).toBeNull();
    expect(bot.api.of('users.info')).toEqual([]);
  });
});

test('any field of Slack’s user may be missing, null or empty', () => {
  const empty = SlackUser.parse({ id: 'U1', tz: null, real_name: '', profile: null });
  expect(memberFacts(empty, IDENTITY)).toEqual({
    name: 'a colleague',
    zone: 'UTC',
    locale: 'en-US',
    isAdmin: false,
    isGuest: false,
    isBot: false,
    isDeactivated: false,
    isStranger: false,
  });
});

test.each([
  ['of our team', { team_id: 'T1' }, false],
  ['of another team', { team_id: 'T9' }, true],
  ['of our team and others of the organisation', { team_id: 'T9', enterprise_user: { teams: ['T2', 'T1'] } }, false],
  ['of the organisation, but not of our team', { team_id: 'T9', enterprise_user: { teams: ['T2'] } }, true],
  ['whom Slack calls a stranger', { is_stranger: true }, true],
])('a person %s', (_who, fields, isStranger) => {
  expect(memberFacts(SlackUser.parse({ id: 'U1', ...fields }), IDENTITY).isStranger).toBe(isStranger);
});

test('Slackbot is a bot, and a single-channel guest a guest', () => {
  expect(memberFacts(SlackUser.parse({ id: 'USLACKBOT', is_bot: false }), IDENTITY).isBot).toBe(true);
  expect(memberFacts(SlackUser.parse({ id: 'U1', is_ultra_restricted: true }), IDENTITY).isGuest).toBe(true);
});
