/**
 * One definition per button: its id, the schema of its value, its element, its listener.
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
 * Values carry ids only, up to 2,000 characters. The press is acknowledged before the listener runs. A value that its
 * schema no longer knows (an old message) is refused in words.
 */
import type { Button, ConfirmationDialog } from '@slack/types';
import { z } from 'zod';
import { UserFacingError } from '../errors.ts';
import type { Act } from './act.ts';
import { plain } from './blocks.ts';
import { Json } from './json.ts';
import { fits, LIMITS } from './limits.ts';
import type { ActionPayload } from './payloads.ts';
import type { HasRoutes } from './routes.ts';

export interface Click<Value> extends Act {
  readonly value: Value;
}

export type ClickListener<Value> = (click: Click<Value>) => Promise<void>;

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
  /** What is done cannot be undone: its button is red. */
  readonly isDanger?: boolean;
}

export interface ButtonDefinition<Schema extends z.ZodType> {
  readonly actionId: string;
  on(slack: HasRoutes, listener: ClickListener<z.output<Schema>>): void;
  element(text: string, value: z.input<Schema>, options?: ButtonOptions): Button;
}

/** @param actionId reads `ritual.verb_noun`. */
export function defineButton<Schema extends z.ZodType>(actionId: string, schema: Schema): ButtonDefinition<Schema> {
  fits(actionId, LIMITS.id, 'an action id');
  return {
    actionId,
    on: (slack, listener) =>
      slack.routes.add('action', actionId, async (act, payload) =>
        listener({ ...act, value: decode(schema, payload) }),
      ),
    element: (text, value, options = {}) => ({
      type: 'button',
      action_id: actionId,
      text: plain(text, LIMITS.buttonText),
      value: encode(schema, value),
      ...(options.style ? { style: options.style } : {}),
      ...(options.label ? { accessibility_label: options.label.slice(0, LIMITS.buttonText) } : {}),
      ...(options.confirm ? { confirm: confirmation(options.confirm) } : {}),
    }),
  };
}

function encode<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>): string {
  schema.parse(value);
  return fits(JSON.stringify(value), LIMITS.buttonValue, 'a button’s value');
}

const Pressed = z.object({ value: z.string() }).transform((action) => action.value);

function decode<Schema extends z.ZodType>(schema: Schema, payload: ActionPayload): z.output<Schema> {
  return decodeValue(schema, Pressed, payload);
}

/** What an element carries. @param text finds it, as JSON, in what was pressed. @throws UserFacingError where its schema no longer knows it */
export function decodeValue<Schema extends z.ZodType>(
  schema: Schema,
  text: z.ZodType<string>,
  payload: ActionPayload,
): z.output<Schema> {
  const decoded = text.pipe(Json).pipe(schema).safeParse(payload.actions[0]);
  if (decoded.success) return decoded.data;
  throw new UserFacingError(
    'stale_element',
    'This is from an older message and no longer works. Please open it again.',
  );
}

/** Slack’s form of a question before something is done. */
export function confirmation(confirm: Confirmation): ConfirmationDialog {
  return {
    ...(confirm.isDanger ? { style: 'danger' as const } : {}),
    title: plain(confirm.title, LIMITS.confirmTitle),
    text: plain(confirm.text, LIMITS.confirmText),
    confirm: plain(confirm.yes, LIMITS.confirmButton),
    deny: plain(confirm.no, LIMITS.confirmButton),
  };
}
