import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type Demo, showPage } from '../../sandbox/demo/page.ts';
import { testLog } from '../support/log.ts';
import { findChromium, launchChromium } from './page-browser.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TSX = ['--import', 'tsx', 'sandbox/demo/main.ts'];
const chromiumPath = findChromium();

/** What the demo writes to stderr when it ends with 1. */
async function refusal(...words: string[]): Promise<string> {
  const demo = spawn(process.execPath, [...TSX, ...words], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(demo, 'exit');
  let said = '';
  for await (const part of demo.stderr) said += String(part);
  expect((await ended)[0]).toBe(1);
  return said;
}

describe('npm run demo', () => {
  it('prints the address of a page that answers, and ends when asked to', async () => {
    const demo = spawn(process.execPath, [...TSX, '--port', '0'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => demo.on('exit', resolve));
    for await (const line of createInterface({ input: demo.stdout })) {
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
      if (!address) continue;
      expect(await (await fetch(address)).text()).toContain('Empty Chair');
      demo.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
  }, 60_000);

  it('says in words that the port is taken, or that an option is wrong', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    try {
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const [taken, noPort, unknown] = await Promise.all([
        refusal('--port', String(port)),
        refusal('--port', 'abc'),
        refusal('--prot', '8080'),
      ]);
      expect(taken).toBe(`Port ${port} is taken; try npm run demo -- --port ${port + 1}.\n`);
      expect(noPort).toMatch(/^--port must be a number from 0 to 65535, not “abc”\.\n\nnpm run demo /);
      expect(unknown).toMatch(/^Unknown option '--prot'\.\n\nnpm run demo /);
    } finally {
      other.close();
    }
  }, 60_000);

  it('plays a meeting week in the terminal without a browser', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...TSX, '--tour'], { cwd: ROOT });
    expect(stdout).toContain('Grace types /opener new in #product');
    expect(stdout).toMatch(/Grace reads under “Set up an opener” \(Monday 2:00 AM in New York\):\n.*Weekly product/);
    expect(stdout).toContain('The customer is in the room · Weekly product');
    expect(stdout).toContain('The week went as promised.');
  }, 60_000);
});

describe.runIf(chromiumPath)('the demo in a browser', () => {
  let demo: Demo | undefined;
  afterEach(() => demo?.stop());

  it('logs a customer’s words and shows them at the next meeting, by clicks alone', async () => {
    demo = await showPage(testLog().logger, 0);
    const browser = await launchChromium(chromiumPath ?? '');
    const tab = await browser.newPage();
    try {
      await tab.goto(demo.url);
      await tab.getByRole('button', { name: 'general' }).click();
      await tab.getByRole('textbox').fill('/heard Hotel Cosmo: the new invoice is a joy to read');
      await tab.getByRole('textbox').press('Enter');
      const form = tab.getByRole('dialog');
      await form.getByLabel('✨ Wow').check();
      await form.getByLabel('Nothing to answer').check();
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Heard. #6').waitFor();
      await form.getByRole('button', { name: 'Close' }).first().click();

      await tab.getByRole('button', { name: 'product' }).click();
      await tab.getByRole('button', { name: 'to the next post' }).click();
      const post = tab.getByRole('article').filter({ hasText: 'The customer is in the room · Weekly product' });
      await post.getByText('the new invoice is a joy to read').waitFor();
      const bar = tab.getByRole('region', { name: 'Demo clock' });
      await bar.getByText('A post in #product').waitFor();
      const now = bar.getByRole('button', { name: 'now' });
      expect(await now.isDisabled()).toBe(true);
      expect(await now.getAttribute('title')).toContain('cannot go back');

      await post.getByRole('button', { name: 'See and take' }).click();
      await tab.getByRole('dialog').getByRole('button', { name: 'Take #4' }).click();
      await tab.getByRole('dialog').getByText('you took it at').waitFor();
    } finally {
      await browser.close();
    }
  }, 60_000);
});
