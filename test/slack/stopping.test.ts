import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/slack/commands.ts';
import { type Bot, gate, startBot, until } from './support/bot.ts';

const heard = defineCommand('/heard');

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

describe('stopping', () => {
  test('waits for what was begun, and takes nothing new', async () => {
    const database = gate();
    const done: string[] = [];
    heard.on(bot.slack, async () => {
      await database.passed;
      done.push('saved');
    });
    await bot.command({});
    const stopped = bot.slack.stop(5_000);
    expect((await bot.command({})).status).toBe(503);
    expect(bot.slack.isConnected()).toBe(false);
    database.open();
    expect(await stopped).toBe(true);
    expect(done).toEqual(['saved']);
  });

  test('waits for the apology, too', async () => {
    const database = gate();
    heard.on(bot.slack, async () => {
      await database.passed;
      throw new Error('boom');
    });
    await bot.command({});
    const stopped = bot.slack.stop(5_000);
    database.open();
    await stopped;
    expect(bot.api.of('response_url')).toHaveLength(1);
  });

  test('ends at its deadline, whatever still hangs', async () => {
    const database = gate();
    let isAtWork = false;
    heard.on(bot.slack, () => {
      isAtWork = true;
      return database.passed;
    });
    await bot.command({});
    await until(() => isAtWork);
    const stopped = bot.slack.stop(5_000);
    await bot.clock.advance(5_000);
    expect(await stopped).toBe(false);
    database.open();
  });

  test('a second time is harmless', async () => {
    expect(await Promise.all([bot.slack.stop(1_000), bot.slack.stop(1_000)])).toEqual([true, true]);
    expect(await bot.slack.stop(1_000)).toBe(true);
  });
});

describe('a rejection that nobody holds', () => {
  const ofSlack = Object.assign(new Error('closed'), { code: 'slack_webapi_request_error' });

  test('is tolerated from Slack’s libraries while stopping', async () => {
    await bot.slack.stop(1_000);
    expect(bot.slack.toleratesRejection(undefined)).toBe(true);
    expect(bot.slack.toleratesRejection(ofSlack)).toBe(true);
    expect(bot.slack.toleratesRejection(new Error('ours'))).toBe(false);
  });

  test('is never tolerated while running', () => {
    expect(bot.slack.toleratesRejection(undefined)).toBe(false);
    expect(bot.slack.toleratesRejection(ofSlack)).toBe(false);
  });
});
