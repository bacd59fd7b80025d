import type { Option, PlainTextOption, RichTextBlock } from '@slack/types';
import type { BlockElement } from './checker/surfaces.ts';

type AnyOption = Option | PlainTextOption;

/** What an element holds, in the shape of Slack's `state.values`. */
export type StateValue =
  | { readonly type: TextType; readonly value: string | null }
  | { readonly type: SingleOptionType; readonly selected_option: AnyOption | null }
  | { readonly type: SeveralOptionsType; readonly selected_options: readonly AnyOption[] }
  | { readonly type: 'users_select'; readonly selected_user: string | null }
  | { readonly type: 'multi_users_select'; readonly selected_users: readonly string[] }
  | { readonly type: 'conversations_select'; readonly selected_conversation: string | null }
  | { readonly type: 'multi_conversations_select'; readonly selected_conversations: readonly string[] }
  | { readonly type: 'channels_select'; readonly selected_channel: string | null }
  | { readonly type: 'multi_channels_select'; readonly selected_channels: readonly string[] }
  | { readonly type: 'datepicker'; readonly selected_date: string | null }
  | { readonly type: 'timepicker'; readonly selected_time: string | null; readonly timezone?: string }
  | { readonly type: 'datetimepicker'; readonly selected_date_time: number | null }
  | { readonly type: 'rich_text_input'; readonly rich_text_value: RichTextBlock | null }
  | { readonly type: 'file_input'; readonly files: readonly string[] };

type TextType = 'plain_text_input' | 'number_input' | 'email_text_input' | 'url_text_input';
type SingleOptionType = 'static_select' | 'external_select' | 'radio_buttons';
type SeveralOptionsType = 'multi_static_select' | 'multi_external_select' | 'checkboxes';

/** block_id → action_id → value. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/** What an element starts with; null for elements that hold nothing, such as buttons. */
export function initialValue(element: BlockElement): StateValue | null {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type: element.type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return {
        type: element.type,
        selected_time: element.initial_time ?? null,
        ...(element.timezone === undefined ? {} : { timezone: element.timezone }),
      };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case 'rich_text_input':
      return { type: element.type, rich_text_value: element.initial_value ?? null };
    case 'file_input':
      return { type: element.type, files: [] };
    case 'button':
    case 'feedback_buttons':
    case 'icon_button':
    case 'image':
    case 'overflow':
    case 'workflow_button':
      return null;
  }
}

/** The options an element shows by itself; external selects have none. */
export function optionsOf(element: BlockElement): readonly AnyOption[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return element.options;
    default:
      return [];
  }
}

/** The raw content: typed text, option values, ids, dates. Null or an empty list when nothing was chosen. */
export function rawOf(state: StateValue): string | readonly string[] | null {
  if ('value' in state) return state.value;
  if ('selected_option' in state) return state.selected_option?.value ?? null;
  if ('selected_options' in state) return state.selected_options.map(({ value }) => value ?? '');
  if ('selected_user' in state) return state.selected_user;
  if ('selected_users' in state) return state.selected_users;
  if ('selected_conversation' in state) return state.selected_conversation;
  if ('selected_conversations' in state) return state.selected_conversations;
  if ('selected_channel' in state) return state.selected_channel;
  if ('selected_channels' in state) return state.selected_channels;
  if ('selected_date' in state) return state.selected_date;
  if ('selected_time' in state) return state.selected_time;
  if ('selected_date_time' in state) return state.selected_date_time === null ? null : String(state.selected_date_time);
  if ('rich_text_value' in state) return state.rich_text_value ? richTextAsText(state.rich_text_value) : null;
  return state.files;
}

export const isEmpty = (state: StateValue): boolean => {
  const raw = rawOf(state);
  return raw === null || raw.length === 0;
};

/** What Slack's own editor would make of plain typed lines. */
export const textAsRichText = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

function richTextAsText(block: RichTextBlock): string {
  return block.elements
    .flatMap((part) =>
      part.type === 'rich_text_list' ? part.elements.flatMap(({ elements }) => elements) : part.elements,
    )
    .map((element) => ('text' in element ? (element.text ?? '') : ''))
    .join('');
}
