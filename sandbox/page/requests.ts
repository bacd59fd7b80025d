import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const mostBytes = 256 * 1024;

/** A request that is refused; `status` is what the browser gets. */
export class RefusedRequest extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/**
 * Refuses what does not come from the page itself: a foreign Host (DNS rebinding), a foreign Origin, or a POST that
 * a form of another site could send.
 */
export function refuseStrangers(request: IncomingMessage, port: number): void {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !own.includes(host)) throw new RefusedRequest(421, 'This page answers on 127.0.0.1 only.');
  if (origin !== undefined && !own.map((name) => `http://${name}`).includes(origin)) {
    throw new RefusedRequest(403, 'This page takes requests from itself only.');
  }
  if (request.method === 'POST' && request.headers['content-type'] !== 'application/json') {
    throw new RefusedRequest(415, 'This page reads JSON only.');
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = z.instanceof(Buffer).parse(chunk);
    size += bytes.length;
    if (size > mostBytes) throw new RefusedRequest(413, 'That is more than the page reads at once.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The JSON body of a request, checked. */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const body = await bodyOf(request);
  const parsed = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'This is not JSON.' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .safeParse(body);
  if (!parsed.success) throw new RefusedRequest(400, z.prettifyError(parsed.error));
  return parsed.data;
}

// Styles are set on elements for the place of pop-ups; everything else comes from this server.
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:";

/** Answers with a body that is never cached and never sniffed. */
export function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
