import { execFile, spawn } from 'node:child_process';
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

  it('plays a meeting week in the terminal without a browser', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...TSX, '--tour'], { cwd: ROOT });
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

      await post.getByRole('button', { name: 'See and take' }).click();
      await tab.getByRole('dialog').getByRole('button', { name: 'Take #4' }).click();
      await tab.getByRole('dialog').getByText('you took it at').waitFor();
    } finally {
      await browser.close();
    }
  }, 60_000);
});
