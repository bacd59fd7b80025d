import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type BareBot, startBareBot } from './bare-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

let slack: PocketSlack;
let clock: MovableClock;
let bot: BareBot;
let actions: object[];

beforeEach(async () => {
  clock = movableClock(new Date('2026-11-24T08:00:00Z'));
  slack = await startPocketSlack({ clock });
  actions = [];
  bot = await startBareBot(slack, 'socket', (app) => {
    app.action(/.*/, async ({ ack, action }) => {
      await ack();
      actions.push(action);
    });
    app.options('customer', async ({ ack, options }) => {
      const names = ['Acme Oy', 'Acme Inc'].filter((name) => name.startsWith(options.value));
      await ack({ options: names.map((name) => ({ text: plain(name), value: name.toLowerCase() })) });
    });
  });
});

afterEach(async () => {
  expect(slack.violations).toEqual([]);
  await bot.stop();
  await slack.stop();
});

const post = (blocks: KnownBlock[]) =>
  bot.app.client.chat.postMessage({ token: slack.tokens.bot, channel: 'C0PRODUCT', text: 'Hi', blocks });

describe('what people read', () => {
  it('is in their own zone, with names for ids, and what was typed is as typed', async () => {
    const starts = new Date('2026-11-24T22:30:00Z').getTime() / 1000;
    await post([
      { type: 'header', text: plain('The customer & *you*') },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: `<@U0MIKKO01> in <#C0SALES01>: 2 &lt; 3, <https://acme.example|link>, <!date^${starts}^{date_short_pretty} at {time}|soon>`,
        },
      },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: '<!channel> `code` مرحبا 😀' }] }],
      },
    ]);
    const readBy = (name: string) => slack.person(name).sees('#product')[0]?.plainText.split('\n');
    expect(readBy('Aino')).toEqual([
      'The customer & *you*',
      '@Mikko Salo in #sales: 2 < 3, link, tomorrow at 12:30 AM',
      '<!channel> `code` مرحبا 😀',
    ]);
    expect(readBy('Grace')?.[1]).toContain('today at 5:30 PM');
  });

  it('is what they may see: guests only their channels, strangers only shared ones', () => {
    const names = (who: string) =>
      slack
        .person(who)
        .conversations()
        .map(({ name }) => name);
    expect(names('Daniel')).toEqual(['#launch']);
    expect(names('Kenji')).toEqual(['#acme-shared']);
    expect(names('Mikko')).toContain('#random');
    expect(names('Mikko')).not.toContain('#leadership');
    expect(() => slack.person('Mikko').sees('#leadership')).toThrow('Mikko Salo cannot see #leadership');
  });
});

describe('a reaction', () => {
  it('is there once a person, is seen with its count, and goes when its last person takes it back', async () => {
    const [aino, mikko] = [slack.person('Aino'), slack.person('Mikko')];
    const message = await aino.says('#product', 'hello');
    await aino.reacts(message, 'tada');
    await mikko.reacts(message, 'tada');
    expect(message.reactions).toEqual([{ emoji: 'tada', count: 2 }]);
    await mikko.reacts(message, 'tada');
    await aino.reacts(message, 'tada');
    expect(message.reactions).toEqual([]);
  });
});

describe('what people use', () => {
  it('is a button or a menu entry, found by its label in the newest message', async () => {
    const menu = {
      type: 'overflow' as const,
      action_id: 'menu',
      options: [{ text: plain('Show another'), value: 'another' }],
    };
    const button = { type: 'button' as const, action_id: 'take', value: '12', text: plain('Take it') };
    await post([{ type: 'actions', block_id: 'old', elements: [button] }]);
    await post([{ type: 'actions', block_id: 'new', elements: [button, menu] }]);
    const aino = slack.person('Aino');
    await aino.presses('Take it');
    await aino.presses('Show another');
    const [older, newer] = aino.sees('#product');
    expect([newer?.buttons, newer?.menu]).toEqual([['Take it'], ['Show another']]);
    await aino.presses('Take it', older ? { in: older } : {});
    await slack.settled();
    expect(actions).toMatchObject([
      { block_id: 'new', action_id: 'take', value: '12' },
      { block_id: 'new', action_id: 'menu', selected_option: { value: 'another' } },
      { block_id: 'old', action_id: 'take' },
    ]);
  });

  it('is any select of a message, by the words in it', async () => {
    await post([
      {
        type: 'actions',
        block_id: 'choices',
        elements: [
          { type: 'external_select', action_id: 'customer', min_query_length: 1 },
          { type: 'users_select', action_id: 'owner' },
        ],
      },
    ]);
    const grace = slack.person('Grace');
    const [message] = grace.sees('#product');
    if (!message) throw new Error('The message is not there');
    const customer = { blockId: 'choices', actionId: 'customer' };
    expect(await grace.suggestions(message, customer, 'Acme I')).toEqual([{ text: 'Acme Inc', value: 'acme inc' }]);
    await grace.actsOn(message, customer, 'acme inc');
    await grace.actsOn(message, { blockId: 'choices', actionId: 'owner' }, slack.person('Priya').id);
    await slack.settled();
    expect(actions).toMatchObject([
      { selected_option: { value: 'acme inc' } },
      { selected_user: 'U0PRIYA01', type: 'users_select' },
    ]);
  });

  it('is said in words when it is not there', async () => {
    const aino = slack.person('Aino');
    expect(() => aino.modal()).toThrow('Aino Laine has no modal open');
    expect(() => slack.person('Nobody')).toThrow('Nobody here is called Nobody');
    await aino.types('#product', '/nothing');
    expect(aino.notices()[0]).toMatch('/nothing is not a valid command');
  });
});
