import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './recording.ts';

/** A Slack that answers at once from a recording, so that its own work does not blur what is measured. */
export interface QuietSlack {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  readonly apiUrl: string;
  /** How often a method, or "response_url", was called so far. */
  callsOf(method: string): number;
  stop(): Promise<void>;
}

export async function startQuietSlack(answers: Readonly<Record<string, Json>>): Promise<QuietSlack> {
  const calls = new Map<string, number>();
  const server = createServer((request, response) => {
    const [, family, name = ''] = (request.url ?? '').split('/');
    const method = family === 'api' ? name : 'response_url';
    request.resume().on('end', () => {
      calls.set(method, (calls.get(method) ?? 0) + 1);
      response.writeHead(200, { 'content-type': family === 'api' ? 'application/json' : 'text/plain' });
      response.end(family === 'api' ? JSON.stringify({ ...answers[method], ok: true }) : 'ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    apiUrl: `${origin}/api/`,
    callsOf: (method) => calls.get(method) ?? 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
