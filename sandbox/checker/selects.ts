import type {
  ChannelsSelect,
  ConversationsSelect,
  ExternalSelect,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import {
  actionable,
  areAmong,
  confirmable,
  conversationFilter,
  focusable,
  optionGroup,
  placeholdable,
  plainOption,
} from './options.ts';
import { covering } from './text.ts';

const select = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const multi = { ...select, max_selected_items: z.int().min(1).exactOptional() };
const id = z.string().min(1);
const ids = z.array(id).exactOptional();
const minQuery = { min_query_length: z.int().min(0).exactOptional() };
const respondable = { response_url_enabled: z.boolean().exactOptional() };
const conversations = {
  default_to_current_conversation: z.boolean().exactOptional(),
  filter: conversationFilter.exactOptional(),
};
const choices = {
  options: z.array(plainOption).min(1).max(LIMITS.selectOptions).exactOptional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).exactOptional(),
};

type Choices = {
  options?: z.output<typeof plainOption>[];
  option_groups?: z.output<typeof optionGroup>[];
};

const hasOneKindOfOptions = ({ options, option_groups }: Choices): boolean =>
  (options === undefined) !== (option_groups === undefined);
const allOptions = ({ options = [], option_groups = [] }: Choices) => [
  ...options,
  ...option_groups.flatMap((group) => group.options),
];
const ONE_KIND = { error: 'must have either options or option_groups' };
const NOT_AMONG = { error: 'initial option is not among the options' };

export const selectSchemas = {
  static_select: covering<StaticSelect>()(
    z
      .strictObject({
        type: z.literal('static_select'),
        ...select,
        ...choices,
        initial_option: plainOption.exactOptional(),
      })
      .refine(hasOneKindOfOptions, ONE_KIND)
      .refine((each) => !each.initial_option || areAmong([each.initial_option], allOptions(each)), NOT_AMONG),
  ),
  multi_static_select: covering<MultiStaticSelect>()(
    z
      .strictObject({
        type: z.literal('multi_static_select'),
        ...multi,
        ...choices,
        initial_options: z.array(plainOption).exactOptional(),
      })
      .refine(hasOneKindOfOptions, ONE_KIND)
      .refine((each) => areAmong(each.initial_options ?? [], allOptions(each)), NOT_AMONG),
  ),
  external_select: covering<ExternalSelect>()(
    z.strictObject({
      type: z.literal('external_select'),
      ...select,
      ...minQuery,
      initial_option: plainOption.exactOptional(),
    }),
  ),
  multi_external_select: covering<MultiExternalSelect>()(
    z.strictObject({
      type: z.literal('multi_external_select'),
      ...multi,
      ...minQuery,
      initial_options: z.array(plainOption).exactOptional(),
    }),
  ),
  users_select: covering<UsersSelect>()(
    z.strictObject({ type: z.literal('users_select'), ...select, initial_user: id.exactOptional() }),
  ),
  multi_users_select: covering<MultiUsersSelect>()(
    z.strictObject({ type: z.literal('multi_users_select'), ...multi, initial_users: ids }),
  ),
  conversations_select: covering<ConversationsSelect>()(
    z.strictObject({
      type: z.literal('conversations_select'),
      ...select,
      ...respondable,
      ...conversations,
      initial_conversation: id.exactOptional(),
    }),
  ),
  multi_conversations_select: covering<MultiConversationsSelect>()(
    z.strictObject({
      type: z.literal('multi_conversations_select'),
      ...multi,
      ...conversations,
      initial_conversations: ids,
    }),
  ),
  channels_select: covering<ChannelsSelect>()(
    z.strictObject({
      type: z.literal('channels_select'),
      ...select,
      ...respondable,
      initial_channel: id.exactOptional(),
    }),
  ),
  multi_channels_select: covering<MultiChannelsSelect>()(
    z.strictObject({ type: z.literal('multi_channels_select'), ...multi, initial_channels: ids }),
  ),
};
