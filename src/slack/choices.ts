import type { PlainTextOption } from '@slack/types';
import { plain } from './blocks.ts';
import { fits, LIMITS } from './limits.ts';

/** One thing to choose. `value` is ours, `text` is shown. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
  readonly description?: string;
}

/** Slack's form of a choice: the text is cut where needed, a value that does not fit is a mistake of ours. */
export function optionOf(choice: Choice): PlainTextOption {
  return {
    text: plain(choice.text, LIMITS.optionText),
    value: fits(choice.value, LIMITS.optionValue, 'an option’s value'),
    ...(choice.description ? { description: plain(choice.description, LIMITS.optionDescription) } : {}),
  };
}
