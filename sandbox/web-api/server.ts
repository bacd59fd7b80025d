import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { systemClock } from '../../src/clock.ts';
import { type Fault, isCarriedOut } from '../faults.ts';
import type { ApiCall } from '../records.ts';
import { SlackError } from '../slack-error.ts';
import type { World } from '../world.ts';
import { type Answer, requireScope } from './method.ts';
import { methods } from './methods.ts';
import { readArguments, readBody, readToken } from './request.ts';
import { respondThroughUrl } from './response-url.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The HTTP server of /api/ and of response_urls. */
export function createApiServer(world: World): Server {
  return createServer((request, response) => {
    const { activity } = world;
    void activity
      .during(() => handle(world, request, response))
      .catch((error: unknown) => response.destroy(asError(error)));
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://pocket');
  const [, family = '', name = ''] = pathname.split('/');
  if (family !== 'api' && family !== 'response') {
    send(response, { status: 404, headers: {}, body: '' });
    return;
  }
  const method = family === 'api' ? name : 'response_url';
  const body = await readBody(request);
  const args = readArguments(request, body);
  const call = world.records.call({
    method,
    args,
    at: world.clock.now(),
    token: family === 'api' ? whoseToken(world, readToken(request, args)) : 'none',
    answer: null,
    status: 0,
    fault: null,
  });
  const fault = world.faults.take(method, args);
  call.fault = fault?.kind ?? null;
  await wait(world.rules.latency[method] ?? world.rules.latency['*'] ?? 0);
  const carryOut = (): Answer => (family === 'api' ? callMethod(world, call) : respondThroughUrl(world, name, args));
  const answer = isCarriedOut(fault) ? answerOf(carryOut) : null;
  world.activity.changed();
  await deliverReply(response, call, family === 'api' ? apiReply(world, method, answer) : urlReply(answer), fault);
  call.answer = answer;
}

function callMethod(world: World, call: ApiCall): Answer {
  const method = methods.get(call.method);
  if (!method) throw new SlackError('unknown_method', { req_method: call.method });
  if (call.token === 'none') throw new SlackError('not_authed');
  if (call.token === 'wrong') throw new SlackError('invalid_auth');
  if (world.rules.isUninstalled) throw new SlackError('account_inactive');
  if (call.token !== method.token) throw new SlackError('not_allowed_token_type');
  for (const scope of method.scopes) requireScope(world, scope);
  return method.call(world, call.args);
}

function answerOf(carryOut: () => Answer): Answer {
  try {
    return { ok: true, ...carryOut() };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

function whoseToken({ tokens }: World, token: string | null): ApiCall['token'] {
  if (token === null) return 'none';
  if (token === tokens.bot) return 'bot';
  return token === tokens.app ? 'app' : 'wrong';
}

function apiReply(world: World, method: string, answer: Answer | null): Reply {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': [...world.scopes].join(','),
    'x-accepted-oauth-scopes': methods.get(method)?.scopes.join(',') ?? '',
  };
  const retryAfter = answer?.retry_after;
  if (answer?.error === 'ratelimited' && typeof retryAfter === 'number') {
    const body = JSON.stringify({ ok: false, error: 'ratelimited' });
    return { status: 429, headers: { ...headers, 'retry-after': String(retryAfter) }, body };
  }
  return { status: 200, headers, body: JSON.stringify(answer ?? { ok: false, error: 'internal_error' }) };
}

function urlReply(answer: Answer | null): Reply {
  if (!answer || answer.ok === true) return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' };
  const status = answer.error === 'expired_url' || answer.error === 'used_url' ? 404 : 400;
  return { status, headers: { 'content-type': 'text/plain' }, body: String(answer.error) };
}

async function deliverReply(response: ServerResponse, call: ApiCall, reply: Reply, fault: Fault | null): Promise<void> {
  const spoiled = fault ? await spoil(reply, fault) : reply;
  if (spoiled === 'cut') {
    response.destroy();
    return;
  }
  if (spoiled === 'silence') return;
  call.status = spoiled.status;
  send(response, spoiled);
}

async function spoil(reply: Reply, fault: Fault): Promise<Reply | 'cut' | 'silence'> {
  switch (fault.kind) {
    case 'cut':
    case 'answer-lost':
      return 'cut';
    case 'hang':
      return 'silence';
    case 'late':
      await wait(fault.ms);
      return reply;
    case 'status':
      return { status: fault.status, headers: { 'content-type': 'text/plain' }, body: 'upstream error' };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Please sign in to the network</body></html>',
      };
    case 'rate-limited': {
      const headers: Record<string, string> =
        fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) };
      return { status: 429, headers, body: JSON.stringify({ ok: false, error: 'ratelimited' }) };
    }
    case 'error':
      return { ...reply, status: 200, body: JSON.stringify({ ok: false, error: fault.code }) };
  }
}

const wait = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => systemClock.after(milliseconds, resolve)) : Promise.resolve();

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
