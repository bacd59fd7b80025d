import { actionIdOf, elementsOf, type PlacedElement } from '../block-elements.ts';
import { LIMITS } from '../checker/limits.ts';
import { lengthOf } from '../checker/text.ts';
import { isEmpty, type StateValue } from '../view-state.ts';
import type { ViewRecord } from '../views.ts';

/** What Slack's own client objects to before it sends a form: by block_id, empty when it is fine. */
export function clientObjections(view: ViewRecord): Map<string, string> {
  const objections = new Map<string, string>();
  for (const placed of elementsOf(view.content.blocks)) {
    const blockId = placed.block.block_id ?? '';
    const state = view.values[blockId]?.[actionIdOf(placed.element) ?? ''];
    const objection =
      state && placed.block.type === 'input' ? objectionTo(placed, state, placed.block.optional ?? false) : null;
    if (objection) objections.set(blockId, objection);
  }
  return objections;
}

function objectionTo({ element }: PlacedElement, state: StateValue, isOptional: boolean): string | null {
  if (isEmpty(state)) return isOptional ? null : 'Please complete this required field.';
  const text = 'value' in state ? (state.value ?? '') : '';
  switch (element.type) {
    case 'plain_text_input':
      return lengthObjection(text, element.min_length ?? 0, element.max_length ?? LIMITS.plainTextInput);
    case 'url_text_input':
      return isWebAddress(text) ? null : 'Please enter a valid URL.';
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'number_input':
      return numberObjection(text, element);
    default:
      return null;
  }
}

function lengthObjection(text: string, least: number, most: number): string | null {
  const length = lengthOf(text);
  if (length > most) return `Please shorten this to ${most} characters or fewer.`;
  return length < least ? `Please lengthen this to ${least} characters or more.` : null;
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

function numberObjection(
  text: string,
  element: { is_decimal_allowed: boolean; min_value?: string; max_value?: string },
): string | null {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a valid number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `Please enter ${element.min_value} or more.`;
  return number > Number(element.max_value ?? Number.POSITIVE_INFINITY)
    ? `Please enter ${element.max_value} or less.`
    : null;
}
