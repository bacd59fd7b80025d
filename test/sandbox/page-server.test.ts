import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { startPage } from '../../sandbox/page/start-page.ts';
import { startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { findChromium } from './page-browser.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

describe("the page's server", () => {
  let port = 0;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const clock = movableClock(new Date('2026-11-24T07:41:00Z'));
    const slack = await startPocketSlack({ clock });
    const hooks = { nextPostAt: async () => null, moveClock: async () => null, isAhead: () => false };
    const page = await startPage({ slack, clock, port: 0, hooks });
    port = Number(new URL(page.url).port);
    stop = async () => {
      await page.stop();
      await slack.stop();
    };
  });
  afterAll(() => stop());

  function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }

  it('serves the page, its script and its style, and lets them fetch from nowhere else', async () => {
    const page = await ask('GET', '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await ask('GET', '/page.js')).status).toBe(200);
    expect((await ask('GET', '/page.css')).status).toBe(200);
    expect((await ask('GET', '/elsewhere')).status).toBe(404);
  });

  it('refuses a foreign host name', async () => {
    expect((await ask('GET', '/', { host: 'evil.example' })).status).toBe(421);
    expect((await ask('GET', '/', { host: `localhost:${port}` })).status).toBe(200);
  });

  it('refuses acts that come from another site', async () => {
    const json = { 'content-type': 'application/json' };
    const foreign = { ...json, origin: 'https://evil.example' };
    expect((await ask('POST', '/api/clock', foreign, '{"move":"now"}')).status).toBe(403);
    expect((await ask('POST', '/api/clock', { 'content-type': 'text/plain' }, '{"move":"now"}')).status).toBe(415);
    expect((await ask('POST', '/api/clock', json, '{"move":"now"}')).status).toBe(200);
  });

  it('refuses what is no act, no JSON, or too much', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await ask('POST', '/api/acts', json, '{"as":"U1","act":{"kind":"fly"}}')).status).toBe(400);
    expect((await ask('POST', '/api/acts', json, 'no json')).status).toBe(400);
    expect((await ask('POST', '/api/acts', json, 'x'.repeat(300_000))).status).toBe(413);
  });
});

describe('a machine without a browser', () => {
  it('fails the run on CI', () => {
    expect(() => findChromium({ CI: 'true' }, [])).toThrow('found no Chromium');
  });
});
