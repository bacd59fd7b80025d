import type {
  ActionsBlockElement,
  AnyBlock,
  Checkboxes,
  Datepicker,
  EmailInput,
  InputBlockElement,
  KnownBlock,
  MultiSelect,
  NumberInput,
  PlainTextInput,
  RadioButtons,
  SectionBlockAccessory,
  Select,
  Timepicker,
  URLInput,
} from '@slack/types';
import type { ElementState, StateValues } from '../../protocol.ts';

export type AnyElement = InputBlockElement | ActionsBlockElement | SectionBlockAccessory;
export type TextInput = PlainTextInput | URLInput | EmailInput | NumberInput;
/** Elements that hold a value. */
export type StatefulElement = Checkboxes | Datepicker | MultiSelect | RadioButtons | Select | TextInput | Timepicker;

const knownTypes: ReadonlySet<string> = new Set<KnownBlock['type']>([
  'actions',
  'alert',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
]);

/** Narrows a block to those that the page can draw. */
export function isDrawable(block: AnyBlock): block is KnownBlock {
  return knownTypes.has(block.type);
}

/** The state an element starts with; null for one that holds no value or that the page does not support. */
function initialState(element: AnyElement): ElementState | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'url_text_input':
    case 'email_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type: element.type, selected_options: [...(element.initial_options ?? [])] };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: [...(element.initial_users ?? [])] };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: [...(element.initial_conversations ?? [])] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type: element.type, selected_channels: [...(element.initial_channels ?? [])] };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker': {
      const zone = element.timezone === undefined ? {} : { timezone: element.timezone };
      return { type: element.type, selected_time: element.initial_time ?? null, ...zone };
    }
    default:
      return null;
  }
}

/** The elements of a block that may be acted on. */
function elementsOf(block: AnyBlock): readonly AnyElement[] {
  if (!isDrawable(block)) return [];
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section' && block.accessory) return [block.accessory];
  return [];
}

/** Slack gives every block and element an id; one that arrives without shows as empty and cannot be acted on. */
export function blockIdOf(block: { readonly block_id?: string }): string {
  return block.block_id ?? '';
}

export function actionIdOf(element: AnyElement): string {
  return 'action_id' in element ? (element.action_id ?? '') : '';
}

/** What an element holds: what was typed when it is of the same type, else what it starts with. */
export function stateOf(blockId: string, element: AnyElement, typed: StateValues): ElementState | null {
  const held = typed[blockId]?.[actionIdOf(element)];
  return held && held.type === element.type ? held : initialState(element);
}

/** The state of all elements of these blocks, as Slack sends it along with an act. */
export function collectState(blocks: readonly AnyBlock[], typed: StateValues): StateValues {
  const collected: StateValues = {};
  for (const block of blocks) {
    const blockId = blockIdOf(block);
    for (const element of elementsOf(block)) {
      const state = stateOf(blockId, element, typed);
      if (state) collected[blockId] = { ...collected[blockId], [actionIdOf(element)]: state };
    }
  }
  return collected;
}

/** Forgets what was typed into elements that these blocks no longer have, as Slack does at `views.update`. */
export function pruneState(blocks: readonly AnyBlock[], typed: StateValues): StateValues {
  const present = collectState(blocks, {});
  return Object.fromEntries(
    Object.entries(typed).flatMap(([blockId, actions]) => {
      const kept = Object.entries(actions).filter(
        ([actionId, state]) => present[blockId]?.[actionId]?.type === state.type,
      );
      return kept.length > 0 ? [[blockId, Object.fromEntries(kept)]] : [];
    }),
  );
}

export function withState(typed: StateValues, blockId: string, actionId: string, state: ElementState): StateValues {
  return { ...typed, [blockId]: { ...typed[blockId], [actionId]: state } };
}
