import type { Locator, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostileWords } from './page-bot-views.ts';
import { findChromium } from './page-browser.ts';
import { nextPost, type Stage, say, setStage, startOfStory } from './page-stage.ts';

const chromiumPath = findChromium();

describe.runIf(chromiumPath)('messages on the page', () => {
  let stage: Stage;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    stage = await setStage(chromiumPath ?? '');
  });
  afterAll(() => stage?.strike());
  afterEach(async () => {
    for (const tab of tabs.splice(0)) await tab.close();
  });

  const open = async (name: string, channel = '#product'): Promise<Tab> => {
    const tab = await stage.open(name, channel);
    tabs.push(tab);
    return tab;
  };
  const newest = (tab: Tab): Locator => tab.getByRole('article').last();
  const post = async (tab: Tab): Promise<Locator> => {
    const before = await tab.getByRole('article').count();
    await say(tab, '#product', '/opener new');
    const message = tab.getByRole('article').nth(before);
    await message.getByRole('heading').waitFor();
    return message;
  };
  const actAs = async (tab: Tab, name: string): Promise<void> => {
    await tab.getByRole('button', { name: /^Acting as/ }).click();
    await tab.getByRole('menuitemradio', { name }).click();
    await tab.getByRole('button', { name: `Acting as ${name}` }).waitFor();
  };

  it('shows hostile words exactly as typed, in plain text and in rich text', async () => {
    const message = await post(await open('Mikko'));
    expect(await message.locator('.section').first().textContent()).toBe(hostileWords);
    expect(await message.locator('blockquote').textContent()).toBe(hostileWords);
  });

  it('takes a reaction from the menu, shows it under the message, and takes it back with a second press', async () => {
    const tab = await open('Mikko');
    await say(tab, '#product', 'somebody said thanks');
    const message = newest(tab);
    await message.hover();
    await message.getByRole('button', { name: 'Add a reaction' }).click();
    await tab.getByRole('menuitem', { name: ':speech_balloon:' }).click();
    const reaction = message.getByRole('button', { name: '1 reacted with speech_balloon' });
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
  });

  it('names a block that it cannot draw', async () => {
    const message = await post(await open('Mikko'));
    await message.getByText('unsupported block: markdown').waitFor();
  });

  it('shows what a person typed as typed', async () => {
    const tab = await open('Mikko');
    await say(tab, '#product', hostileWords);
    await newest(tab).getByText('alert(1)').waitFor();
    expect(await newest(tab).locator('p').textContent()).toBe(hostileWords);
  });

  it('shows dates in the zone of whoever acts', async () => {
    const tab = await open('Mikko');
    const message = await post(tab);
    await message.getByText('Starts today at 10:41 🪑').waitFor();
    await message.getByText('Rich date: today at 10:41').waitFor();
    await actAs(tab, 'Priya Nair');
    await newest(tab).getByText('Starts today at 14:11').waitFor();
    expect(await tab.getByRole('region', { name: 'Demo clock' }).textContent()).toContain('13:11');
  });

  it('shows an ephemeral message to its person and to nobody else', async () => {
    const mikko = await open('Mikko');
    const grace = await open('Grace');
    await say(mikko, '#product', '/chair help');
    await mikko.getByText('A word for you alone').waitFor();
    await mikko.getByText('Only visible to you').first().waitFor();
    await say(grace, '#product', 'Anybody here?');
    await newest(grace).getByText('Anybody here?').waitFor();
    expect(await grace.getByText('A word for you alone').count()).toBe(0);
  });

  it('tells the bot which button was pressed', async () => {
    const message = await post(await open('Mikko'));
    await message.getByRole('button', { name: 'Take it' }).click();
    await message.page().getByText('You took it').last().waitFor();
    expect(stage.bot.pressed.at(-1)).toBe('take');
  });

  it('asks first when the button has a confirm dialog', async () => {
    const tab = await open('Mikko');
    const message = await post(tab);
    await message.getByRole('button', { name: 'Remove' }).click();
    await tab.getByRole('dialog', { name: 'Remove it?' }).getByRole('button', { name: 'Keep it' }).click();
    expect(stage.bot.pressed).not.toContain('remove');
    await message.getByRole('button', { name: 'Remove' }).click();
    await tab.getByRole('button', { name: 'Remove it' }).click();
    await stage.slack.until(() => stage.bot.pressed.includes('remove'));
  });

  it('tells the bot which entry of an overflow menu was chosen', async () => {
    const tab = await open('Mikko');
    const message = await post(tab);
    await message.getByRole('button', { name: 'More options' }).click();
    await tab.getByRole('menuitem', { name: 'Skip' }).click();
    await stage.slack.until(() => stage.bot.pressed.includes('menu skip'));
  });

  it('shows progress on a pressed button, and the error when the bot does not answer', async () => {
    const tab = await open('Mikko');
    const message = await post(tab);
    stage.slack.rules.ackPatience = 2000;
    const button = message.getByRole('button', { name: 'Never answered' });
    await button.click();
    await message.locator('button[aria-busy="true"]').waitFor();
    await message.getByRole('alert').waitFor();
    expect(await button.getAttribute('aria-busy')).toBe('false');
    stage.slack.rules.ackPatience = 3000;
  });

  it('opens a message shortcut with the message', async () => {
    const tab = await open('Mikko');
    await say(tab, '#product', 'The export times out');
    await newest(tab).getByText('The export times out').waitFor();
    await newest(tab).hover();
    await newest(tab).getByRole('button', { name: 'More actions' }).click();
    await tab.getByRole('menuitem', { name: 'Add to customer voice' }).click();
    await tab.getByRole('dialog', { name: 'Captured' }).waitFor();
    expect(await tab.getByLabel('Their words').inputValue()).toBe('The export times out');
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('opens a global shortcut', async () => {
    const tab = await open('Aino');
    await tab.getByRole('button', { name: 'Shortcuts' }).click();
    await tab.getByRole('menuitem', { name: 'Log what a customer said' }).click();
    await tab.getByText('From a global shortcut').waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it("suggests the app's commands and completes the chosen one", async () => {
    const tab = await open('Mikko');
    const box = tab.getByRole('textbox', { name: 'Message #product' });
    await box.fill('/');
    expect(await tab.getByRole('option').count()).toBe(6);
    await box.fill('/op');
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/opener ');
  });

  it('invites the app into a channel, and lets one join a public one', async () => {
    const tab = await open('Aino', '#random');
    await say(tab, '#random', '/invite @Empty Chair');
    const botId = stage.slack.bot.userId;
    await stage.slack.until(() => stage.slack.channel('#random').memberIds.has(botId));
    await tab.getByRole('button', { name: 'launch' }).click();
    await tab.getByRole('button', { name: 'Join' }).click();
    await tab.getByRole('textbox', { name: 'Message #launch' }).waitFor();
  });

  it('counts what came to a channel that is not open', async () => {
    const tab = await open('Grace', '#general');
    await stage.slack.person('Mikko').says('#product', 'News');
    await tab
      .getByRole('button', { name: /product/ })
      .getByLabel('1 unread')
      .waitFor();
  });

  it("shows the app's Home", async () => {
    const tab = await open('Mikko');
    await tab.getByRole('button', { name: 'Empty Chair' }).click();
    await tab.getByRole('tab', { name: 'Home' }).click();
    await tab.getByText('Nothing waits for you').waitFor();
  });

  it('moves the clock', async () => {
    const tab = await open('Mikko');
    const bar = tab.getByRole('region', { name: 'Demo clock' });
    const press = (name: string) => bar.getByRole('button', { name }).click();
    await bar.getByText('Next post in 2 hours').waitFor();
    await press('+1 minute');
    await bar.getByText('09:42').waitFor();
    await press('+1 hour');
    await bar.getByText('10:42').waitFor();
    await press('to the next post');
    await bar.getByText('11:45').waitFor();
    await bar.getByText('No post planned').waitFor();
    await press('+1 day');
    await bar.getByText('Wed').waitFor();
    await press('now');
    await bar.getByText('Tue').waitFor();
    expect(stage.slack.clock.now()).toEqual(startOfStory);
    expect(stage.moves).toEqual([60_000, 3_600_000, 'next-post', 86_400_000, 'now']);
    expect(nextPost > startOfStory).toBe(true);
  });
});
