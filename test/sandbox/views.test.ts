import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type BareBot, startBareBot } from './bare-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const page = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('Words'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'v' },
    },
    { type: 'actions', block_id: 'more', elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }] },
  ],
  callback_id: 'page',
  ...more,
});

let slack: PocketSlack;
let bot: BareBot;
let answer: ViewResponseAction | undefined;
let closed: string[];

beforeEach(async () => {
  slack = await startPocketSlack();
  answer = undefined;
  closed = [];
  bot = await startBareBot(slack, 'socket', (app) => {
    app.command('/heard', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: page('One') });
    });
    app.action('deeper', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      await client.views.push({ trigger_id: body.trigger_id, view: page('Next', { notify_on_close: true }) });
    });
    app.view('page', async ({ ack }) => {
      await (answer ? ack(answer) : ack());
    });
    app.view({ callback_id: 'page', type: 'view_closed' }, async ({ ack, body }) => {
      await ack();
      closed.push('is_cleared' in body && body.is_cleared ? 'the whole stack' : 'one view');
    });
  });
  await slack.person('Aino').types('#product', '/heard');
  await slack.until(() => slack.person('Aino').hasModal());
});

afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

describe('the stack of modals', () => {
  it('holds three views', async () => {
    const aino = slack.person('Aino');
    await aino.presses('Deeper');
    await slack.until(() => aino.modal().depth === 2);
    await aino.presses('Deeper');
    await slack.until(() => aino.modal().depth === 3);
    await aino.presses('Deeper');
    const refusal = await slack.until(() => slack.calls.find(({ answer: given }) => given?.ok === false));
    expect(refusal).toMatchObject({ method: 'views.push', answer: { error: 'push_limit_reached' } });
    expect(aino.modal().depth).toBe(3);
  });

  it('tells a bot that asked when a view is closed, alone or with the whole stack', async () => {
    const aino = slack.person('Aino');
    await aino.presses('Deeper');
    await slack.until(() => aino.modal().depth === 2);
    await aino.closes();
    expect(aino.modal().title).toBe('One');
    expect(closed).toEqual(['one view']);
    await aino.presses('Deeper');
    await slack.until(() => aino.modal().depth === 2);
    await aino.closes({ all: true });
    expect(aino.hasModal()).toBe(false);
    expect(closed.at(-1)).toBe('the whole stack');
  });
});

describe('the answer to a submission', () => {
  it('replaces the view, keeping what was typed under the same ids', async () => {
    const aino = slack.person('Aino');
    await aino.fills({ Words: 'It breaks every Monday' });
    answer = { response_action: 'update', view: page('Two') };
    await aino.submits();
    expect(aino.modal()).toMatchObject({ title: 'Two', fields: { Words: { value: 'It breaks every Monday' } } });
  });

  it('pushes a view, or clears the stack', async () => {
    const aino = slack.person('Aino');
    answer = { response_action: 'push', view: page('On top') };
    await aino.submits();
    expect(aino.modal()).toMatchObject({ title: 'On top', depth: 2 });
    answer = { response_action: 'clear' };
    await aino.submits();
    expect(aino.hasModal()).toBe(false);
  });

  it('shows Slack’s trouble, and notes a violation, when it names a field that is none', async () => {
    const aino = slack.person('Aino');
    answer = { response_action: 'errors', errors: { nowhere: 'Wrong' } };
    await aino.submits();
    expect(aino.modal().problem).toBe('We had some trouble connecting. Try again?');
    expect(slack.violations.map(({ message }) => message)).toEqual(['no input block is called nowhere']);
  });
});

describe('views.update', () => {
  it('refuses a hash that is no longer true, and views that are gone', async () => {
    const aino = slack.person('Aino');
    const { viewId } = aino.modal();
    const update = (hash?: string) =>
      bot.app.client.views
        .update({ token: slack.tokens.bot, view_id: viewId, view: page('New'), ...(hash ? { hash } : {}) })
        .then(
          ({ view }) => view?.hash ?? '',
          (error: { data: { error: string } }) => error.data.error,
        );
    const hash = await update();
    const next = await update(hash);
    expect(next).not.toBe(hash);
    expect(await update(hash)).toBe('hash_conflict');
    await aino.closes();
    expect(await update()).toBe('not_found');
  });
});
