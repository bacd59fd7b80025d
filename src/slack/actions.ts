/**
 * One definition per button, select or menu: its id, the schema of its value, its element, its listener.
 *
 *     // rituals/conversations/actions.ts
 *     export const takeIt = defineButton('conversations.take', z.object({ conversationId: z.string() }));
 *     // views.ts
 *     actions(takeIt.element('Take it myself', { conversationId }, { style: 'primary' }))
 *     // listeners.ts
 *     takeIt.on(slack, async (click) => {
 *       await take(click.value.conversationId, click.userId);
 *       await click.reply.replace(receipt);
 *     });
 *
 * Values carry ids only: 2,000 characters on buttons, 150 on options. The press is acknowledged before the listener
 * runs. A value that its schema no longer knows (an old message) is refused in words.
 */
import type { Button, ConfirmationDialog, Overflow, StaticSelect } from '@slack/types';
import { z } from 'zod';
import { UserFacingError } from '../errors.ts';
import type { Act } from './act.ts';
import { plain } from './blocks.ts';
import { type Choice, optionOf } from './choices.ts';
import { Json } from './json.ts';
import { fits, LIMITS } from './limits.ts';
import type { ActionPayload } from './payloads.ts';
import type { HasRoutes } from './routes.ts';

/** Where the pressed element stood. */
export type Source =
  | {
      readonly kind: 'message';
      readonly channelId: string;
      readonly ts: string;
      readonly isEphemeral: boolean;
      /** As Slack sent them; empty for ephemeral messages. */
      readonly blocks: readonly unknown[];
    }
  | { readonly kind: 'modal'; readonly viewId: string }
  | { readonly kind: 'home'; readonly viewId: string };

export interface Click<Value> extends Act {
  readonly value: Value;
  readonly source: Source;
}

export type ClickListener<Value> = (click: Click<Value>) => Promise<void>;

interface Actionable<Value> {
  readonly actionId: string;
  on(slack: HasRoutes, listener: ClickListener<Value>): void;
}

export interface ButtonOptions {
  readonly style?: 'primary' | 'danger';
  /** Read aloud instead of the text, where the text alone says too little. */
  readonly label?: string;
  readonly confirm?: Confirmation;
}

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export interface ButtonDefinition<Schema extends z.ZodType> extends Actionable<z.output<Schema>> {
  element(text: string, value: z.input<Schema>, options?: ButtonOptions): Button;
}

/** @param actionId reads `ritual.verb_noun`. */
export function defineButton<Schema extends z.ZodType>(actionId: string, schema: Schema): ButtonDefinition<Schema> {
  return {
    ...actionable(actionId, schema),
    element: (text, value, options = {}) => ({
      type: 'button',
      action_id: actionId,
      text: plain(text, LIMITS.buttonText),
      value: encode(schema, value, LIMITS.buttonValue),
      ...(options.style ? { style: options.style } : {}),
      ...(options.label ? { accessibility_label: options.label.slice(0, LIMITS.buttonText) } : {}),
      ...(options.confirm ? { confirm: confirmation(options.confirm) } : {}),
    }),
  };
}

/** One line of a select or a menu. */
export interface Item<Value> {
  readonly text: string;
  readonly value: Value;
}

export interface SelectDefinition<Schema extends z.ZodType> extends Actionable<z.output<Schema>> {
  /** @param selected index of the item chosen beforehand. Up to 100 items. */
  element(placeholder: string, items: readonly Item<z.input<Schema>>[], selected?: number): StaticSelect;
}

/** A drop-down in a message, in App Home or beside a section. For forms there are fields. */
export function defineSelect<Schema extends z.ZodType>(actionId: string, schema: Schema): SelectDefinition<Schema> {
  return {
    ...actionable(actionId, schema),
    element(placeholder, items, selected) {
      const options = items.slice(0, LIMITS.selectOptions).map((item) => optionOf(itemChoice(schema, item)));
      const initial = selected === undefined ? undefined : options[selected];
      return {
        type: 'static_select',
        action_id: actionId,
        placeholder: plain(placeholder, LIMITS.placeholder),
        options,
        ...(initial ? { initial_option: initial } : {}),
      };
    },
  };
}

export interface OverflowDefinition<Schema extends z.ZodType> extends Actionable<z.output<Schema>> {
  /** One to five items. */
  element(items: readonly Item<z.input<Schema>>[]): Overflow;
}

/** The ⋮ menu. Its items share one schema; tell them apart by a word in the value. */
export function defineOverflow<Schema extends z.ZodType>(actionId: string, schema: Schema): OverflowDefinition<Schema> {
  return {
    ...actionable(actionId, schema),
    element: (items) => ({
      type: 'overflow',
      action_id: actionId,
      options: items.slice(0, LIMITS.overflowOptions).map((item) => optionOf(itemChoice(schema, item))),
    }),
  };
}

function actionable<Schema extends z.ZodType>(actionId: string, schema: Schema): Actionable<z.output<Schema>> {
  fits(actionId, LIMITS.id, 'an action id');
  return {
    actionId,
    on: (slack, listener) =>
      slack.routes.add('action', actionId, async (act, payload) => {
        const value = decode(schema, payload);
        await listener({ ...act, value, source: sourceOf(payload) });
      }),
  };
}

function itemChoice<Schema extends z.ZodType>(schema: Schema, item: Item<z.input<Schema>>): Choice {
  return { text: item.text, value: encode(schema, item.value, LIMITS.optionValue) };
}

function encode<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>, limit: number): string {
  schema.parse(value);
  return fits(JSON.stringify(value), limit, 'an element’s value');
}

const Pressed = z.union([
  z.object({ selected_option: z.object({ value: z.string() }) }).transform((action) => action.selected_option.value),
  z.object({ value: z.string() }).transform((action) => action.value),
]);

function decode<Schema extends z.ZodType>(schema: Schema, payload: ActionPayload): z.output<Schema> {
  const decoded = Pressed.pipe(Json).pipe(schema).safeParse(payload.actions[0]);
  if (decoded.success) return decoded.data;
  throw new UserFacingError('stale_element', 'This is from an older message and no longer works. Please open it anew.');
}

function sourceOf(payload: ActionPayload): Source {
  if (payload.view) return { kind: payload.view.type, viewId: payload.view.id };
  return {
    kind: 'message',
    channelId: payload.channel?.id ?? '',
    ts: payload.container?.message_ts ?? payload.message?.ts ?? '',
    isEphemeral: payload.container?.is_ephemeral ?? false,
    blocks: payload.message?.blocks ?? [],
  };
}

function confirmation(confirm: Confirmation): ConfirmationDialog {
  return {
    title: plain(confirm.title, LIMITS.confirmTitle),
    text: plain(confirm.text, LIMITS.confirmText),
    confirm: plain(confirm.yes, LIMITS.confirmButton),
    deny: plain(confirm.no, LIMITS.confirmButton),
  };
}
