import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { type App, HTTPReceiver, isValidSlackRequest } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { boltLogger } from './bolt-logger.ts';

const ENDPOINT = '/slack/events';

const BODY_LIMIT = 256 * 1024;
/** Slack's check of the certificate (`ssl_check=1`) is not signed, and short. */
const UNSIGNED_LIMIT = 1024;
const CLOCK_SKEW_SECONDS = 300;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Slack's requests over HTTP, to be mounted in a server of ours. Bolt checks signatures against the machine's clock and
 * takes any future timestamp, so body, time and signature are checked here; Bolt gets what passed.
 * @throws Error when the secret is empty.
 */
export function httpEndpoint(
  app: App,
  options: { signingSecret: string; clock: Clock; logger: Logger; isStopping: () => boolean },
): RequestListener {
  const { signingSecret, clock, logger, isStopping } = options;
  if (signingSecret === '') throw new Error('the signing secret is empty');
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false,
    bodyLimit: BODY_LIMIT,
    endpoints: ENDPOINT,
    logger: boltLogger(logger, 'error'),
  });
  receiver.init(app);

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const isSigned = hasSignature(request);
    const body = await readBody(request, isSigned ? BODY_LIMIT : UNSIGNED_LIMIT);
    if (body === null) return end(response, isSigned ? 413 : 401);
    const type = mediaType(request);
    if (type === FORM && parse(body.toString()).ssl_check === '1') return end(response, 200);
    if (!isGenuine(request, body, signingSecret, clock)) {
      logger.warn('a request without a valid signature was refused');
      return end(response, 401);
    }
    // Bolt compares the header as a whole, and some proxies add a charset.
    request.headers['content-type'] = type;
    receiver.requestListener(Object.assign(request, { rawBody: body }), response);
  };

  return (request, response) => {
    const status = refusal(request, isStopping());
    if (status !== null) return end(response, status);
    take(request, response).catch((err: unknown) => {
      logger.warn({ err }, 'a request broke off');
      end(response, 400);
    });
  };
}

function refusal(request: IncomingMessage, isStopping: boolean): number | null {
  const path = request.url?.split('?')[0];
  if (path !== ENDPOINT) return 404;
  if (request.method === 'HEAD') return 200;
  if (request.method !== 'POST') return 405;
  if (isStopping) return 503;
  return hasSignature(request) || mediaType(request) === FORM ? null : 401;
}

function hasSignature({ headers }: IncomingMessage): boolean {
  return headers['x-slack-signature'] !== undefined && headers['x-slack-request-timestamp'] !== undefined;
}

/** Null when it is too large; the rest is then let run out, so that the answer still gets through. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => reject(new Error('the connection was closed before the request was whole')));
    request.on('error', reject);
  });
}

function isGenuine(request: IncomingMessage, body: Buffer, signingSecret: string, clock: Clock): boolean {
  const signature = request.headers['x-slack-signature'];
  const timestamp = Number(request.headers['x-slack-request-timestamp'] ?? Number.NaN);
  const now = clock.now().getTime();
  if (typeof signature !== 'string' || !(timestamp <= now / 1000 + CLOCK_SKEW_SECONDS)) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    nowMilliseconds: now,
  });
}

function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const HEADERS: Readonly<Record<number, Record<string, string>>> = {
  401: { connection: 'close' },
  405: { allow: 'POST' },
  413: { connection: 'close' },
};

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, HEADERS[status] ?? {});
  response.end();
}
