import type { Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './page-browser.ts';
import { type Stage, say, setStage } from './page-stage.ts';

const chromiumPath = findChromium();

describe.runIf(chromiumPath)('modals on the page', () => {
  let stage: Stage;
  let tab: Tab;

  beforeAll(async () => {
    stage = await setStage(chromiumPath ?? '');
  });
  afterAll(() => stage?.strike());
  beforeEach(async () => {
    tab = await stage.open('Mikko', '#product');
    await say(tab, '#product', '/heard');
    await tab.getByRole('dialog', { name: 'Everything' }).waitFor();
  });
  afterEach(async () => {
    while (stage.slack.person('Mikko').hasModal()) await stage.slack.person('Mikko').closes({ all: true });
    await tab.close();
  });

  const choose = async (label: string, query: string, name: string): Promise<void> => {
    await tab.getByRole('combobox', { name: `${label} (optional)`, exact: true }).fill(query);
    await tab.getByRole('option', { name }).click();
  };
  const save = (): Promise<void> => tab.getByRole('button', { name: 'Save' }).click();
  const gone = (): Promise<void> => tab.getByRole('dialog').waitFor({ state: 'detached' });

  it('sends what was put into every kind of element', async () => {
    await tab.getByLabel('Their words').fill('Apologising to our board');
    await tab.getByLabel('Person').fill('Maarit');
    await tab.getByLabel('Link').fill('https://acme.example/1');
    await tab.getByLabel('Count').fill('7');
    await choose('Kind', 'vol', 'Volunteer');
    await choose('Customer', 'acme', 'Acme Oy');
    await choose('Colleague', 'grace', 'Grace Miller');
    await choose('Conversation', 'sales', '#sales');
    await choose('Channel', 'general', '#general');
    await choose('Weekdays', 'tues', 'Tuesday');
    await choose('Weekdays', 'wed', 'Wednesday');
    await tab.keyboard.press('Escape');
    await choose('Colleagues', 'priya', 'Priya Nair');
    await tab.keyboard.press('Escape');
    await tab.getByLabel('When').fill('2026-11-24');
    await tab.getByLabel('Time').fill('10:30');
    await tab.getByLabel('Wow').check();
    await tab.getByLabel('Take it').check();
    await save();
    await gone();

    const { slack, bot } = stage;
    expect(bot.submissions.at(-1)).toMatchObject({
      words: { value: { value: 'Apologising to our board' } },
      person: { value: { value: 'Maarit' } },
      link: { value: { value: 'https://acme.example/1' } },
      count: { value: { value: '7' } },
      kind: { value: { selected_option: { value: 'volunteer' } } },
      customer: { customer: { selected_option: { value: 'acme oy' } } },
      colleague: { value: { selected_user: slack.person('Grace').id } },
      place: { value: { selected_conversation: slack.channel('#sales').id } },
      channel: { value: { selected_channel: slack.channel('#general').id } },
      days: { value: { selected_options: [{ value: '2' }, { value: '3' }] } },
      people: { value: { selected_users: [slack.person('Priya').id] } },
      date: { value: { selected_date: '2026-11-24' } },
      time: { value: { selected_time: '10:30' } },
      level: { value: { selected_option: { value: 'exceeded' } } },
      flags: { value: { selected_options: [{ value: 'take' }] } },
    });
  });

  it('starts with initial values, hints, optional marks, and the focus where the bot wants it', async () => {
    expect(await tab.getByLabel('Their words').inputValue()).toBe('Prefilled');
    await tab.getByText('As they like to be called').waitFor();
    await tab.getByText('Link (optional)').waitFor();
    expect(await tab.getByLabel('Person').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('counts letters as Slack does and takes no more than the bot allows', async () => {
    await tab.getByLabel('Their words').fill('𝒳'.repeat(50));
    expect(await tab.getByLabel('Their words').inputValue()).toBe('𝒳'.repeat(40));
  });

  it("shows the bot's objection at the field and keeps what was typed", async () => {
    await tab.getByLabel('Their words').fill('Kept');
    await tab.getByLabel('Person').fill('nobody');
    await save();
    await tab.getByRole('alert').getByText('Say who it was.').waitFor();
    const field = tab.getByLabel('Person');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('nobody');
    expect(await tab.getByLabel('Their words').inputValue()).toBe('Kept');
  });

  it('objects to an empty required field before the bot is asked', async () => {
    const before = stage.bot.submissions.length;
    await save();
    await tab.getByRole('alert').waitFor();
    expect(stage.bot.submissions).toHaveLength(before);
  });

  it('keeps typed values through views.update', async () => {
    await tab.getByLabel('Person').fill('Maarit');
    await choose('Kind', 'don', 'Donor');
    await tab.getByRole('button', { name: 'Change this form' }).click();
    await tab.getByText('This form has changed').waitFor();
    expect(await tab.getByLabel('Person').inputValue()).toBe('Maarit');
    expect(await tab.getByLabel('Kind').inputValue()).toBe('Donor');
  });

  it('offers what the bot answers to the letters typed into an external select', async () => {
    await tab.getByLabel('Customer').fill('las');
    await tab.getByRole('option', { name: 'Lastekodu' }).waitFor();
    expect(await tab.getByRole('option').allTextContents()).toEqual(['Lastekodu', 'Lasnamäe']);
    await tab.getByLabel('Customer').fill('nothing like it');
    await tab.getByText('Nothing matches').waitFor();
  });

  it('stacks three views and keeps what was typed into those below', async () => {
    await tab.getByLabel('Person').fill('Maarit');
    await tab.getByRole('button', { name: 'Go deeper' }).click();
    await tab.getByRole('dialog', { name: 'Depth 2' }).waitFor();
    await tab.getByRole('button', { name: 'Go deeper' }).click();
    await tab.getByRole('dialog', { name: 'Depth 3' }).waitFor();
    await tab.getByRole('button', { name: 'Back' }).click();
    await tab.getByRole('dialog', { name: 'Depth 2' }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog', { name: 'Everything' }).waitFor();
    expect(await tab.getByLabel('Person').inputValue()).toBe('Maarit');
  });

  it('closes at Escape', async () => {
    await tab.keyboard.press('Escape');
    await gone();
  });
});
