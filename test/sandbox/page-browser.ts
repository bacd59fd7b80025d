import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium on this machine, or null after saying so; with `CI=true` a missing browser is an error. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env, places = usualPaths): string | null {
  const found = [environment.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));
  if (found) return found;
  const sentence = 'SKIPPED: the tests of the sandbox page found no Chromium. Set CHROMIUM_PATH to one.';
  if (environment.CI === 'true') throw new Error(sentence);
  process.stderr.write(`${sentence}\n`);
  return null;
}

/** Starts a headless Chromium that asks nothing of the outside. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
