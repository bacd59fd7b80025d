import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SILENCE = /^Slack did not answer \(.{1,60}\): look at the network, the proxy and SLACK_API_URL\.\n$/;

let folder: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});

/** Something that is not Slack; gives its address. */
async function imposter(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/`;
}

/** Starts the bot as `npm start` does, and waits for its end. */
async function start(env: Record<string, string>): Promise<{ code: number; err: string }> {
  const bot = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      DATABASE_URL: `file:${path.join(folder, 'bot.db')}`,
      LOG_LEVEL: 'error',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(bot, 'exit');
  let err = '';
  for await (const part of bot.stderr) err += String(part);
  return { code: Number((await ended)[0]), err };
}

describe('a start that cannot succeed says why in one sentence and ends with 1', () => {
  it('when nothing listens where Slack should be', async () => {
    const left = await imposter(() => undefined);
    servers.pop()?.close();
    const { code, err } = await start({ SLACK_API_URL: left });
    expect(err).toMatch(SILENCE);
    expect(err).toContain('ECONNREFUSED');
    expect(code).toBe(1);
  }, 60_000);

  it('when a proxy answers with a page of its own', async () => {
    const page = await imposter((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please log in</body></html>');
    });
    const { code, err } = await start({ SLACK_API_URL: page });
    expect(err).toMatch(SILENCE);
    expect(err).toContain('a web page came instead');
    expect(code).toBe(1);
  }, 60_000);

  it('when the address is not Slack’s', async () => {
    const nothing = await imposter((_request, response) => void response.writeHead(404).end());
    const { code, err } = await start({ SLACK_API_URL: nothing });
    expect(err).toMatch(SILENCE);
    expect(err).toContain('HTTP 404');
    expect(code).toBe(1);
  }, 60_000);

  it('when Slack hangs, and within seconds', async () => {
    const { code, err } = await start({ SLACK_API_URL: await imposter(() => undefined) });
    expect(err).toMatch(SILENCE);
    expect(code).toBe(1);
  }, 60_000);

  it('when Slack does not accept the bot’s token', async () => {
    const refusing = await imposter((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":false,"error":"invalid_auth"}');
    });
    const { code, err } = await start({ SLACK_API_URL: refusing });
    expect(err).toMatch(/^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. .*\n$/);
    expect(code).toBe(1);
  }, 60_000);

  it('when PostgreSQL is down', async () => {
    const { code, err } = await start({ DATABASE_URL: 'postgresql://bot:secret@127.0.0.1:9/chair' });
    expect(err).toBe('PostgreSQL cannot be used: nothing answers at that host and port. See DATABASE_URL.\n');
    expect(code).toBe(1);
  }, 60_000);
});
