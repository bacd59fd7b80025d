import { createServer, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../../src/slack/commands.ts';
import { defineEvent } from '../../src/slack/events.ts';
import { sentence } from '../../src/slack/message.ts';
import { type Bot, NOON, startBot } from './support/bot.ts';
import { signed } from './support/stand-in.ts';

const heard = defineCommand('/heard');
const NOW = NOON.getTime() / 1000;

let bot: Bot;
let keys: string[];

beforeEach(async () => {
  bot = await startBot();
  keys = [];
  heard.on(bot.slack, async (use) => {
    keys.push(use.key);
  });
});
afterEach(() => bot.stop());

const body = 'command=%2Fheard&text=&trigger_id=1.2&user_id=U1&team_id=T1&channel_id=C1';
const post = (init: RequestInit, path = '/slack/events') => fetch(`${bot.url}${path}`, init);

describe('a request is taken', () => {
  test('when it is signed now', async () => {
    expect((await post(signed(body, NOW))).status).toBe(200);
    await bot.settled();
    expect(keys).toEqual(['1.2']);
  });

  test('when a proxy has added a charset to its content type', async () => {
    expect((await post(signed(body, NOW, 'application/x-www-form-urlencoded; charset=utf-8'))).status).toBe(200);
    await bot.settled();
    expect(keys).toEqual(['1.2']);
  });

  test('a second time with the same key, so that a replay changes nothing', async () => {
    await post(signed(body, NOW));
    await post(signed(body, NOW));
    await bot.settled();
    expect(keys).toEqual(['1.2', '1.2']);
  });

  test('when Slack checks the certificate', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post({ method: 'POST', body: 'ssl_check=1&payload=%7B%7D', headers })).status).toBe(200);
  });

  test('when Slack verifies the address', async () => {
    const response = await post(signed('{"type":"url_verification","challenge":"abc"}', NOW, 'application/json'));
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  test('when something only asks whether we are there (HEAD)', async () => {
    expect((await post({ method: 'HEAD' })).status).toBe(200);
  });
});

describe('a request is refused', () => {
  const refused = [
    ['signed more than five minutes ahead', signed(body, NOW + 301), 401],
    ['signed a day ahead', signed(body, NOW + 86_400), 401],
    ['signed more than five minutes ago', signed(body, NOW - 301), 401],
    ['without a timestamp', { ...signed(body, NOW), headers: { 'x-slack-signature': 'v0=1' } }, 401],
    ['without a signature', { method: 'POST', body }, 401],
    ['that was altered', { ...signed(body, NOW), body: `${body}0` }, 401],
    ['larger than 256 kB', signed('x'.repeat(256 * 1024 + 1), NOW), 413],
    ['much larger than that', signed('x'.repeat(4 * 1024 * 1024), NOW), 413],
    ['that is no POST', { method: 'PUT' }, 405],
    ['that is not JSON', signed('nonsense', NOW, 'application/json'), 400],
  ] as const;

  test.each(refused)('%s', async (_what, init, status) => {
    expect((await post(init)).status).toBe(status);
    expect(keys).toEqual([]);
  });

  test('at another path', async () => {
    expect((await post(signed(body, NOW), '/slack/event')).status).toBe(404);
    expect((await post({}, '/')).status).toBe(404);
  });

  test('signed just within five minutes it is not', async () => {
    expect((await post(signed(body, NOW + 299))).status).toBe(200);
  });
});

test('an empty signing secret is impossible', async () => {
  await expect(startBot({ mode: { kind: 'http', signingSecret: '' } })).rejects.toThrow('the signing secret is empty');
});

test('a request that breaks off leaves the bot standing', async () => {
  const { port } = new URL(bot.url);
  await new Promise<void>((resolve) => {
    const half = request({ port, path: '/slack/events', method: 'POST', headers: { 'content-length': 100 } });
    half.on('error', () => resolve());
    half.write('half', () => half.destroy());
  });
  expect((await post(signed(body, NOW))).status).toBe(200);
});

test('a port in use is an error of the caller’s own server, with nothing uncaught', async () => {
  const { port } = new URL(bot.url);
  const second = createServer(bot.slack.requestListener ?? undefined);
  const failed = new Promise((resolve) => second.once('error', resolve));
  second.listen(Number(port), '127.0.0.1');
  expect(await failed).toMatchObject({ code: 'EADDRINUSE' });
});

test('a command without a listener is answered in words, and logged', async () => {
  expect((await bot.command({ command: '/hears' })).status).toBe(200);
  await bot.settled();
  expect(bot.api.of('response_url')[0]?.args).toMatchObject({
    response_type: 'ephemeral',
    text: 'I don’t know /hears. Ask an admin to install me again.',
  });
  expect(bot.logs).toContainEqual(expect.objectContaining({ level: 40, code: 'unknown_command' }));
});

test('commands may be installed with a prefix, and say so', async () => {
  const prefixed = await startBot({ commandPrefix: 'ec-' });
  heard.on(prefixed.slack, (use) => use.reply.privately(sentence(`Try ${use.typed} Acme: it hangs (${use.text})`)));
  await prefixed.command({ command: '/ec-heard', text: '  12 ' });
  await prefixed.settled();
  expect(prefixed.api.of('response_url')[0]?.args).toMatchObject({ text: 'Try /ec-heard Acme: it hangs (12)' });
  await prefixed.stop();
});

test.each([
  ['without a signature', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['of another type without a signature', { 'content-type': 'application/json' }],
  ['with half a signature', { 'content-type': 'application/json', 'x-slack-signature': 'v0=1' }],
])('a large request %s is refused before it has all come', async (_how, headers) => {
  const { port } = new URL(bot.url);
  const status = await new Promise((resolve, reject) => {
    const endless = request({
      ...{ port, path: '/slack/events', method: 'POST' },
      headers: { ...headers, 'content-length': 200_000 },
    });
    endless.on('response', (response) => {
      resolve(response.statusCode);
      endless.destroy();
    });
    endless.on('error', reject);
    endless.write('x'.repeat(2_000));
  });
  expect(status).toBe(401);
});

test('what a person of another team does by an event is dropped, news about them are not', async () => {
  const seen: string[] = [];
  for (const type of ['app_home_opened', 'member_left_channel']) {
    defineEvent(type, z.object({ user: z.string() })).on(
      bot.slack,
      async ({ user }) => void seen.push(`${type} ${user}`),
    );
  }
  await bot.event({ type: 'app_home_opened', user: 'UKENJI', user_team: 'T9' }, 'Ev1');
  await bot.event({ type: 'app_home_opened', user: 'UAINO', user_team: 'T1' }, 'Ev2');
  await bot.event({ type: 'app_home_opened', user: 'UMIKKO' }, 'Ev3');
  await bot.event({ type: 'member_left_channel', user: 'UKENJI', user_team: 'T9' }, 'Ev4');
  await bot.settled();
  expect(seen.sort()).toEqual(['app_home_opened UAINO', 'app_home_opened UMIKKO', 'member_left_channel UKENJI']);
});

test('each listener of an event that fails has its own error line', async () => {
  for (const why of ['one', 'two']) {
    defineEvent('team_join', z.object({})).on(bot.slack, () => Promise.reject(new Error(why)));
  }
  await bot.event({ type: 'team_join' });
  await bot.settled();
  expect(bot.logs.filter((line) => line.level === 50)).toEqual([
    expect.objectContaining({ event: 'team_join', err: expect.objectContaining({ message: 'one' }) }),
    expect.objectContaining({ event: 'team_join', err: expect.objectContaining({ message: 'two' }) }),
  ]);
});

test('an event that fails is one error line, and Slack has its acknowledgement', async () => {
  defineEvent('team_join', z.object({ user: z.string() })).on(bot.slack, async (event, id) => {
    throw new Error(`${event.user} ${id}`);
  });
  expect((await bot.event({ type: 'team_join', user: 'U9' }, 'Ev7')).status).toBe(200);
  await bot.settled();
  expect(bot.logs.filter((line) => line.level === 50)).toEqual([
    expect.objectContaining({ err: expect.objectContaining({ message: 'U9 Ev7' }) }),
  ]);
});
