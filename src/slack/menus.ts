/**
 * One definition per overflow menu (the three dots): its id, the schema of what its entries carry, its element, its listener.
 *
 *     // rituals/conversations/actions.ts
 *     export const more = defineMenu('conversations.more', z.object({ act: z.enum(['delete', 'open']), id: z.string() }));
 *     // views.ts: one to five entries; null when there are none, because Slack takes no empty menu
 *     more.element([{ text: 'Open', value: { act: 'open', id } }, { text: 'Delete…', value: { act: 'delete', id } }])
 *     // listeners.ts
 *     more.on(slack, async (click) => { switch (click.value.act) { … } });
 *
 * An entry's value carries ids only, 150 characters at most. An entry that its schema no longer knows is refused in words.
 */
import type { Overflow } from '@slack/types';
import { z } from 'zod';
import { type ClickListener, type Confirmation, confirmation, decodeValue } from './actions.ts';
import { optionOf } from './choices.ts';
import { fits, LIMITS } from './limits.ts';
import type { HasRoutes } from './routes.ts';

export interface MenuEntry<Value> {
  readonly text: string;
  readonly value: Value;
}

export interface MenuOptions {
  /** Asked before any entry is done: Slack knows one question for the whole menu. */
  readonly confirm?: Confirmation;
}

export interface MenuDefinition<Schema extends z.ZodType> {
  readonly actionId: string;
  on(slack: HasRoutes, listener: ClickListener<z.output<Schema>>): void;
  /** @throws RangeError for more than five entries */
  element(entries: readonly MenuEntry<z.input<Schema>>[], options?: MenuOptions): Overflow | null;
}

const Chosen = z
  .object({ selected_option: z.object({ value: z.string() }) })
  .transform((action) => action.selected_option.value);

/** @param actionId reads `ritual.noun`. */
export function defineMenu<Schema extends z.ZodType>(actionId: string, schema: Schema): MenuDefinition<Schema> {
  fits(actionId, LIMITS.id, 'an action id');
  return {
    actionId,
    on: (slack, listener) =>
      slack.routes.add('action', actionId, async (act, payload) =>
        listener({ ...act, value: decodeValue(schema, Chosen, payload) }),
      ),
    element(entries, options = {}) {
      if (entries.length > LIMITS.menuEntries) {
        throw new RangeError(`${entries.length} entries, Slack’s menus take ${LIMITS.menuEntries}`);
      }
      if (entries.length === 0) return null;
      return {
        type: 'overflow',
        action_id: actionId,
        options: entries.map(({ text, value }) => optionOf({ text, value: encode(schema, value) })),
        ...(options.confirm ? { confirm: confirmation(options.confirm) } : {}),
      };
    },
  };
}

function encode<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>): string {
  schema.parse(value);
  return JSON.stringify(value);
}
