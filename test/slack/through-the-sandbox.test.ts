import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { movableClock } from '../../sandbox/clock.ts';
import { type PocketSlack, startPocketSlack } from '../../sandbox/pocket-slack.ts';
import { defineButton } from '../../src/slack/actions.ts';
import { actions, header, quote, section } from '../../src/slack/blocks.ts';
import { createSlack, type Slack } from '../../src/slack/bolt.ts';
import { checkboxesField, radioField, selectField } from '../../src/slack/choice-fields.ts';
import { createClients } from '../../src/slack/clients.ts';
import { defineCommand } from '../../src/slack/commands.ts';
import { identify } from '../../src/slack/identity.ts';
import { message } from '../../src/slack/message.ts';
import { defineModal } from '../../src/slack/modals.ts';
import { channelField, dateField, timeField } from '../../src/slack/pick-fields.ts';
import { longTextField, numberField, textField, urlField } from '../../src/slack/text-fields.ts';
import { zoneField } from '../../src/slack/zone-field.ts';
import { type LogLine, NOON, recordingLogger } from './support/bot.ts';
import { serve } from './support/stand-in.ts';

const heard = defineCommand('/heard');
const undo = defineButton('test.undo', z.object({ words: z.string() }));
const form = defineModal({
  callbackId: 'test.form',
  title: 'What a customer said',
  submit: 'Save',
  metadata: z.object({}),
  fields: {
    person: textField({ label: 'Person' }).or(''),
    words: longTextField({ label: 'Their words' }),
    level: radioField({
      label: 'Level',
      choices: [
        { value: 'unmet', text: 'We fell short' },
        { value: 'wow', text: 'Wow' },
      ],
    }),
    source: selectField({ label: 'Source', choices: [{ value: 'call', text: 'A call' }] }).or(null),
    kinds: checkboxesField({ label: 'Kinds', choices: [{ value: 'buyer', text: 'Buyer' }] }).or(null),
    lead: numberField({ label: 'Lead', min: 0, max: 60 }).or(null),
    link: urlField({ label: 'Link' }).or(null),
    when: dateField({ label: 'When' }).or(null),
    at: timeField({ label: 'At' }).or(null),
    channel: channelField({ label: 'Channel' }).or(null),
    zone: zoneField({ label: 'Zone' }).or(null),
  },
});

const WORDS = '<!channel> *bold* `code` مرحبا 👩‍👩‍👧‍👦 & <b>';

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  const clock = movableClock(NOON);
  let pocket: PocketSlack;
  let slack: Slack;
  let logs: LogLine[];
  let stopServer = async () => {};

  beforeEach(async () => {
    pocket = await startPocketSlack({ clock });
    logs = [];
    const logger = recordingLogger(logs);
    const { bot: botToken, app: appToken, signingSecret } = pocket.tokens;
    const clients = createClients({ botToken, apiUrl: pocket.apiUrl, logger });
    slack = createSlack({
      mode: mode === 'socket' ? { kind: 'socket', appToken } : { kind: 'http', signingSecret },
      botToken,
      apiUrl: pocket.apiUrl,
      identity: await identify(clients.interactive),
      clients,
      logger,
      clock,
    });
    if (slack.requestListener) {
      const server = await serve(slack.requestListener);
      stopServer = server.stop;
      pocket.sendOverHttp(`${server.url}/slack/events`, clock);
    }
    await slack.start();
    pocket.alsoWaitFor(() => slack.idle());
  });

  afterEach(async () => {
    await slack.stop(2_000);
    await stopServer();
    await pocket.stop();
  });

  test('a command opens a form, its submission shows the receipt, and the receipt’s button works', async () => {
    const aino = pocket.person('Aino');
    const saved: unknown[] = [];
    heard.on(slack, async (use) => {
      const modal = await use.openModal(form.view({ metadata: {} }));
      await modal.update(form.view({ metadata: {}, values: { words: use.text, zone: 'Europe/Helsinki', lead: 5 } }));
    });
    form.on(slack, {
      save: async ({ values }) => {
        saved.push(values);
        const button = undo.element('Undo', { words: values.words });
        return message('Heard.', [header('Heard'), quote(values.words), actions(button)]);
      },
    });
    undo.on(slack, (click) => click.reply.replace(message('Undone.', [section(`Undone: ${click.value.words}`)])));

    await aino.types('#product', `/heard ${WORDS}`);
    await pocket.settled();
    await aino.fills({ Person: 'Maarit', Level: 'Wow', Kinds: ['Buyer'], When: '2026-03-01', At: '10:00' });
    await aino.submits();
    await pocket.settled();
    expect(saved).toEqual([
      expect.objectContaining({ person: 'Maarit', level: 'wow', kinds: ['buyer'], lead: 5, zone: 'Europe/Helsinki' }),
    ]);
    expect(aino.modal().text).toContain('مرحبا 👩‍👩‍👧‍👦');
    await aino.presses('Undo');
    await pocket.settled();
    expect(aino.modal().text).toContain('Undone:');
    expect(pocket.violations).toEqual([]);
    expect(logs.filter((line) => line.level >= 50)).toEqual([]);
  });
});
