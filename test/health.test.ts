import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../src/clock.ts';
import { OperatorError } from '../src/errors.ts';
import { healthRoutes, listen, type Readiness, readiness } from '../src/health.ts';
import { createMetrics, type Metrics, watchUnfinished } from '../src/metrics.ts';
import { testLog } from './support/log.ts';

const log = testLog();
const { logger } = log;
const READY: Readiness = { ready: true, reasons: [] };
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens to no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A bot that answers its health pages, and "slack" to everything else; gives its address. */
async function serve(isReady: () => Promise<Readiness>, metrics: Metrics = createMetrics()): Promise<string> {
  const routes = healthRoutes({ isReady, metrics, logger });
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    handler: (request, response) => {
      if (!routes(request, response)) response.end('slack');
    },
  });
  servers.push(server);
  return addressOf(server);
}

describe('/healthz', () => {
  it('says that the process is alive without asking anybody', async () => {
    const address = await serve(() => Promise.reject(new Error('must not be asked')));
    const answer = await fetch(`${address}/healthz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'alive\n']);
  });

  it('answers HEAD with the same headers and no body, and refuses to be written to', async () => {
    const address = await serve(async () => READY);
    const head = await fetch(`${address}/healthz`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '6', '']);
    const post = await fetch(`${address}/healthz`, { method: 'POST', body: 'x'.repeat(100_000) });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('/readyz', () => {
  it('is 200 when the bot can work', async () => {
    const answer = await fetch(`${await serve(async () => READY)}/readyz?from=probe`);
    expect([answer.status, await answer.text()]).toEqual([200, 'ready\n']);
  });

  it('is 503 with each reason in plain words when it cannot', async () => {
    const reasons = ['The database cannot be reached.', 'There is no usable connection to Slack.'];
    const answer = await fetch(`${await serve(async () => ({ ready: false, reasons }))}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, `${reasons.join('\n')}\n`]);
  });

  it('is 500 and counted as an error when even that cannot be found out, without a word of why', async () => {
    const metrics = createMetrics();
    const address = await serve(() => Promise.reject(new Error('postgresql://bot:secret@db')), metrics);
    const answer = await fetch(`${address}/readyz`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(await metrics.registry.metrics()).toContain('empty_chair_errors_total{kind="health"} 1');
    expect(log.text()).toContain('a health page could not be made');
  });
});

describe('any other path', () => {
  it.each(['/', '/slack/events', '/healthz/', '/HEALTHZ', '/metrics2'])(
    '%s is left to Slack’s handler',
    async (path) => {
      const answer = await fetch((await serve(async () => READY)) + path);
      expect(await answer.text()).toBe('slack');
    },
  );
});

describe('/metrics', () => {
  it('shows what happened, in Prometheus’ own format', async () => {
    const metrics = createMetrics();
    watchUnfinished(metrics, async () => [{ kind: 'opener', state: 'unsure', count: 2 }], logger);
    metrics.delivered('opener', 1500);
    metrics.delivered('opener', -200);
    metrics.outcome('opener', 'sent');
    metrics.outcome('opener', 'sent');
    metrics.acked('command', 40);
    const answer = await fetch(`${await serve(async () => READY, metrics)}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const lines = (await answer.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'empty_chair_deliveries_total{kind="opener",state="sent"} 2',
        'empty_chair_deliveries_unfinished{kind="opener",state="unsure"} 2',
        'empty_chair_post_lateness_seconds_bucket{le="0.5",kind="opener"} 1',
        'empty_chair_post_lateness_seconds_bucket{le="2",kind="opener"} 2',
        'empty_chair_ack_seconds_bucket{le="0.05",kind="command"} 1',
        'empty_chair_ack_seconds_bucket{le="0.025",kind="command"} 0',
      ]),
    );
    expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_seconds '))).toBe(true);
  });

  it('forgets states that are empty again', async () => {
    const states = [[{ kind: 'opener', state: 'pending', count: 1 }], []];
    const metrics = createMetrics();
    watchUnfinished(metrics, async () => states.shift() ?? [], logger);
    expect(await metrics.registry.metrics()).toContain('state="pending"} 1');
    expect(await metrics.registry.metrics()).not.toContain('state="pending"');
  });

  it('keeps the other figures when the database cannot count', async () => {
    const metrics = createMetrics();
    watchUnfinished(metrics, () => Promise.reject(new Error('the count was refused')), logger);
    metrics.outcome('opener', 'failed');
    await metrics.registry.metrics();
    const text = await metrics.registry.metrics();
    expect(text).toContain('empty_chair_deliveries_total{kind="opener",state="failed"} 1');
    expect(text).toMatch(/empty_chair_errors_total\{kind="metrics"\} [12]/);
    expect(log.text()).toContain('the count was refused');
  });

  it('belong to one bot each', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.failed('listener');
    expect(await other.registry.metrics()).not.toContain('kind="listener"');
  });
});

describe('readiness', () => {
  const answering = { ping: async () => {} };
  const connected = { isConnected: () => true };

  it('needs an answering database and a usable connection', async () => {
    expect(await readiness({ database: answering, slack: connected, clock: systemClock, logger })()).toEqual(READY);
  });

  it('names everything that is missing', async () => {
    const database = { ping: () => Promise.reject(new Error('ECONNREFUSED')) };
    const slack = { isConnected: () => false };
    expect(await readiness({ database, slack, clock: systemClock, logger })()).toEqual({
      ready: false,
      reasons: ['The database cannot be reached.', 'There is no usable connection to Slack.'],
    });
    expect(log.text()).toContain('ECONNREFUSED');
  });

  it('waits a second for the database, no longer', async () => {
    const waited: number[] = [];
    const impatient: Clock = {
      ...systemClock,
      after(milliseconds, wake) {
        waited.push(milliseconds);
        queueMicrotask(wake);
        return { cancel: () => {} };
      },
    };
    const database = { ping: () => new Promise<void>(() => {}) };
    expect(await readiness({ database, slack: connected, clock: impatient, logger })()).toEqual({
      ready: false,
      reasons: ['The database did not answer within a second.'],
    });
    expect(waited).toEqual([1000]);
  });
});

describe('listening', () => {
  it('lets nobody take more than ten seconds over a request', async () => {
    const server = await listen({ host: '127.0.0.1', port: 0, handler: () => {} });
    servers.push(server);
    expect([server.requestTimeout, server.headersTimeout]).toEqual([10_000, 10_000]);
  });

  it('refuses a taken port in words', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    servers.push(taken);
    const port = Number(new URL(addressOf(taken)).port);
    await expect(listen({ host: '127.0.0.1', port, handler: () => {} })).rejects.toThrow(
      new OperatorError(`Port ${port} on 127.0.0.1 is taken by another program. Stop it, or set PORT to a free one.`),
    );
  });

  it('refuses an address of another machine in words', async () => {
    await expect(listen({ host: '203.0.113.7', port: 0, handler: () => {} })).rejects.toThrow(
      '203.0.113.7 is not an address of this machine. Set HOST to one that is',
    );
  });
});
