import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { UserFacingError } from '../../src/errors.ts';
import type { Act } from '../../src/slack/act.ts';
import { type Click, defineButton } from '../../src/slack/actions.ts';
import { OPEN_LINK } from '../../src/slack/blocks.ts';
import { defineCommand } from '../../src/slack/commands.ts';
import { defineMenu } from '../../src/slack/menus.ts';
import { sentence } from '../../src/slack/message.ts';
import { isResponseUrl } from '../../src/slack/response-url.ts';
import { defineGlobalShortcut, defineMessageShortcut, type MessageShortcutUse } from '../../src/slack/shortcuts.ts';
import { type Bot, ERROR, gate, press, startBot } from './support/bot.ts';
import { ok, rateLimits, refuses } from './support/stand-in.ts';

const Subject = z.object({ id: z.string() });
const takeIt = defineButton('test.take_it', Subject);
const more = defineMenu('test.more', z.object({ act: z.enum(['open', 'delete']), id: z.string() }));
const heard = defineCommand('/heard');
const MODAL = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [] };

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const responses = () => bot.api.of('response_url').map((call) => call.args);
const onTake = (listener: (click: Click<{ id: string }>) => Promise<void>) => takeIt.on(bot.slack, listener);
const pressed = async (more: object = {}) => {
  const response = await bot.interact(press({ ...takeIt.element('Take it', { id: 'c1' }) }, more));
  await bot.settled();
  return response;
};
const withResponseUrl = () => ({ response_url: `${bot.api.url}/response_url` });
const ephemeral = { container: { message_ts: '1.1', is_ephemeral: true } };

describe('an element and its listener are one definition', () => {
  test('a button gives its listener the value it was made with', async () => {
    const clicks: Click<{ id: string }>[] = [];
    onTake(async (click) => void clicks.push(click));
    await pressed();
    expect(clicks[0]).toMatchObject({
      key: '1.2.press',
      userId: 'UAINO',
      place: { channelId: 'C1', kind: 'public' },
      value: { id: 'c1' },
    });
  });

  test('a value of an older message is refused in words, not run', async () => {
    onTake(async () => {
      throw new Error('must not run');
    });
    await bot.interact(press({ action_id: takeIt.actionId, type: 'button', value: '{"old":1}' }, withResponseUrl()));
    await bot.interact(press({ action_id: takeIt.actionId, type: 'button', value: 'c1' }, withResponseUrl()));
    await bot.settled();
    expect(responses()).toHaveLength(2);
    expect(responses()[0]?.text).toContain('from an older message');
    expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
  });

  test('a press that nobody listens to is acknowledged, logged and answered', async () => {
    const response = await bot.interact(
      press({ action_id: 'gone.button', type: 'button', value: '{}' }, withResponseUrl()),
    );
    await bot.settled();
    expect(response.status).toBe(200);
    expect(bot.logs).toContainEqual(expect.objectContaining({ level: 40, act: 'action gone.button' }));
    expect(responses()).toHaveLength(1);
  });

  test('a button that only opens a link is acknowledged and nothing else', async () => {
    expect((await bot.interact(press({ action_id: OPEN_LINK, type: 'button' }, withResponseUrl()))).status).toBe(200);
    await bot.settled();
    expect(bot.api.calls).toEqual([]);
  });

  test('two listeners for one id are a mistake at start, for Bolt would run both', () => {
    onTake(async () => undefined);
    expect(() => onTake(async () => undefined)).toThrow('two listeners for the action test.take_it');
  });

  test('a value beyond what Slack takes is a mistake found where it is made', () => {
    expect(() => takeIt.element('Take', { id: 'x'.repeat(2_000) })).toThrow(RangeError);
  });
});

describe('a menu', () => {
  const id = '01980000-0000-7000-8000-000000000000';
  const entries = [
    { text: 'Open', value: { act: 'open', id } },
    { text: 'Delete…', value: { act: 'delete', id } },
  ] as const;
  const chosen = (option: unknown) => press({ action_id: more.actionId, type: 'overflow', selected_option: option });

  test('gives its listener what the chosen entry carries', async () => {
    const clicks: unknown[] = [];
    more.on(bot.slack, async ({ key, value }) => void clicks.push({ key, value }));
    await bot.interact(chosen(more.element(entries)?.options[1]));
    await bot.settled();
    expect(clicks).toEqual([{ key: '1.2.press', value: { act: 'delete', id } }]);
  });

  test('asks its question before anything in it is done', () => {
    const confirm = { title: 'Delete #12?', text: 'For ten minutes you can undo it.', yes: 'Delete', no: 'Keep' };
    expect(more.element(entries, { confirm })?.confirm).toMatchObject({ confirm: { text: 'Delete' } });
  });

  test('with nothing in it is no element, for Slack would refuse it', () => {
    expect(more.element([])).toBeNull();
  });

  test('takes no more than Slack’s menus take', () => {
    const six = Array.from({ length: 6 }, () => entries[0]);
    expect(() => more.element(six)).toThrow(RangeError);
    const long = { text: 'Open', value: { act: 'open' as const, id: 'x'.repeat(150) } };
    expect(() => more.element([long])).toThrow(RangeError);
  });

  test('of an older message is refused in words, not run', async () => {
    more.on(bot.slack, async () => {
      throw new Error('must not run');
    });
    await bot.interact({ ...chosen({ value: '{"act":"archive","id":"c1"}' }), ...withResponseUrl() });
    await bot.interact({ ...chosen(null), ...withResponseUrl() });
    await bot.settled();
    expect(responses().map(({ text }) => text)).toEqual(
      Array(2).fill(expect.stringContaining('from an older message')),
    );
  });
});

describe('a press is acknowledged', () => {
  test('before its listener has ended, however slow the database', async () => {
    const database = gate();
    let isDone = false;
    onTake(async () => {
      await database.passed;
      isDone = true;
    });
    const response = await bot.interact(press({ ...takeIt.element('Take it', { id: 'c1' }) }));
    expect([response.status, isDone]).toEqual([200, false]);
    database.open();
    await bot.settled();
    expect(isDone).toBe(true);
  });

  test('once: a listener has no ack to call again', async () => {
    const keys: string[][] = [];
    onTake(async (click) => void keys.push(Object.keys(click)));
    await pressed();
    expect(keys[0]).not.toContain('ack');
  });
});

describe('an answer', () => {
  test('goes privately where the person acted', async () => {
    onTake((click) => click.reply.privately(sentence('Taken.')));
    await pressed(withResponseUrl());
    expect(responses()).toMatchObject([{ text: 'Taken.', response_type: 'ephemeral', replace_original: false }]);
  });

  test('replaces the private message whose button was pressed', async () => {
    onTake((click) => click.reply.replace(sentence('Taken.')));
    await pressed({ ...withResponseUrl(), ...ephemeral });
    expect(responses()).toMatchObject([{ text: 'Taken.', replace_original: true }]);
  });

  test('never replaces a channel’s post for one person', async () => {
    onTake((click) => click.reply.replace(sentence('Taken.')));
    await pressed(withResponseUrl());
    expect(responses()).toMatchObject([{ replace_original: false, response_type: 'ephemeral' }]);
  });

  test('replaces the modal’s content when the button stood in a modal', async () => {
    onTake((click) => click.reply.replace(sentence('Taken.')));
    await pressed({
      channel: undefined,
      container: { type: 'view' },
      view: { id: 'V7', hash: 'h', type: 'modal', title: { text: 'See' } },
    });
    expect(bot.api.of('views.update')[0]?.args).toMatchObject({ view_id: 'V7', view: { title: { text: 'See' } } });
  });

  test('opens a small modal where there is no channel to answer in, by the app’s name and not as Slack calls every Home', async () => {
    onTake((click) => click.reply.privately(sentence('Taken.')));
    const title = { type: 'plain_text', text: 'View Title' };
    const home = { id: 'V7', hash: 'h', type: 'home', title };
    await pressed({ channel: undefined, container: { type: 'view' }, view: home });
    expect(bot.api.of('views.open')).toHaveLength(1);
    expect(JSON.stringify(bot.api.of('views.open'))).not.toContain('View Title');
  });

  test('falls back to an ephemeral message, then to a DM', async () => {
    bot.api.always('response_url', (_call, response) => response.writeHead(404).end('expired_url'));
    bot.api.once('chat.postEphemeral', ok());
    bot.api.once('chat.postEphemeral', refuses('user_not_in_channel'));
    onTake(async (click) => {
      await click.reply.privately(sentence('One.'));
      await click.reply.privately(sentence('Two.'));
    });
    await pressed(withResponseUrl());
    expect(bot.api.of('chat.postEphemeral')[0]?.args).toMatchObject({ channel: 'C1', user: 'UAINO', text: 'One.' });
    expect(bot.api.of('chat.postMessage')[0]?.args).toMatchObject({ channel: 'UAINO', text: 'Two.' });
  });

  test.each([
    'https://hooks.slack.com.evil.example/x',
    'http://hooks.slack.com/x',
    'file:///etc/passwd',
    'http://10.0.0.1/x',
  ])('never goes to an address that is not Slack’s (%s)', async (response_url) => {
    onTake((click) => click.reply.privately(sentence('Taken.')));
    await pressed({ response_url });
    expect(bot.api.of('views.open')).toHaveLength(1);
    expect(bot.logs).toContainEqual(
      expect.objectContaining({ level: 40, msg: 'a response_url that is not Slack’s is left alone' }),
    );
  });

  test('leaves response_url after five uses', async () => {
    onTake(async (click) => {
      for (let use = 0; use < 6; use += 1) await click.reply.privately(sentence(`Use ${use}`));
    });
    await pressed(withResponseUrl());
    expect(responses()).toHaveLength(5);
    expect(bot.api.of('chat.postEphemeral')).toHaveLength(1);
  });

  test('in a thread stays in it', async () => {
    onTake((click) => click.reply.privately(sentence('Taken.')));
    await pressed({ ...withResponseUrl(), container: { message_ts: '1.1', thread_ts: '0.9', is_ephemeral: false } });
    expect(responses()).toMatchObject([{ thread_ts: '0.9' }]);
  });
});

describe('what goes wrong', () => {
  test('is said in the refusal’s own words', async () => {
    onTake(async () => {
      throw new UserFacingError('taken', 'Mikko took it a minute ago.');
    });
    await pressed(withResponseUrl());
    expect(responses()).toMatchObject([{ text: 'Mikko took it a minute ago.', response_type: 'ephemeral' }]);
    expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
  });

  test('because Slack limits our rate asks to wait, and wakes nobody', async () => {
    bot.api.always('users.info', rateLimits(30));
    onTake(async () => void (await bot.slack.interactive.users.info({ user: 'U1' })));
    await pressed(withResponseUrl());
    expect(responses()).toMatchObject([{ text: 'Slack asks me to slow down. Try again in a minute.' }]);
    expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
  });

  test('by our fault is an apology with the reference of the one error line', async () => {
    onTake(async () => {
      throw new TypeError('secret details');
    });
    await pressed(withResponseUrl());
    const errors = bot.logs.filter((line) => line.level === ERROR);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ act: 'action test.take_it', err: { message: 'secret details' } });
    expect(responses()[0]?.text).toContain(`reference ${errors[0]?.reference}`);
    expect(responses()[0]?.text).not.toContain('secret');
  });
});

describe('people of another team', () => {
  const stranger = { user: { id: 'UKENJI', team_id: 'T9' } };

  test('are refused in words and may do nothing', async () => {
    onTake(async () => {
      throw new Error('must not run');
    });
    await pressed({ ...withResponseUrl(), ...stranger });
    expect(responses()).toMatchObject([{ text: 'I work for the people of Lakeside only.' }]);
  });

  test('cannot use commands either', async () => {
    heard.on(bot.slack, async () => {
      throw new Error('must not run');
    });
    await bot.command({ team_id: 'T9' });
    await bot.settled();
    expect(responses()[0]?.text).toContain('Lakeside only');
  });

  test('of the same organisation (Enterprise Grid) are not strangers', async () => {
    const grid = await startBot({
      identity: { teamId: 'T1', enterpriseId: 'E1', name: 'G', url: '', botId: 'B', botUserId: 'U', botName: 'b' },
    });
    const users: string[] = [];
    takeIt.on(grid.slack, async (click) => void users.push(click.userId));
    const button = takeIt.element('Take it', { id: 'c1' });
    await grid.interact(press({ ...button }, { user: { id: 'UB', team_id: 'T2' }, enterprise: { id: 'E1' } }));
    await grid.interact(press({ ...button }, { user: { id: 'UX', team_id: 'T9' }, enterprise: { id: 'E9' } }));
    await grid.settled();
    expect(users).toEqual(['UB']);
    await grid.stop();
  });
});

describe('a modal', () => {
  test('is opened with the act’s trigger, once, and filled later', async () => {
    heard.on(bot.slack, async (use) => {
      const modal = await use.openModal(MODAL);
      await modal.update(MODAL);
      await expect(use.openModal(MODAL)).rejects.toThrow('already opened');
    });
    await bot.command({});
    await bot.settled();
    expect(bot.api.of('views.open')[0]?.args).toMatchObject({ trigger_id: '1.2.abc' });
    expect(bot.api.of('views.update')[0]?.args).toMatchObject({ view_id: 'V1', hash: '1.a' });
  });

  test.each(['not_found', 'hash_conflict'])(
    'that was left meanwhile (%s) is not filled, and nobody is told',
    async (code) => {
      bot.api.always('views.update', refuses(code));
      heard.on(bot.slack, async (use) => (await use.openModal(MODAL)).update(MODAL));
      await bot.command({});
      await bot.settled();
      expect(responses()).toEqual([]);
      expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
    },
  );

  test('that opened too late asks to try once more', async () => {
    bot.api.always('views.open', refuses('expired_trigger_id'));
    heard.on(bot.slack, async (use) => void (await use.openModal(MODAL)));
    await bot.command({});
    await bot.settled();
    expect(responses()[0]?.text).toBe('That took too long to open. Try once more.');
  });

  test('from inside a modal is pushed on top of it', async () => {
    onTake(async (click) => void (await click.openModal(MODAL)));
    await pressed({ channel: undefined, view: { id: 'V7', hash: 'h', type: 'modal' } });
    expect(bot.api.of('views.push')).toHaveLength(1);
  });
});

describe('shortcuts', () => {
  test('on a message bring its words as people read them, of any length, and its address', async () => {
    const uses: MessageShortcutUse[] = [];
    defineMessageShortcut('test.add').on(bot.slack, async (use) => void uses.push(use));
    const long = 'word '.repeat(1_000);
    await bot.interact({
      type: 'message_action',
      callback_id: 'test.add',
      trigger_id: '1.2.s',
      user: { id: 'UAINO', team_id: 'T1' },
      channel: { id: 'C9', name: 'privategroup' },
      message: {
        ts: '1700000000.000100',
        thread_ts: '1699999999.000100',
        text: `&lt;hi&gt; <@U2|maarit> ${long}`,
        user: 'U2',
      },
    });
    await bot.settled();
    expect(uses[0]).toMatchObject({
      place: { channelId: 'C9', kind: 'private' },
      message: {
        text: `<hi> @maarit ${long}`,
        link: 'https://lakeside.slack.com/archives/C9/p1700000000000100?thread_ts=1699999999.000100&cid=C9',
      },
    });
  });

  test('from anywhere carry no place', async () => {
    const acts: Act[] = [];
    defineGlobalShortcut('test.log').on(bot.slack, async (act) => void acts.push(act));
    await bot.interact({
      type: 'shortcut',
      callback_id: 'test.log',
      trigger_id: '1.2.g',
      user: { id: 'UAINO', team_id: 'T1' },
    });
    await bot.settled();
    expect(acts[0]).toMatchObject({ key: '1.2.g', place: null });
  });
});

test.each([
  ['https://hooks.slack.com/commands/T1/2/3', undefined, true],
  ['https://hooks.slack-gov.com/actions/T1/2/3', undefined, true],
  ['http://127.0.0.1:8080/response/1', 'http://127.0.0.1:8080/api/', true],
  ['http://127.0.0.1:8081/response/1', 'http://127.0.0.1:8080/api/', false],
  ['https://notslack.com/', undefined, false],
  ['nonsense', undefined, false],
])('%s beside the Web API at %s: answers may go there is %s', (url, apiUrl, may) => {
  expect(isResponseUrl(url, apiUrl)).toBe(may);
});
