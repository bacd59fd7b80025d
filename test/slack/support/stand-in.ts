import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Slack that only writes down what it is asked, and answers what the test says. The pocket Slack of sandbox/ keeps state. */
export interface StandIn {
  readonly url: string;
  readonly apiUrl: string;
  readonly calls: Call[];
  /** Calls of a Web API method, or posts to a response_url ("response_url"). */
  of(method: string): Call[];
  /** What the next call of a method gets; afterwards it is as before. */
  once(method: string, answer: Answer): void;
  always(method: string, answer: Answer): void;
  stop(): Promise<void>;
}

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

export type Answer = (call: Call, response: ServerResponse) => void;

/** `ok: true` with these properties. */
export const ok =
  (properties: object = {}): Answer =>
  (_call, response) =>
    json(response, 200, { ok: true, ...properties });

export const refuses =
  (error: string): Answer =>
  (_call, response) =>
    json(response, 200, { ok: false, error });

export const rateLimits =
  (seconds: number): Answer =>
  (_call, response) => {
    response.writeHead(429, { 'retry-after': String(seconds) });
    response.end();
  };

export const losesTheAnswer: Answer = (_call, response) => {
  response.destroy();
};

const VIEW = { view: { id: 'V1', hash: '1.a' } };

export async function standIn(): Promise<StandIn> {
  const calls: Call[] = [];
  const usual = new Map<string, Answer>([
    ['views.open', ok(VIEW)],
    ['views.push', ok(VIEW)],
    ['views.update', ok(VIEW)],
  ]);
  const next = new Map<string, Answer[]>();
  const server = createServer((request, response) => {
    void readCall(request).then((call) => {
      calls.push(call);
      const answer = next.get(call.method)?.shift() ?? usual.get(call.method) ?? ok();
      answer(call, response);
    });
  });
  const url = await listen(server);
  return {
    url,
    apiUrl: `${url}/api/`,
    calls,
    of: (method) => calls.filter((call) => call.method === method),
    once: (method, answer) => {
      next.set(method, [...(next.get(method) ?? []), answer]);
    },
    always: (method, answer) => {
      usual.set(method, answer);
    },
    stop: () => close(server),
  };
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const body = await text(request);
  const path = request.url ?? '';
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return {
    method: path.startsWith('/api/') ? path.slice('/api/'.length) : path.slice(1),
    args: isForm
      ? Object.fromEntries([...new URLSearchParams(body)].map(([k, v]) => [k, parsed(v)]))
      : JSON.parse(body),
    authorization: request.headers.authorization ?? '',
  };
}

function parsed(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${isPort(address) ? address.port : 0}`;
}

const isPort = (address: ReturnType<Server['address']>): address is AddressInfo => typeof address === 'object';

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

export async function serve(listener: RequestListener): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(listener);
  return { url: await listen(server), stop: () => close(server) };
}

export const SECRET = '0123456789abcdef0123456789abcdef';

/** A request signed as Slack signs. @param at seconds of the signature's time. */
export function signed(body: string, at: number, contentType = 'application/x-www-form-urlencoded'): RequestInit {
  const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
