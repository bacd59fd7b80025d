import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { OperatorError } from './errors.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** Whether the bot can do its work now; `reasons` are plain sentences for whoever runs it, empty when it can. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

const DATABASE_PATIENCE_MS = 1000;
/** Slack gives up on a request after three seconds. */
const REQUEST_PATIENCE_MS = 10_000;

/** Asks the database, for a second at most, and the connection to Slack. Never rejects. */
export function readiness(parts: {
  readonly database: { ping(): Promise<void> };
  readonly slack: { isConnected(): boolean };
  readonly clock: Clock;
  readonly logger: Logger;
}): () => Promise<Readiness> {
  return async () => {
    const reasons = [
      await complaintOfDatabase(parts),
      parts.slack.isConnected() ? undefined : 'There is no usable connection to Slack.',
    ].filter((reason) => reason !== undefined);
    return { ready: reasons.length === 0, reasons };
  };
}

function complaintOfDatabase({
  database,
  clock,
  logger,
}: {
  readonly database: { ping(): Promise<void> };
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = clock.after(DATABASE_PATIENCE_MS, () => resolve('The database did not answer within a second.'));
    const settle = (reason: string | undefined) => {
      timer.cancel();
      resolve(reason);
    };
    database.ping().then(
      () => settle(undefined),
      (err: unknown) => {
        logger.warn({ err }, 'the database cannot be reached');
        settle('The database cannot be reached.');
      },
    );
  });
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Answers a request for one of our pages and says so; false leaves it to the caller. Never throws. */
export type HealthRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

/** /healthz (the process is alive; touches nothing), /readyz (200 or 503, with reasons) and /metrics. */
export function healthRoutes(parts: {
  readonly isReady: () => Promise<Readiness>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}): HealthRoutes {
  const pages = new Map<string, () => Promise<Answer>>([
    ['/healthz', async () => text(200, 'alive')],
    ['/readyz', async () => readyAnswer(await parts.isReady())],
    ['/metrics', () => figures(parts.metrics)],
  ]);
  return (request, response) => {
    const page = pages.get((request.url ?? '').replace(/\?.*$/s, ''));
    if (!page) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      send(request, response, text(405, 'Only GET and HEAD are answered here.'));
      return true;
    }
    page().then(
      (answer) => send(request, response, answer),
      (err: unknown) => {
        parts.logger.warn({ err }, 'a health page could not be made');
        parts.metrics.failed('health');
        send(request, response, text(500, 'This could not be found out.'));
      },
    );
    return true;
  };
}

function readyAnswer({ ready, reasons }: Readiness): Answer {
  return ready ? text(200, 'ready') : text(503, reasons.join('\n'));
}

async function figures({ registry }: Metrics): Promise<Answer> {
  return { status: 200, type: registry.contentType, body: await registry.metrics() };
}

function text(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}

/** The request's body, if any, is dropped unread. */
function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  request.resume();
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * Starts to answer HTTP requests; port 0 takes any free one. Requests that are not whole after ten seconds are cut.
 * @throws OperatorError when the address cannot be had, in words that say what to change.
 */
export function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly handler: RequestListener;
}): Promise<Server> {
  const { host, port, handler } = options;
  const server = createServer({ requestTimeout: REQUEST_PATIENCE_MS, connectionsCheckingInterval: 5_000 }, handler);
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', refuse);
    server.listen({ host, port }, () => {
      server.off('error', refuse);
      resolve(server);
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentence = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to one above 1023, for example 3000.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to one that is, for example 127.0.0.1.`,
    ENOTFOUND: `${host} is not an address of this machine. Set HOST to one that is, for example 127.0.0.1.`,
  }[error.code ?? ''];
  return sentence === undefined ? error : new OperatorError(sentence, { cause: error });
}
