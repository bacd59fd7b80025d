import type { ConfirmationDialog, MrkdwnOption, Option, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { bounded, covering, identifier, link, mrkdwn, plainText, textObject } from './text.ts';

const describedValue = {
  value: bounded(LIMITS.optionValue),
  description: plainText(LIMITS.optionText).exactOptional(),
  url: link.exactOptional(),
};

export const plainOption = covering<PlainTextOption>()(
  z.strictObject({ text: plainText(LIMITS.optionText), ...describedValue }),
);

const mrkdwnOption = covering<MrkdwnOption>()(z.strictObject({ text: mrkdwn(LIMITS.optionText), ...describedValue }));

/** Radio buttons and checkboxes may show mrkdwn. */
export const richOption = covering<Option>()(z.union([plainOption, mrkdwnOption]));

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(plainOption).min(1).max(LIMITS.selectOptions),
});

const confirmDialog = covering<ConfirmationDialog>()(
  z.strictObject({
    title: plainText(LIMITS.confirmTitle).exactOptional(),
    text: textObject(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton).exactOptional(),
    deny: plainText(LIMITS.confirmButton).exactOptional(),
    style: z.enum(['primary', 'danger']).exactOptional(),
  }),
);

export const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .exactOptional(),
  exclude_external_shared_channels: z.boolean().exactOptional(),
  exclude_bot_users: z.boolean().exactOptional(),
});

/** Properties that interactive elements share; see the mixins of @slack/types. */
export const actionable = { action_id: identifier.exactOptional() };
export const confirmable = { confirm: confirmDialog.exactOptional() };
export const focusable = { focus_on_load: z.boolean().exactOptional() };
export const placeholdable = { placeholder: plainText(LIMITS.placeholder).exactOptional() };
export const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).exactOptional(),
    })
    .exactOptional(),
};

type AnyOption = z.output<typeof richOption>;

const isSameOption = (a: AnyOption, b: AnyOption): boolean => a.value === b.value && a.text.text === b.text.text;

/** Slack refuses an initial option that is not, word for word, among the options. */
export const areAmong = (initial: readonly AnyOption[], options: readonly AnyOption[]): boolean =>
  initial.every((each) => options.some((option) => isSameOption(each, option)));
