import { createHmac } from 'node:crypto';
import { type Clock, systemClock } from '../src/clock.ts';
import type { Answer, Envelope, Transport } from './bot-link.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Slack's signature of a request body. @param timestamp seconds since the epoch. */
const slackSignature = (signingSecret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/**
 * Delivery by signed HTTP to the bot's request URL.
 * @param clock stamps the requests; the machine's own by default, because Bolt compares with real time.
 */
export function httpDelivery(url: string, signingSecret: string, clock: Clock = systemClock): Transport {
  return {
    async send(envelope) {
      const { body, contentType } = encode(envelope);
      const timestamp = Math.floor(clock.now().getTime() / 1000);
      try {
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers: {
            'content-type': contentType,
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            'x-slack-request-timestamp': String(timestamp),
            'x-slack-signature': slackSignature(signingSecret, timestamp, body),
            ...retryHeaders(envelope),
          },
        });
        return await readAnswer(response);
      } catch (error) {
        return { kind: 'failed', reason: error instanceof TypeError ? 'connection_failed' : 'unknown_error' };
      }
    },
    async stop() {},
  };
}

function encode({ kind, payload }: Envelope): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: FORM };
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), contentType: FORM };
}

const retryHeaders = ({ retry }: Envelope): Record<string, string> =>
  retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) {
    return { kind: 'failed', reason: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' };
  }
  return { kind: 'acknowledged', body: parseBody(text) };
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { text };
    throw error;
  }
}
