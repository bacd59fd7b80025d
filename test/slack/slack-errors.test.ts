import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentenceFor } from '../../src/slack/channel-errors.ts';
import { createClients } from '../../src/slack/clients.ts';
import { classify } from '../../src/slack/slack-errors.ts';
import { type LogLine, recordingLogger, until } from './support/bot.ts';
import { type Answer, losesTheAnswer, ok, rateLimits, refuses, type StandIn, standIn } from './support/stand-in.ts';

let api: StandIn;
beforeAll(async () => {
  api = await standIn();
});
afterAll(() => api.stop());

const clientsAt = (apiUrl: string) => createClients({ botToken: 'xoxb-1', apiUrl, logger: recordingLogger([]) });
const post = (client: WebClient) => client.chat.postMessage({ channel: 'C1', text: 'hi' });

async function failure(answer: Answer) {
  api.once('chat.postMessage', answer);
  return classify(await post(clientsAt(api.apiUrl).posting).catch((error: unknown) => error));
}

describe('after a call that failed it is known', () => {
  test('that Slack refused', async () => {
    expect(await failure(refuses('not_in_channel'))).toEqual({ kind: 'definite', code: 'not_in_channel' });
  });

  test('how long to wait after a 429', async () => {
    expect(await failure(rateLimits(7))).toEqual({ kind: 'rate_limited', retryAfterMs: 7_000 });
    expect(await failure(refuses('ratelimited'))).toEqual({ kind: 'rate_limited', retryAfterMs: 30_000 });
  });

  test('that Slack was never reached', async () => {
    const gone = await standIn();
    await gone.stop();
    const error = await post(clientsAt(gone.apiUrl).posting).catch((thrown: unknown) => thrown);
    expect(classify(error)).toEqual({ kind: 'not_sent', code: 'ECONNREFUSED' });
  });

  test.each(['internal_error', 'fatal_error', 'something_new'])('that %s proves nothing', async (code) => {
    expect(await failure(refuses(code))).toEqual({ kind: 'unsure', detail: code });
  });

  test('that a lost answer, a 5xx and a proxy’s page prove nothing', async () => {
    expect((await failure(losesTheAnswer)).kind).toBe('unsure');
    expect((await failure((_call, response) => response.writeHead(503).end())).kind).toBe('unsure');
    const page: Answer = (_call, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    expect((await failure(page)).kind).toBe('unsure');
  });
});

test('a post whose answer is lost is sent once, not twice', async () => {
  const before = api.of('chat.postMessage').length;
  await failure(losesTheAnswer);
  expect(api.of('chat.postMessage')).toHaveLength(before + 1);
});

test('a rate limit on posts does not hold up a modal', async () => {
  const { posting, interactive } = clientsAt(api.apiUrl);
  api.once('chat.postMessage', rateLimits(60));
  await expect(post(posting)).rejects.toThrow();
  await expect(interactive.views.update({ view_id: 'V1', view: { type: 'home', blocks: [] } })).resolves.toMatchObject({
    ok: true,
  });
  api.once('users.info', rateLimits(60));
  await expect(interactive.users.info({ user: 'U1' })).rejects.toThrow();
  await expect(post(posting)).resolves.toMatchObject({ ok: true });
});

test('what a person waits for is repeated when the connection broke', async () => {
  api.once('users.info', losesTheAnswer);
  api.once('users.info', ok({ user: { id: 'U1' } }));
  await expect(clientsAt(api.apiUrl).interactive.users.info({ user: 'U1' })).resolves.toMatchObject({ ok: true });
});

test('the library’s debug lines, which hold payloads, are not logged', async () => {
  const lines: LogLine[] = [];
  const { posting } = createClients({ botToken: 'xoxb-1', apiUrl: api.apiUrl, logger: recordingLogger(lines) });
  await post(posting);
  await until(() => true);
  expect(JSON.stringify(lines)).not.toContain('postMessage');
});

describe('a permanent refusal is one sentence with what to do', () => {
  test.each([
    'not_in_channel',
    'channel_not_found',
    'is_archived',
    'account_inactive',
    'token_revoked',
    'missing_scope',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
  ])('%s', (code) => {
    expect(sentenceFor(code, 'product', 'Empty Chair')).toMatch(/^I .+\. .+\.$/);
  });

  test('with the channel’s and the bot’s names', () => {
    expect(sentenceFor('not_in_channel', 'product', 'Empty Chair')).toBe(
      'I can’t post in #product: I am not in it. Type /invite @Empty Chair there.',
    );
  });

  test('and a mistake of ours is none', () => {
    expect(sentenceFor('invalid_blocks', 'product', 'Empty Chair')).toBeNull();
  });
});
