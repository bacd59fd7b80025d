import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '../../src/at-most.ts';
import { systemClock } from '../../src/clock.ts';
import type { Child } from './children.ts';
import { SIGNING_SECRET } from './ours.ts';

const CONNECTIONS = 8;
const PATIENCE_MS = 60_000;

/** What a measured program spent on one request of a round. */
export interface Cost {
  readonly cpuMs: number;
  /** Requests a second, as the loader saw them. */
  readonly rate: number;
}

/**
 * Sends a program `count` signed requests over a few kept connections and waits until it has done what follows from them.
 * @param body of the request of a number @param done how much has followed so far; it is awaited to grow by `count`
 */
export async function load(
  child: Child,
  count: number,
  body: (index: number) => string,
  done?: () => number,
): Promise<Cost> {
  // New connections for each round: between rounds a server closes those that rest.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const doneBefore = done?.() ?? 0;
  const before = await child.gauge();
  const startedAt = systemClock.monotonic();
  await atMost(CONNECTIONS, Array(count).keys(), async (index) => {
    await post(agent, child.port, body(index));
    // Acknowledged is not finished: without this, work would pile up behind the acknowledgements.
    if (done) await growsTo(doneBefore + index + 1 - CONNECTIONS, done);
  });
  if (done) await growsTo(doneBefore + count, done);
  const seconds = (systemClock.monotonic() - startedAt) / 1000;
  const after = await child.gauge();
  agent.destroy();
  return { cpuMs: (after.cpuMs - before.cpuMs) / count, rate: count / seconds };
}

async function growsTo(target: number, done: () => number): Promise<void> {
  const giveUpAt = systemClock.monotonic() + PATIENCE_MS;
  while (done() < target) {
    if (systemClock.monotonic() > giveUpAt) throw new Error(`${target - done()} of the requests were not finished`);
    await sleep(1);
  }
}

function post(agent: Agent, port: number, body: string): Promise<void> {
  const timestamp = Math.floor(systemClock.now().getTime() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers },
      (answer) => {
        answer.resume().on('end', () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`a request was answered with ${answer.statusCode}`));
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}
