import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { collectState, pruneState, withState } from '../../sandbox/page/browser/elements/element-state.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function textInput(blockId: string, initial?: string): KnownBlock {
  const start = initial === undefined ? {} : { initial_value: initial };
  return {
    type: 'input',
    block_id: blockId,
    label: plain(blockId),
    element: { type: 'plain_text_input', action_id: 'value', ...start },
  };
}

const typed = (value: string) => ({ type: 'plain_text_input' as const, value });

describe('what a form holds', () => {
  it('is what its elements start with until something is typed', () => {
    const blocks = [textInput('words', 'The export'), textInput('lesson')];
    expect(collectState(blocks, {})).toEqual({
      words: { value: typed('The export') },
      lesson: { value: { type: 'plain_text_input', value: null } },
    });
  });

  it('keeps what was typed where block_id and action_id stay the same, whatever the new start is', () => {
    const before = withState({}, 'words', 'value', typed('typed'));
    const after = [textInput('words', 'another start'), textInput('new', 'fresh')];
    expect(collectState(after, pruneState(after, before))).toEqual({
      words: { value: typed('typed') },
      new: { value: typed('fresh') },
    });
  });

  it('forgets what was typed into an element that went, or became another', () => {
    const before = withState(withState({}, 'gone', 'value', typed('a')), 'when', 'value', typed('b'));
    const after: KnownBlock[] = [
      { type: 'input', block_id: 'when', label: plain('When'), element: { type: 'datepicker', action_id: 'value' } },
    ];
    expect(pruneState(after, before)).toEqual({});
  });

  it('counts elements of sections and actions, and no buttons', () => {
    const option = { text: plain('One'), value: '1' };
    const blocks: KnownBlock[] = [
      {
        type: 'section',
        block_id: 'pick',
        text: plain('Pick'),
        accessory: { type: 'static_select', action_id: 'one', options: [option], initial_option: option },
      },
      { type: 'actions', block_id: 'go', elements: [{ type: 'button', action_id: 'now', text: plain('Go') }] },
    ];
    expect(collectState(blocks, {})).toEqual({ pick: { one: { type: 'static_select', selected_option: option } } });
  });
});
