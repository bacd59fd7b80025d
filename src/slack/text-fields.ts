import { z } from 'zod';
import {
  blockIdOf,
  type Entered,
  type Field,
  field,
  findBlock,
  inputBlock,
  type Labels,
  missing,
  placeholderOf,
  type RequiredField,
} from './fields.ts';
import { LIMITS, lengthOf } from './limits.ts';
import type { FormState } from './payloads.ts';

const Typed = z
  .object({ value: z.string().nullish() })
  .optional()
  .transform((answer) => answer?.value ?? '');

const isText = (value: unknown): value is string => typeof value === 'string';

export interface TextLabels extends Labels {
  /** Code points; at most 3,000. */
  readonly max?: number;
  readonly lines?: 'one' | 'many';
}

/** A line, or a box of lines. Outer blanks are not part of the answer. */
export function textField(labels: TextLabels): RequiredField<string> {
  return field<string>({
    labels,
    isWritten: true,
    accepts: isText,
    element: (actionId, value) => ({
      type: 'plain_text_input',
      action_id: actionId,
      multiline: labels.lines === 'many',
      ...(value ? { initial_value: [...value].slice(0, LIMITS.inputText).join('') } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const text = Typed.parse(answer).trim();
      const error = tooLong(text, labels.max ?? LIMITS.inputText);
      return error ? { error } : { value: text === '' ? null : text };
    },
  });
}

/** An address that starts with http:// or https://. */
export function urlField(labels: Labels): RequiredField<string> {
  return field<string>({
    labels,
    isWritten: true,
    accepts: isWebAddress,
    element: (actionId, value) => ({
      type: 'url_text_input',
      action_id: actionId,
      ...(value ? { initial_value: value } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer): Entered<string> {
      const text = Typed.parse(answer).trim();
      if (text === '') return { value: null };
      return isWebAddress(text) ? { value: text } : { error: 'A link starts with https:// or http://.' };
    },
  });
}

/** A whole number from `min` to `max`. */
export function numberField(labels: Labels & { readonly min: number; readonly max: number }): RequiredField<number> {
  const isWithin = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= labels.min && value <= labels.max;
  return field<number>({
    labels,
    accepts: isWithin,
    element: (actionId, value) => ({
      type: 'number_input',
      action_id: actionId,
      is_decimal_allowed: false,
      ...(value === undefined ? {} : { initial_value: String(value) }),
      ...placeholderOf(labels),
    }),
    entered(answer): Entered<number> {
      const text = Typed.parse(answer).trim();
      if (text === '') return { value: null };
      const number = Number(text);
      return isWithin(number) ? { value: number } : { error: `A whole number from ${labels.min} to ${labels.max}.` };
    },
  });
}

/**
 * Words of any length, exactly as they are: a text beyond what one input takes is laid over several
 * ("Their words", "Their words, continued") and joined again without loss.
 */
export function longTextField(labels: Labels): RequiredField<string> {
  return {
    isWritten: true,
    inputs: (form, name, value) => longInputs(labels, form, name, value, false),
    read: (name, state) => readLong(labels, name, state, null),
    or: (empty): Field<string | typeof empty> => ({
      isWritten: true,
      inputs: (form, name, value) => longInputs(labels, form, name, value ?? undefined, true),
      read: (name, state) => readLong(labels, name, state, { value: empty }),
    }),
  };
}

function longInputs(labels: Labels, form: string, name: string, value: string | undefined, optional: boolean) {
  const parts = splitText(value ?? '', LIMITS.inputText);
  return parts.map((text, part) => {
    const element = {
      type: 'plain_text_input' as const,
      action_id: `${form}.${name}`,
      multiline: true,
      ...(text ? { initial_value: text } : {}),
      ...placeholderOf(labels),
    };
    const label = part === 0 ? labels.label : `${labels.label}, continued`;
    return inputBlock(
      label,
      part === 0 ? labels.hint : undefined,
      blockIdOf(name, part, element),
      element,
      optional || part > 0,
    );
  });
}

function readLong<Empty>(labels: Labels, name: string, state: FormState, whenEmpty: { value: Empty } | null) {
  const errors: Record<string, string> = {};
  let text = '';
  let first = name;
  for (let part = 0, block = findBlock(name, part, state); block; part += 1, block = findBlock(name, part, state)) {
    const typed = Typed.parse(block.answer);
    const error = tooLong(typed, LIMITS.inputText);
    if (error) errors[block.id] = error;
    if (part === 0) first = block.id;
    text += typed;
  }
  if (Object.keys(errors).length > 0) return { ok: false as const, errors };
  if (text.trim() !== '') return { ok: true as const, value: text };
  return whenEmpty
    ? { ok: true as const, value: whenEmpty.value }
    : { ok: false as const, errors: { [first]: missing(labels) } };
}

/** Parts of at most `limit` code points that make up `text` again. Cut between two visible characters, because blanks at an input's edge might not come back. */
export function splitText(text: string, limit: number): string[] {
  const points = [...text];
  const parts: string[] = [];
  let start = 0;
  while (points.length - start > limit) {
    const end = seam(points, start + limit, start + Math.ceil(limit / 2));
    parts.push(points.slice(start, end).join(''));
    start = end;
  }
  parts.push(points.slice(start).join(''));
  return parts;
}

function seam(points: readonly string[], latest: number, earliest: number): number {
  const isVisible = (index: number) => /[\p{L}\p{N}\p{P}]/u.test(points[index] ?? '');
  for (let end = latest; end > earliest; end -= 1) {
    if (isVisible(end - 1) && isVisible(end)) return end;
  }
  return latest;
}

/** Whether `value` is an http(s) address of a length that Slack takes. */
function isWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || lengthOf(value) > LIMITS.url || !URL.canParse(value)) return false;
  const { protocol } = new URL(value);
  return protocol === 'https:' || protocol === 'http:';
}

function tooLong(text: string, max: number): string | null {
  const length = lengthOf(text);
  if (length <= max) return null;
  return `This takes ${max.toLocaleString('en')} characters; there are ${length.toLocaleString('en')}.`;
}
