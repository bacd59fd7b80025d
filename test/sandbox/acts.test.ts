import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, type PocketSlackOptions, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { type BareBot, MODES, type Mode, startBareBot } from './bare-bot.ts';

const START = new Date('2026-11-24T08:00:00Z');

const running: { slack: PocketSlack; bot: BareBot }[] = [];

async function start(mode: Mode, listen: (app: App) => void, options: PocketSlackOptions = {}): Promise<PocketSlack> {
  const slack = await startPocketSlack({ clock: movableClock(START), ...options });
  const bot = await startBareBot(slack, mode, listen);
  running.push({ slack, bot });
  return slack;
}

afterEach(async () => {
  for (const { slack, bot } of running.splice(0)) {
    await bot.stop();
    await slack.stop();
  }
});

const form: ModalView = {
  type: 'modal',
  callback_id: 'capture',
  title: { type: 'plain_text', text: 'What they said' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'person',
      label: { type: 'plain_text', text: 'Person' },
      element: { type: 'plain_text_input', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'level',
      label: { type: 'plain_text', text: 'How did we do?' },
      element: {
        type: 'radio_buttons',
        action_id: 'value',
        options: [
          { text: { type: 'plain_text', text: 'We fell short' }, value: 'unmet' },
          { text: { type: 'plain_text', text: 'Wow' }, value: 'exceeded' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'link',
      optional: true,
      label: { type: 'plain_text', text: 'Link' },
      element: { type: 'url_text_input', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'organisation',
      optional: true,
      label: { type: 'plain_text', text: 'Organisation' },
      element: { type: 'external_select', action_id: 'organisation', min_query_length: 1 },
    },
  ],
};

describe.each(MODES)('a bare bot over %s', (mode) => {
  it('answers a command privately, to the person who typed it and to nobody else', async () => {
    const slack = await start(mode, (app) => {
      app.command('/heard', async ({ ack, command }) => {
        await ack(`You said: ${command.text}`);
      });
    });
    await slack.person('Aino').types('#product', '/heard Acme & <co> with @Mikko in #leadership');
    expect(
      slack
        .person('Aino')
        .sees('#product')
        .map(({ text, ephemeral }) => [text, ephemeral]),
    ).toEqual([['You said: Acme &amp; &lt;co&gt; with <@U0MIKKO01> in <#C0LEADERS|>', true]]);
    expect(slack.person('Mikko').sees('#product')).toEqual([]);
  });

  it('opens a modal, keeps what is objected to, and closes it when all is well', async () => {
    const submitted: unknown[] = [];
    const slack = await start(mode, (app) => {
      app.command('/heard', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.options('organisation', async ({ ack, options }) => {
        await ack({ options: [{ text: { type: 'plain_text', text: `${options.value} Oy` }, value: 'acme' }] });
      });
      app.view('capture', async ({ ack, view }) => {
        if (view.state.values.person?.value?.value === 'nobody') {
          await ack({ response_action: 'errors', errors: { person: 'Who is that?' } });
          return;
        }
        submitted.push(view.state.values);
        await ack();
      });
    });
    const aino = slack.person('Aino');
    await aino.types('#product', '/heard');
    await aino.fills({ 'How did we do?': 'Wow', Link: 'acme.example' });
    await aino.submits();
    expect(aino.modal().errors).toEqual({
      Person: 'Please complete this required field.',
      Link: 'Please enter a valid URL.',
    });
    expect(submitted).toEqual([]);

    await aino.fills({ Person: 'nobody', Link: 'https://acme.example' });
    await aino.submits();
    expect(aino.modal().errors).toEqual({ Person: 'Who is that?' });

    const [option] = await aino.suggestions('modal', { blockId: 'organisation', actionId: 'organisation' }, 'Acme');
    expect(option).toEqual({ text: 'Acme Oy', value: 'acme' });
    await aino.sets('modal', { blockId: 'organisation', actionId: 'organisation' }, 'acme');
    await aino.fills({ Person: 'Maarit' });
    await aino.submits();
    expect(aino.hasModal()).toBe(false);
    expect(submitted).toMatchObject([
      {
        person: { value: { type: 'plain_text_input', value: 'Maarit' } },
        level: { value: { selected_option: { value: 'exceeded' } } },
        link: { value: { value: 'https://acme.example' } },
        organisation: { organisation: { selected_option: { value: 'acme' } } },
      },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it('tells a bot that a button was pressed, and lets it replace the private message', async () => {
    const slack = await start(mode, (app) => {
      app.command('/heard', async ({ ack, respond }) => {
        await ack();
        await respond({
          text: 'Heard',
          blocks: [
            {
              type: 'actions',
              block_id: 'receipt',
              elements: [
                {
                  type: 'button',
                  action_id: 'take',
                  value: '12',
                  text: { type: 'plain_text', text: 'Take it myself' },
                },
              ],
            },
          ],
        });
      });
      app.action('take', async ({ ack, respond, action }) => {
        await ack();
        await respond({ replace_original: true, text: `Yours: ${'value' in action ? action.value : ''}`, blocks: [] });
      });
    });
    const aino = slack.person('Aino');
    await aino.types('#product', '/heard');
    await aino.presses('Take it myself');
    await slack.settled();
    expect(aino.sees('#product').map(({ plainText, buttons }) => [plainText, buttons])).toEqual([['Yours: 12', []]]);
    expect(slack.violations).toEqual([]);
  });

  it('sends shortcuts, with the message for the one and no channel for the other', async () => {
    const seen: unknown[] = [];
    const slack = await start(mode, (app) => {
      app.shortcut('conversations.capture_message', async ({ ack, shortcut }) => {
        await ack();
        seen.push(shortcut);
      });
      app.shortcut('conversations.capture', async ({ ack, shortcut }) => {
        await ack();
        seen.push(shortcut);
      });
    });
    const grace = slack.person('Grace');
    const message = await slack.person('Aino').says('#leadership', 'They love it & us');
    await grace.usesMessageShortcut(message, 'Add to customer voice');
    await grace.usesShortcut('Log what a customer said');
    await slack.settled();
    expect(seen).toMatchObject([
      { type: 'message_action', channel: { name: 'privategroup' }, message: { text: 'They love it &amp; us' } },
      { type: 'shortcut', user: { id: grace.id } },
    ]);
    expect(seen[1]).not.toHaveProperty('channel');
  });

  it('opens the App Home, and shows what the bot publishes', async () => {
    const slack = await start(mode, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: 'home',
            blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Nothing *waits* &amp; nobody' } }],
          },
        });
      });
    });
    const priya = slack.person('Priya');
    await priya.opensHome();
    await slack.until(() => priya.hasHome());
    expect(priya.home().text).toBe('Nothing *waits* & nobody');
    expect(slack.person('Arjun').hasHome()).toBe(false);
  });

  it('tells the person when a command is not acknowledged in time', async () => {
    const slack = await start(
      mode,
      (app) => {
        app.command('/heard', async () => {});
      },
      { rules: { ackPatience: 200 } },
    );
    await slack.person('Aino').types('#product', '/heard');
    expect(slack.person('Aino').notices()).toEqual(['/heard failed with the error "operation_timeout"']);
    expect(slack.person('Aino').sees('#product').at(-1)?.author.name).toBe('Slackbot');
    expect(slack.deliveries.map(({ outcome }) => outcome)).toEqual(['not acknowledged']);
  });
});
