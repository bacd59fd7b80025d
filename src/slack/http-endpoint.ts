import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { type App, HTTPReceiver, isValidSlackRequest } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { boltLogger } from './bolt-logger.ts';

export const ENDPOINT = '/slack/events';

const BODY_LIMIT = 256 * 1024;
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
    const body = await readBody(request);
    if (body === null) return end(response, 413);
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
  return isStopping ? 503 : null;
}

/** Null when it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
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

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, status === 405 ? { allow: 'POST' } : {});
  response.end();
}
