import type { Option, PlainTextOption } from '@slack/types';
import type { BlockElement } from '../checker/surfaces.ts';
import { initialValue, optionsOf, type StateValue, textAsRichText } from '../view-state.ts';
import type { Choice } from './person.ts';

type AnyOption = Option | PlainTextOption;

/** How a choice is read: by the words people see, or by the values that are sent. */
export interface Lookup {
  isOption(option: AnyOption, wanted: string): boolean;
  personId(wanted: string): string;
  channelId(wanted: string): string;
  /** What an external select offers for this query. */
  suggestions(query: string): Promise<readonly AnyOption[]>;
}

/** The state of an element after this choice. Throws in words when there is no such option. */
export async function stateFor(element: BlockElement, choice: Choice, lookup: Lookup): Promise<StateValue> {
  const one = typeof choice === 'string' ? choice : (choice?.[0] ?? null);
  const several = typeof choice === 'string' ? [choice] : (choice ?? []);
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type: element.type, value: one === '' ? null : one };
    case 'rich_text_input':
      return { type: element.type, rich_text_value: one === null ? null : textAsRichText(one) };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: one === null ? null : pick(optionsOf(element), one, lookup) };
    case 'external_select':
      return { type: element.type, selected_option: one === null ? null : await suggested(one, lookup) };
    case 'multi_static_select':
    case 'checkboxes': {
      const chosen = several.map((wanted) => pick(optionsOf(element), wanted, lookup));
      return { type: element.type, selected_options: optionsOf(element).filter((option) => chosen.includes(option)) };
    }
    case 'multi_external_select':
      return {
        type: element.type,
        selected_options: await Promise.all(several.map((wanted) => suggested(wanted, lookup))),
      };
    case 'users_select':
      return { type: element.type, selected_user: one === null ? null : lookup.personId(one) };
    case 'multi_users_select':
      return { type: element.type, selected_users: several.map((each) => lookup.personId(each)) };
    case 'conversations_select':
      return { type: element.type, selected_conversation: one === null ? null : lookup.channelId(one) };
    case 'multi_conversations_select':
      return { type: element.type, selected_conversations: several.map((each) => lookup.channelId(each)) };
    case 'channels_select':
      return { type: element.type, selected_channel: one === null ? null : lookup.channelId(one) };
    case 'multi_channels_select':
      return { type: element.type, selected_channels: several.map((each) => lookup.channelId(each)) };
    case 'datepicker':
      return { type: element.type, selected_date: one };
    case 'timepicker':
      return { type: element.type, selected_time: one, ...(element.timezone ? { timezone: element.timezone } : {}) };
    case 'datetimepicker':
      return { type: element.type, selected_date_time: one === null ? null : Number(one) };
    case 'file_input':
    case 'button':
    case 'feedback_buttons':
    case 'icon_button':
    case 'image':
    case 'overflow':
    case 'workflow_button':
      throw new Error(`Nothing can be filled into a ${element.type}`);
  }
}

/** The option meant by `wanted`. Throws with the options there are. */
export function pick(options: readonly AnyOption[], wanted: string, lookup: Pick<Lookup, 'isOption'>): AnyOption {
  const found = options.find((option) => lookup.isOption(option, wanted));
  if (found) return found;
  throw new Error(`There is no option "${wanted}", only: ${options.map(({ text }) => text.text).join(' · ')}`);
}

const suggested = async (wanted: string, lookup: Lookup): Promise<AnyOption> =>
  pick(await lookup.suggestions(wanted), wanted, lookup);

/** Whether the element keeps a state, so that `stateFor` makes sense of it. */
export const isStateful = (element: BlockElement): boolean => initialValue(element) !== null;
