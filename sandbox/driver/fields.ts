import type { KnownBlock, TextObject } from '@slack/types';
import { actionIdOf, elementsOf, type PlacedElement } from '../block-elements.ts';
import { initialValue, optionsOf, rawOf, type StateValue, type StateValues } from '../view-state.ts';
import { type Reader, readText } from '../words.ts';
import type { SeenField } from './seen.ts';

/** The stateful elements of a view, each under its label. */
export function fieldsOf(blocks: readonly KnownBlock[]): { label: string; placed: PlacedElement }[] {
  return elementsOf(blocks)
    .filter(({ element }) => initialValue(element) !== null)
    .map((placed) => ({ label: labelOf(placed), placed }));
}

/** The label of an input; the words beside an accessory; the placeholder of an element among actions. */
function labelOf({ element, block }: PlacedElement): string {
  if (block.type === 'input') return block.label.text;
  if (block.type === 'section' && block.text) return block.text.text;
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return placeholder ?? actionIdOf(element) ?? element.type;
}

export function seeField(
  { label, placed: { element, block } }: { label: string; placed: PlacedElement },
  values: StateValues,
  errors: ReadonlyMap<string, string>,
  reader: Reader,
): SeenField {
  const blockId = block.block_id ?? '';
  const actionId = actionIdOf(element) ?? '';
  const state = values[blockId]?.[actionId] ?? initialValue(element);
  return {
    blockId,
    actionId,
    type: element.type,
    label,
    hint: block.type === 'input' ? (block.hint?.text ?? null) : null,
    placeholder: 'placeholder' in element ? (element.placeholder?.text ?? null) : null,
    optional: block.type === 'input' ? (block.optional ?? false) : true,
    value: state ? readable(state, reader) : null,
    raw: state ? rawOf(state) : null,
    options: optionsOf(element).map(({ text, value }) => ({ text: readText(text, reader), value: value ?? '' })),
    error: errors.get(blockId) ?? null,
  };
}

function readable(state: StateValue, reader: Reader): string | readonly string[] | null {
  const words = (text: TextObject): string => readText(text, reader);
  if ('selected_option' in state) return state.selected_option ? words(state.selected_option.text) : null;
  if ('selected_options' in state) return state.selected_options.map(({ text }) => words(text));
  if ('selected_user' in state) return state.selected_user && reader.personName(state.selected_user);
  if ('selected_users' in state) return state.selected_users.map((id) => reader.personName(id));
  if ('selected_conversation' in state)
    return state.selected_conversation && channelLabel(state.selected_conversation, reader);
  if ('selected_conversations' in state) return state.selected_conversations.map((id) => channelLabel(id, reader));
  if ('selected_channel' in state) return state.selected_channel && channelLabel(state.selected_channel, reader);
  if ('selected_channels' in state) return state.selected_channels.map((id) => channelLabel(id, reader));
  return rawOf(state);
}

const channelLabel = (id: string, reader: Reader): string => (id.startsWith('C') ? `#${reader.channelName(id)}` : id);
