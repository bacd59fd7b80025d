import type { Browser, Page as Tab } from 'playwright-core';
import { movableClock } from '../../sandbox/clock.ts';
import type { ClockMove } from '../../sandbox/page/protocol.ts';
import { startPage } from '../../sandbox/page/start-page.ts';
import { startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { startPageBot } from './page-bot.ts';
import { launchChromium } from './page-browser.ts';

export const startOfStory = new Date('2026-11-24T07:41:00Z');
export const nextPost = new Date('2026-11-24T09:45:00Z');

/** A pocket Slack, the small bot, the page and a browser, for one file of tests. */
export async function setStage(chromiumPath: string) {
  const clock = movableClock(startOfStory);
  const slack = await startPocketSlack({ clock });
  const bot = await startPageBot(slack);
  const moves: ClockMove[] = [];
  const page = await startPage({
    slack,
    clock,
    port: 0,
    hooks: {
      nextPostAt: async () => (clock.now() < nextPost ? nextPost : null),
      moveClock: async (move) => {
        moves.push(move);
        if (move === 'now') clock.set(startOfStory);
        else await (move === 'next-post' ? clock.advanceTo(nextPost) : clock.advance(move));
        return null;
      },
      isAhead: () => false,
    },
  });
  const browser: Browser = await launchChromium(chromiumPath);

  return {
    slack,
    bot,
    moves,
    url: page.url,
    /** A window in which one acts as `name`, with `#channel` open. */
    async open(name: string, channel: string): Promise<Tab> {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      tab.setDefaultTimeout(15_000);
      const address = new URLSearchParams({ as: slack.person(name).id, in: slack.channel(channel).id });
      await tab.goto(`${page.url}?${address}`);
      await tab.getByRole('textbox', { name: `Message ${channel}` }).waitFor();
      return tab;
    },
    async strike(): Promise<void> {
      await browser.close();
      await page.stop();
      await bot.stop();
      await slack.stop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

/** Types a line into the message box and sends it. */
export async function say(tab: Tab, channel: string, text: string): Promise<void> {
  const box = tab.getByRole('textbox', { name: `Message ${channel}` });
  await box.fill(text);
  await box.press('Enter');
}
