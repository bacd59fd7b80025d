import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

export type Arguments = Readonly<Record<string, unknown>>;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks).toString('utf8');
}

const jsonObject = z.record(z.string(), z.unknown());

/** Arguments of the query, a form or a JSON body. A body that is none of these has none. */
export function readArguments(request: IncomingMessage, body: string): Arguments {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://pocket').searchParams);
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  if (!isJson) return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  return { ...query, ...readJson(body) };
}

function readJson(body: string): Arguments {
  try {
    return jsonObject.catch({}).parse(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The bearer token, or the argument `token`; null when there is none. */
export function readToken(request: IncomingMessage, args: Arguments): string | null {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const argument = args.token;
  return header ?? (typeof argument === 'string' && argument !== '' ? argument : null);
}
