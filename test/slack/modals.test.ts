import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { UserFacingError } from '../../src/errors.ts';
import { context } from '../../src/slack/blocks.ts';
import { checkboxesField, radioField } from '../../src/slack/choice-fields.ts';
import { sentence } from '../../src/slack/message.ts';
import { defineModal } from '../../src/slack/modals.ts';
import { dateField } from '../../src/slack/pick-fields.ts';
import { longTextField, textField, urlField } from '../../src/slack/text-fields.ts';
import { zoneField } from '../../src/slack/zone-field.ts';
import { type Bot, ERROR, gate, NOON, startBot, submission } from './support/bot.ts';
import { refuses } from './support/stand-in.ts';

const capture = defineModal({
  callbackId: 'test.capture',
  title: 'What a customer said',
  submit: 'Save',
  metadata: z.object({ place: z.string() }),
  fields: {
    person: textField({ label: 'Person', max: 20 }).or(''),
    words: longTextField({ label: 'Their words', missing: 'What did they say?' }),
    level: radioField({
      label: 'How did we do?',
      choices: [
        { value: 'unmet', text: 'We fell short' },
        { value: 'exceeded', text: 'Wow' },
      ],
    }),
    heardOn: dateField({ label: 'When' }).or(null),
    link: urlField({ label: 'Link' }).or(null),
    days: checkboxesField({
      label: 'Days',
      choices: [
        { value: 'mo', text: 'Monday' },
        { value: 'tu', text: 'Tuesday' },
      ],
    }).or(null),
    zone: zoneField({ label: 'Zone' }).or(null),
  },
  layout: ({ place }) => ({ intro: [context(`From ${place}`)] }),
});

const WORDS = 'The export times out every Monday, and we apologise to our own board.';
const filled = {
  'person.0': { type: 'plain_text_input', value: ' Maarit ' },
  'words.0': { type: 'plain_text_input', value: WORDS },
  'level.0': { type: 'radio_buttons', selected_option: { value: 'unmet' } },
  'heardOn.0': { type: 'datepicker', selected_date: '2026-03-01' },
  'days.0': { type: 'checkboxes', selected_options: [{ value: 'tu' }, { value: 'mo' }] },
  'zone.0': { type: 'external_select', selected_option: { value: 'Asia/Kolkata' } },
};

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const light = (): ModalView => capture.view({ metadata: { place: '#product' } });
const submits = (entered: Record<string, object>, more: object = {}) =>
  bot.interact(submission({ ...light(), blocks: light().blocks }, entered, more));
const acknowledged = async (response: Response) => JSON.parse((await response.text()) || '{}');
const blockIds = (view: ModalView) =>
  view.blocks.flatMap((block) => ('block_id' in block && block.block_id ? [block.block_id] : []));
const idOf = (view: ModalView, field: string) => blockIds(view).find((id) => id.startsWith(`${field}.`)) ?? '';
const shown = () => bot.api.of('views.update').map((call) => JSON.stringify(call.args.view));

describe('a submitted form', () => {
  test('gives its typed values and its metadata to save, and shows the receipt', async () => {
    const saved: unknown[] = [];
    capture.on(bot.slack, {
      save: async ({ values, metadata, key, userId }) => {
        saved.push({ values, metadata, key, userId });
        return sentence('Heard. #12');
      },
    });
    const ack = await acknowledged(await submits(filled));
    expect(ack).toMatchObject({ response_action: 'update', view: { title: { text: 'What a customer said' } } });
    expect(ack.view.blocks[0]).toMatchObject({ text: { text: 'Saving…' } });
    await bot.settled();
    expect(saved).toEqual([
      {
        key: 'V1',
        userId: 'UAINO',
        metadata: { place: '#product' },
        values: {
          person: 'Maarit',
          words: WORDS,
          level: 'unmet',
          heardOn: '2026-03-01',
          link: null,
          days: ['mo', 'tu'],
          zone: 'Asia/Kolkata',
        },
      },
    ]);
    expect(shown()).toEqual([expect.stringContaining('Heard. #12')]);
  });

  test('has all its mistakes at their fields at once, and is not saved', async () => {
    capture.on(bot.slack, {
      validate: () => ({ heardOn: 'That day is still to come.' }),
      save: async () => {
        throw new Error('must not run');
      },
    });
    const form = light();
    const ack = await acknowledged(
      await submits({
        ...filled,
        'person.0': { type: 'plain_text_input', value: 'x'.repeat(21) },
        'words.0': { type: 'plain_text_input', value: '  ' },
        'link.0': { type: 'url_text_input', value: 'ftp://a.b' },
      }),
    );
    expect(ack).toEqual({
      response_action: 'errors',
      errors: {
        [idOf(form, 'person')]: 'This takes 20 characters; there are 21.',
        [idOf(form, 'words')]: 'What did they say?',
        [idOf(form, 'link')]: 'A link starts with https:// or http://.',
      },
    });
    expect(await acknowledged(await submits(filled))).toEqual({
      response_action: 'errors',
      errors: { [idOf(form, 'heardOn')]: 'That day is still to come.' },
    });
  });

  test('with words over 3,000 characters says so at the field', async () => {
    capture.on(bot.slack, { save: async () => sentence('Saved') });
    const ack = await acknowledged(
      await submits({ ...filled, 'words.0': { type: 'plain_text_input', value: '👍'.repeat(3_001) } }),
    );
    expect(Object.values(ack.errors)).toEqual(['This takes 3,000 characters; there are 3,001.']);
  });

  test('is validated against the clock that the seam was given', async () => {
    const instants: Date[] = [];
    capture.on(bot.slack, {
      validate: (_values, _metadata, now) => {
        instants.push(now);
        return {};
      },
      save: async () => sentence('Saved'),
    });
    await submits(filled);
    await bot.settled();
    expect(instants).toEqual([NOON]);
  });

  test('submitted twice has the same key both times', async () => {
    const keys: string[] = [];
    capture.on(bot.slack, {
      save: async ({ key }) => {
        keys.push(key);
        return sentence('Saved');
      },
    });
    await Promise.all([submits(filled), submits(filled)]);
    await bot.settled();
    expect(keys).toEqual(['V1', 'V1']);
  });

  test('submitted again after it was shown again, with another hash, has the same key still', async () => {
    const keys: string[] = [];
    capture.on(bot.slack, {
      save: async ({ key }) => {
        keys.push(key);
        throw new Error('saved, and then the database was gone');
      },
    });
    await submits(filled);
    await bot.settled();
    await submits(filled, {
      view: { ...z.object({ view: z.looseObject({}) }).parse(submission(light(), filled)).view, hash: '2.b' },
    });
    await bot.settled();
    expect(keys).toEqual(['V1', 'V1']);
    expect(shown()[0]).toContain('Try again; it is kept once. If it happens again, give your admin the reference');
  });

  test('is acknowledged while the database still thinks, holding the words meanwhile', async () => {
    const database = gate();
    capture.on(bot.slack, {
      save: async () => {
        await database.passed;
        return sentence('Saved');
      },
    });
    const ack = await acknowledged(await submits(filled));
    expect(JSON.stringify(ack.view)).toContain(WORDS);
    expect(shown()).toEqual([]);
    database.open();
    await bot.settled();
    expect(shown()).toHaveLength(1);
  });
});

describe('nothing typed is lost', () => {
  const fails = (error: Error) =>
    capture.on(bot.slack, {
      save: async () => {
        throw error;
      },
    });

  test('when saving is refused: the form comes back filled, with the sentence on top', async () => {
    fails(new UserFacingError('gone', 'This customer was removed a minute ago.'));
    await submits(filled);
    await bot.settled();
    const [view] = shown();
    for (const part of [
      'This customer was removed',
      WORDS,
      'Maarit',
      '"initial_date":"2026-03-01"',
      'From #product',
      'Kolkata',
    ]) {
      expect(view).toContain(part);
    }
    expect(view).toContain('"type":"alert"');
    expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
  });

  test('when saving fails by our fault: the same, with a reference that stands in one error line', async () => {
    fails(new TypeError('boom'));
    await submits(filled);
    await bot.settled();
    const errors = bot.logs.filter((line) => line.level === ERROR);
    expect(errors).toHaveLength(1);
    expect(shown()[0]).toContain(String(errors[0]?.reference));
    expect(shown()[0]).toContain(WORDS);
  });

  test('when the person has closed the modal meanwhile: their words come by DM', async () => {
    bot.api.always('views.update', refuses('not_found'));
    fails(new UserFacingError('gone', 'This customer was removed.'));
    await submits(filled);
    await bot.settled();
    const [dm] = bot.api.of('chat.postMessage');
    expect(dm?.args).toMatchObject({ channel: 'UAINO', text: 'This customer was removed.' });
    expect(JSON.stringify(dm?.args.blocks)).toContain(WORDS);
  });

  test('when it was saved and the modal closed: the receipt comes by DM', async () => {
    bot.api.always('views.update', refuses('not_found'));
    capture.on(bot.slack, { save: async () => sentence('Heard. #12') });
    await submits(filled);
    await bot.settled();
    expect(bot.api.of('chat.postMessage')[0]?.args).toMatchObject({ channel: 'UAINO', text: 'Heard. #12' });
  });

  test('when it was saved and nobody can be told: that is a warning, and no refusal of what is saved', async () => {
    bot.api.always('views.update', refuses('not_found'));
    bot.api.always('chat.postMessage', refuses('messages_tab_disabled'));
    capture.on(bot.slack, { save: async () => sentence('Heard. #12') });
    await submits(filled);
    await bot.settled();
    expect(bot.api.of('chat.postMessage')).toHaveLength(1);
    expect(bot.logs).toContainEqual(expect.objectContaining({ level: 40, msg: 'the person could not be told' }));
    expect(bot.logs.filter((line) => line.level === ERROR)).toEqual([]);
  });

  test('when the form is from before an update, or nobody knows it any more', async () => {
    capture.on(bot.slack, { save: async () => sentence('Saved') });
    const old = await acknowledged(await bot.interact(submission({ ...light(), private_metadata: '{}' }, filled)));
    const unknown = await acknowledged(await bot.interact(submission({ ...light(), callback_id: 'gone' }, filled)));
    for (const ack of [old, unknown]) {
      expect(ack.response_action).toBe('update');
      expect(JSON.stringify(ack.view)).toContain(WORDS);
    }
  });

  test('when somebody of another team submits: they are told, and nothing is saved', async () => {
    fails(new Error('must not run'));
    const ack = await acknowledged(await submits(filled, { user: { id: 'UX', team_id: 'T9' } }));
    expect(JSON.stringify(ack.view)).toContain('Lakeside only');
  });
});

describe('a form', () => {
  test('gives a field another block id when its first value changes, because Slack else keeps the old one', () => {
    const filledForm = capture.view({ metadata: { place: '#product' }, values: { person: 'Maarit' } });
    expect(idOf(filledForm, 'person')).not.toBe(idOf(light(), 'person'));
    expect(idOf(filledForm, 'words')).toBe(idOf(light(), 'words'));
  });

  test('lays words beyond 3,000 characters over several inputs and reads them back without loss', async () => {
    const words = `${'Ihana palvelu, kiitos! '.repeat(400)}👩‍👩‍👧‍👦`;
    const view = capture.view({ metadata: { place: '' }, values: { words } });
    const inputs = view.blocks.filter((block) => JSON.stringify(block).includes('"Their words'));
    expect(inputs).toHaveLength(4);
    const entered = Object.fromEntries(
      inputs.map((block, part) => {
        const { element } = z.object({ element: z.object({ initial_value: z.string() }) }).parse(block);
        return [`words.${part}`, { type: 'plain_text_input', value: element.initial_value }];
      }),
    );
    const saved: string[] = [];
    capture.on(bot.slack, {
      save: async ({ values }) => {
        saved.push(values.words);
        return sentence('Saved');
      },
    });
    await bot.interact(submission(view, { ...filled, ...entered }));
    await bot.settled();
    expect(saved).toEqual([words]);
  });

  test('leaves out first values that would make Slack refuse the whole modal', () => {
    const view = JSON.stringify(
      capture.view({
        metadata: { place: 'x' },
        values: { heardOn: '2026-02-31', link: 'javascript:alert(1)', zone: 'Mars/Base', days: [] },
      }),
    );
    expect(view).not.toContain('initial');
  });

  test('whose metadata does not fit is a mistake found where it is made', () => {
    expect(() => capture.view({ metadata: { place: 'x'.repeat(3_000) } })).toThrow(RangeError);
  });
});

describe('a select that searches', () => {
  const typed = (value: string, more: object = {}) =>
    bot.interact({
      type: 'block_suggestion',
      action_id: 'test.capture.zone',
      block_id: 'zone.0.x',
      value,
      user: { id: 'UAINO', team_id: 'T1' },
      team: { id: 'T1' },
      container: { type: 'view' },
      ...more,
    });

  test('finds zones by city, under the names people use today', async () => {
    capture.on(bot.slack, { save: async () => sentence('Saved') });
    const { options } = await acknowledged(await typed('kolk'));
    expect(options).toEqual([
      expect.objectContaining({ value: 'Asia/Kolkata', text: expect.objectContaining({ text: 'Kolkata (Asia)' }) }),
    ]);
    const york = await acknowledged(await typed('new york'));
    expect(york.options[0].value).toBe('America/New_York');
  });

  test('answers with nothing what nobody suggests for', async () => {
    expect(await acknowledged(await typed('x'))).toEqual({ options: [] });
  });
});
