import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../sandbox/checker/check-blocks.ts';
import { checkMessage } from '../../sandbox/checker/check-message.ts';
import { checkView } from '../../sandbox/checker/check-view.ts';
import type { Surface } from '../../sandbox/checker/surfaces.ts';
import { lengthOf } from '../../sandbox/checker/text.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Words'), element, ...more });
const text = { type: 'plain_text_input', action_id: 'v' };
const button = (id: string) => ({ type: 'button', action_id: id, text: plain('Go') });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: plain(`No. ${n}`), value: String(n) }));

const found = (surface: Surface, ...blocks: object[]) =>
  checkBlocks(blocks, surface).problems.map(({ pointer, message }) => `${pointer} ${message}`);

describe('lengths', () => {
  it('are counted in code points', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => lengthOf(words) === [...words].length));
    expect(found('message', section('😀'.repeat(3000)))).toEqual([]);
    expect(found('message', section('😀'.repeat(3001)))).toEqual([
      '/blocks/0/text/text must be less than 3001 characters',
    ]);
  });

  it('must not be nought', () => {
    expect(found('message', section(''))).toEqual(['/blocks/0/text/text must be more than 0 characters']);
  });
});

describe('blocks', () => {
  it('must be known, complete and without properties of their own invention', () => {
    expect(found('message', { type: 'sektion' })).toEqual(['/blocks/0/type unsupported type: sektion']);
    expect(found('message', { type: 'section' })).toEqual(['/blocks/0 must have text or fields']);
    expect(found('message', { ...section('Hi'), colour: 'red' })).toEqual(['/blocks/0 Unrecognized key: "colour"']);
  });

  it('are at most 50 in a message and 100 in a modal', () => {
    const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));
    expect(found('message', ...dividers(50))).toEqual([]);
    expect(found('message', ...dividers(51))).toEqual(['/blocks no more than 50 items allowed']);
    expect(found('modal', ...dividers(100))).toEqual([]);
    expect(found('modal', ...dividers(101))).toEqual(['/blocks no more than 100 items allowed']);
  });

  it('have ids of their own, and so have the elements of one block', () => {
    expect(found('message', { ...section('A'), block_id: 'x' }, { ...section('B'), block_id: 'x' })).toEqual([
      '/blocks/1/block_id block_id x already exists',
    ]);
    expect(found('message', { type: 'actions', elements: [button('a'), button('a')] })).toEqual([
      '/blocks/0/elements/1/action_id action_id a already exists in this block',
    ]);
    expect(
      found('message', { type: 'actions', elements: [button('a')] }, { type: 'actions', elements: [button('a')] }),
    ).toEqual([]);
  });

  it('stand only where Slack shows them', () => {
    const picker = { type: 'actions', elements: [{ type: 'datetimepicker', action_id: 'when' }] };
    expect(found('home', picker)).toEqual(['/blocks/0/elements/0 datetimepicker does not go on a home']);
    expect(found('modal', picker)).toEqual([]);
    expect(found('modal', { type: 'markdown', text: 'Hi' })).toEqual(['/blocks/0 markdown does not go on a modal']);
    expect(found('message', { type: 'alert', text: plain('Careful') })).toEqual([
      '/blocks/0 alert does not go on a message',
    ]);
  });
});

describe('selects and inputs', () => {
  const select = (more: object) => input({ type: 'static_select', action_id: 's', ...more });

  it('offer at most 100 options, of one kind, with the initial one among them', () => {
    expect(found('modal', select({ options: options(100) }))).toEqual([]);
    expect(found('modal', select({ options: options(101) }))).toHaveLength(1);
    expect(found('modal', select({}))).toEqual(['/blocks/0/element must have either options or option_groups']);
    expect(
      found('modal', select({ options: options(2), initial_option: { text: plain('Else'), value: '7' } })),
    ).toEqual(['/blocks/0/element initial option is not among the options']);
  });

  it('start with no more than they take', () => {
    expect(found('modal', input({ ...text, initial_value: 'x'.repeat(3000) }))).toEqual([]);
    expect(found('modal', input({ ...text, initial_value: 'x'.repeat(3001) }))).toHaveLength(2);
    expect(found('modal', input({ ...text, initial_value: 'abcd', max_length: 3 }))).toEqual([
      '/blocks/0/element initial_value is longer than max_length',
    ]);
    expect(found('modal', input({ type: 'datepicker', initial_date: '2026-02-30' }))).toHaveLength(1);
    expect(found('modal', input({ type: 'timepicker', initial_time: '24:00' }))).toHaveLength(1);
  });

  it('let only one have the focus', () => {
    const focused = (id: string) => input({ ...text, action_id: id, focus_on_load: true });
    expect(found('modal', focused('a'), focused('b'))).toEqual([
      '/blocks/1/element only one element can have focus_on_load',
    ]);
  });
});

describe('messages', () => {
  const problems = (words: string | undefined, ...blocks: object[]) =>
    checkMessage({ text: words, blocks }).problems.map(
      ({ pointer, isRefused }) => `${pointer} ${isRefused ? 'refused' : 'frowned upon'}`,
    );

  it('say in the text what the blocks say, within 4,000 characters after escaping', () => {
    expect(problems(undefined, section('Hi'))).toEqual(['/text frowned upon']);
    expect(problems('x'.repeat(4000))).toEqual([]);
    expect(problems(`&${'x'.repeat(3996)}`)).toEqual(['/text frowned upon']);
    expect(problems(`&amp;${'x'.repeat(3995)}`)).toEqual([]);
  });

  it('hold no more than Slack takes altogether', () => {
    const full = (count: number) => Array.from({ length: count }, () => section('x'.repeat(3000)));
    expect(problems('Hi', ...full(4))).toEqual([]);
    expect(problems('Hi', ...full(4), section('x'))).toEqual(['/blocks frowned upon']);
    expect(problems('Hi', ...full(5))).toEqual(['/blocks refused']);
  });
});

describe('views', () => {
  const modal = (more: object) => ({ type: 'modal', title: plain('Hello'), blocks: [], ...more });
  const problems = (view: object) => checkView(view, 'modal').problems.map(({ pointer }) => pointer);

  it('keep to the lengths of titles and metadata, and to 250 kB', () => {
    expect(problems(modal({ private_metadata: 'x'.repeat(3000) }))).toEqual([]);
    expect(problems(modal({ private_metadata: 'x'.repeat(3001) }))).toEqual(['/view/private_metadata']);
    expect(problems(modal({ title: plain('x'.repeat(25)) }))).toEqual(['/view/title/text']);
    expect(problems(modal({ blocks: Array.from({ length: 84 }, () => section('x'.repeat(3000))) }))).toContain('/view');
  });

  it('can be submitted when they ask for something', () => {
    expect(problems(modal({ blocks: [input(text)] }))).toEqual(['/view/submit']);
    expect(problems(modal({ blocks: [input(text)], submit: plain('Save') }))).toEqual([]);
  });

  it('are of the type that the method publishes', () => {
    expect(checkView({ type: 'home', blocks: [] }, 'modal').problems).toMatchObject([{ pointer: '/view/type' }]);
  });
});
