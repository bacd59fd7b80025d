import { App, SocketModeReceiver } from '@slack/bolt';
import type { PocketSlack } from '../../sandbox/pocket-slack.ts';
import { captured, deeper, everything, option, post } from './page-bot-views.ts';

/** A bot of a few lines that stands in for ours, so that the page is tested by itself. */
export interface PageBot {
  /** `view.state.values` of each submission of the modal with every element. */
  readonly submissions: unknown[];
  /** What was pressed: the action id, and the value when there is one. */
  readonly pressed: string[];
  stop(): Promise<void>;
}

const customers = ['Acme Oy', 'Lastekodu', 'Lasnamäe'];

function listenToModals(app: App, bot: PageBot): void {
  app.command('/heard', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: everything() });
  });
  app.options('customer', async ({ ack, options }) => {
    const wanted = options.value.toLowerCase();
    await ack({ options: customers.filter((name) => name.toLowerCase().includes(wanted)).map((name) => option(name)) });
  });
  app.action('update_view', async ({ ack, client, body }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    await client.views.update({ view_id: body.view.id, view: everything('This form has changed') });
  });
  app.action('push_view', async ({ ack, client, body }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const depth = body.view?.callback_id === 'deeper' ? 3 : 2;
    await client.views.push({ trigger_id: body.trigger_id, view: deeper(depth) });
  });
  app.view('everything', async ({ ack, view }) => {
    const person = view.state.values.person?.value?.value;
    if (person === 'nobody') {
      await ack({ response_action: 'errors', errors: { person: 'Say who it was.' } });
      return;
    }
    bot.submissions.push(view.state.values);
    await ack();
  });
  app.shortcut('conversations.capture', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: everything('From a global shortcut') });
  });
  app.shortcut(
    { type: 'message_action', callback_id: 'conversations.capture_message' },
    async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: captured(shortcut.message.text ?? '') });
    },
  );
}

function listenToMessages(app: App, bot: PageBot, slack: PocketSlack): void {
  app.command('/opener', async ({ ack, client, body }) => {
    await ack();
    const meetingAt = Math.floor(slack.clock.now().getTime() / 1000) + 3600;
    await client.chat.postMessage({ channel: body.channel_id, text: 'A post', blocks: post(meetingAt) });
  });
  app.command('/chair', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'A word for you alone' }));
  app.action(/^(take|remove)$/, async ({ ack, action, respond }) => {
    await ack();
    if ('action_id' in action) bot.pressed.push(action.action_id);
    await respond({ response_type: 'ephemeral', replace_original: false, text: 'You took it' });
  });
  app.action('menu', async ({ ack, action }) => {
    await ack();
    if (action.type === 'overflow') bot.pressed.push(`menu ${action.selected_option.value}`);
  });
  app.action('silent', async () => undefined);
  app.event('app_home_opened', async ({ client, event }) => {
    if (event.tab !== 'home') return;
    const words = { type: 'plain_text' as const, text: 'Nothing waits for you' };
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', block_id: 'words', text: words }] },
    });
  });
}

/** Connects the bot by Socket Mode; resolves when it listens. */
export async function startPageBot(slack: PocketSlack): Promise<PageBot> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.tokens.app,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({ token: slack.tokens.bot, receiver, clientOptions, convoStore: false });
  const bot: PageBot = {
    submissions: [],
    pressed: [],
    stop: async () => receiver.client.disconnect(),
  };
  listenToModals(app, bot);
  listenToMessages(app, bot, slack);
  await app.start();
  return bot;
}
