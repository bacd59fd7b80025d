import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';

const running: PocketSlack[] = [];

async function start() {
  const slack = await startPocketSlack();
  running.push(slack);
  const client = new WebClient(slack.tokens.bot, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 300,
  });
  const post = (text = 'Hi') => client.chat.postMessage({ channel: 'C0SALES01', text });
  const posted = () => slack.person('Aino').sees('#sales').length;
  return { slack, post, posted };
}

afterEach(async () => {
  for (const slack of running.splice(0)) await slack.stop();
});

describe('scripted faults', () => {
  const cases: [Fault, Record<string, unknown>, number][] = [
    [{ kind: 'cut' }, { code: 'slack_webapi_request_error' }, 0],
    [{ kind: 'answer-lost' }, { code: 'slack_webapi_request_error' }, 1],
    [{ kind: 'hang' }, { code: 'slack_webapi_request_error' }, 0],
    [{ kind: 'late', ms: 600 }, { code: 'slack_webapi_request_error' }, 1],
    [{ kind: 'status', status: 503 }, { statusCode: 503 }, 0],
    [{ kind: 'status', status: 502, done: true }, { statusCode: 502 }, 1],
    [{ kind: 'html', done: true }, { code: 'slack_webapi_platform_error' }, 1],
    [{ kind: 'rate-limited', retryAfter: 7 }, { retryAfter: 7 }, 0],
    [{ kind: 'error', code: 'fatal_error', done: true }, { data: { error: 'fatal_error' } }, 1],
  ];

  it.each(cases)('%o is seen as such, and the message is there or not', async (fault, error, expected) => {
    const { slack, post, posted } = await start();
    slack.faults.next('chat.postMessage', fault);
    await expect(post()).rejects.toMatchObject(error);
    expect(posted()).toBe(expected);
    await post('Again');
    expect(posted()).toBe(expected + 1);
    expect(slack.calls.map((call) => call.fault)).toEqual([fault.kind, null]);
  });

  it('meets only the calls whose arguments fit, as often as said', async () => {
    const { slack, post, posted } = await start();
    slack.faults.when(
      'chat.postMessage',
      ({ text }) => text === 'Bad',
      { kind: 'error', code: 'restricted_action' },
      2,
    );
    await post('Good');
    await expect(post('Bad')).rejects.toThrow('restricted_action');
    await expect(post('Bad')).rejects.toThrow('restricted_action');
    await post('Bad');
    expect(posted()).toBe(2);
  });

  it('refuses connections while it is down, and is back on the same port', async () => {
    const { slack, post, posted } = await start();
    await slack.goDown();
    await expect(post()).rejects.toMatchObject({ original: { cause: { code: 'ECONNREFUSED' } } });
    await slack.comeUp();
    await post();
    expect(posted()).toBe(1);
  });

  it('answers slowly where latency is set', async () => {
    const { slack, post } = await start();
    slack.rules.latency['chat.postMessage'] = 120;
    const before = performance.now();
    await post();
    expect(performance.now() - before).toBeGreaterThan(110);
  });
});
