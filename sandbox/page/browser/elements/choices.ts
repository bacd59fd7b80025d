import type { MultiSelect, Select } from '@slack/types';
import type { ElementState, OptionGroupAnswer, PageOption } from '../../protocol.ts';
import type { Reading } from '../text/reading.ts';

/** One line of a select: `option` is there when the select is made of options. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string | null;
  readonly option: PageOption | null;
}

export interface ChoiceGroup {
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

/** A choice made of a Block Kit option. */
function choiceOf(option: PageOption): Choice {
  return {
    value: option.value ?? option.text.text,
    label: option.text.text,
    description: option.description?.text ?? null,
    option,
  };
}

export function groupsOf(answers: readonly OptionGroupAnswer[]): ChoiceGroup[] {
  return answers.map(({ label, options }) => ({ label, choices: options.map(choiceOf) }));
}

function peopleChoices({ people, reader }: Reading): Choice[] {
  return Object.values(people)
    .filter(({ kind }) => kind !== 'bot')
    .map(({ id, name, role }) => ({ value: id, label: name, description: role || null, option: null }))
    .toSorted((a, b) => a.label.localeCompare(b.label, reader.locale));
}

function channelChoices(reading: Reading, admits: (kind: string, isShared: boolean) => boolean): Choice[] {
  return reading.channels
    .filter(({ kind, isShared, isArchived }) => !isArchived && admits(kind, isShared))
    .map(({ id, name, kind }) => ({
      value: id,
      label: kind === 'dm' ? name : `#${name}`,
      description: kind === 'private' ? 'private' : null,
      option: null,
    }));
}

function conversationChoices(
  element: Extract<Select | MultiSelect, { type: 'conversations_select' | 'multi_conversations_select' }>,
  reading: Reading,
): Choice[] {
  const included: readonly string[] = element.filter?.include ?? ['im', 'mpim', 'private', 'public'];
  return channelChoices(reading, (kind, isShared) => {
    if (isShared && element.filter?.exclude_external_shared_channels) return false;
    if (kind === 'dm') return included.includes('im') && !element.filter?.exclude_bot_users;
    return included.includes(kind);
  });
}

/** What a select offers of itself; an external select offers nothing until the bot is asked. */
export function choicesOf(element: Select | MultiSelect, reading: Reading): ChoiceGroup[] {
  const flat = (choices: Choice[]): ChoiceGroup[] => [{ label: null, choices }];
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map(({ label, options }) => ({ label: label.text, choices: options.map(choiceOf) }))
        : flat((element.options ?? []).map(choiceOf));
    case 'users_select':
    case 'multi_users_select':
      return flat(peopleChoices(reading));
    case 'channels_select':
    case 'multi_channels_select':
      return flat(channelChoices(reading, (kind) => kind === 'public'));
    case 'conversations_select':
    case 'multi_conversations_select':
      return flat(conversationChoices(element, reading));
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
}

function named(id: string, reading: Reading): Choice {
  const channel = reading.channels.find((each) => each.id === id);
  const label = reading.people[id]?.name ?? (channel ? `#${channel.name}` : id);
  return { value: id, label, description: null, option: null };
}

/** What is chosen at present. */
export function chosen(state: ElementState, reading: Reading): Choice[] {
  const one = (id: string | null): Choice[] => (id === null ? [] : [named(id, reading)]);
  const many = (ids: readonly string[]): Choice[] => ids.map((id) => named(id, reading));
  switch (state.type) {
    case 'static_select':
    case 'external_select':
      return state.selected_option ? [choiceOf(state.selected_option)] : [];
    case 'multi_static_select':
    case 'multi_external_select':
      return state.selected_options.map(choiceOf);
    case 'users_select':
      return one(state.selected_user);
    case 'multi_users_select':
      return many(state.selected_users);
    case 'conversations_select':
      return one(state.selected_conversation);
    case 'multi_conversations_select':
      return many(state.selected_conversations);
    case 'channels_select':
      return one(state.selected_channel);
    case 'multi_channels_select':
      return many(state.selected_channels);
    default:
      return [];
  }
}

/** The state of a select in which these choices are made. */
export function chosenState(type: (Select | MultiSelect)['type'], choices: readonly Choice[]): ElementState {
  const options = choices.flatMap(({ option }) => (option ? [option] : []));
  const ids = choices.map(({ value }) => value);
  switch (type) {
    case 'static_select':
    case 'external_select':
      return { type, selected_option: options[0] ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: options };
    case 'users_select':
      return { type, selected_user: ids[0] ?? null };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'conversations_select':
      return { type, selected_conversation: ids[0] ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
    case 'channels_select':
      return { type, selected_channel: ids[0] ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
  }
}

/** Keeps the choices whose label or description contains the query; groups left empty go. */
export function matching(groups: readonly ChoiceGroup[], query: string): ChoiceGroup[] {
  const wanted = query.trim().toLocaleLowerCase();
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter((choice) =>
        `${choice.label} ${choice.description ?? ''}`.toLocaleLowerCase().includes(wanted),
      ),
    }))
    .filter(({ choices }) => choices.length > 0);
}
