import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { type Choice, optionOf } from './choices.ts';
import { field, type Labels, placeholderOf, type RequiredField, type Suggest } from './fields.ts';
import { LIMITS } from './limits.ts';

const Selected = z
  .object({ selected_option: z.object({ value: z.string() }).nullish() })
  .optional()
  .transform((answer) => answer?.selected_option?.value ?? null);

const SelectedMany = z
  .object({ selected_options: z.array(z.object({ value: z.string() })).nullish() })
  .optional()
  .transform((answer) => (answer?.selected_options ?? []).map((option) => option.value));

const UNKNOWN = 'This choice is no longer there. Take another one.';

type ChoiceLabels<Value extends string> = Labels & { readonly choices: readonly Choice<Value>[] };

/** A drop-down of up to 100 choices. */
export function selectField<const Value extends string>(labels: ChoiceLabels<Value>): RequiredField<Value> {
  const options = optionsOf(labels.choices, LIMITS.selectOptions);
  return oneOf(labels, (actionId, value) => ({
    type: 'static_select',
    action_id: actionId,
    options,
    ...initialOption(options, value),
    ...placeholderOf(labels),
  }));
}

/** Up to ten choices, all visible, one taken. */
export function radioField<const Value extends string>(labels: ChoiceLabels<Value>): RequiredField<Value> {
  const options = optionsOf(labels.choices, LIMITS.radios);
  return oneOf(labels, (actionId, value) => ({
    type: 'radio_buttons',
    action_id: actionId,
    options,
    ...initialOption(options, value),
  }));
}

/** Up to ten choices, any number taken, in their given order. `.or(null)` when none is fine. */
export function checkboxesField<const Value extends string>(
  labels: ChoiceLabels<Value>,
): RequiredField<readonly Value[]> {
  const options = optionsOf(labels.choices, LIMITS.checkboxes);
  const taken = (values: readonly unknown[]) => labels.choices.map((c) => c.value).filter((v) => values.includes(v));
  return field<readonly Value[]>({
    labels,
    accepts: (value): value is readonly Value[] => Array.isArray(value) && taken(value).length === value.length,
    element(actionId, value) {
      const initial = options.filter((option) => value?.some((one) => one === option.value));
      return {
        type: 'checkboxes',
        action_id: actionId,
        options,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      };
    },
    entered(answer) {
      const chosen = SelectedMany.parse(answer);
      const values = taken(chosen);
      if (values.length !== chosen.length) return { error: UNKNOWN };
      return { value: values.length > 0 ? values : null };
    },
  });
}

export interface SearchLabels extends Labels {
  /** Choices for what is typed so far; at most 100 are shown. It answers within two seconds or shows nothing. Left out where the form's listener gives it. */
  readonly suggest?: Suggest;
  /** How a value is shown that is there beforehand; null when it is not one of the choices. */
  readonly show: (value: string) => Choice | null;
  /** Letters to type before it searches. */
  readonly minLength?: number;
}

/** A drop-down that searches, for more than 100 choices. */
export function searchField(labels: SearchLabels): RequiredField<string> {
  const isKnown = (value: unknown): value is string => typeof value === 'string' && labels.show(value) !== null;
  return field<string>({
    labels,
    ...(labels.suggest ? { suggest: labels.suggest } : {}),
    accepts: isKnown,
    element(actionId, value) {
      const shown = value === undefined ? null : labels.show(value);
      return {
        type: 'external_select',
        action_id: actionId,
        min_query_length: labels.minLength ?? 1,
        ...(shown ? { initial_option: optionOf(shown) } : {}),
        ...placeholderOf(labels),
      };
    },
    entered(answer) {
      const value = Selected.parse(answer);
      return value === null || isKnown(value) ? { value } : { error: UNKNOWN };
    },
  });
}

const Picked = z
  .object({
    selected_option: z.object({ value: z.string(), text: z.object({ text: z.string() }) }).nullish(),
  })
  .optional()
  .transform((answer) => answer?.selected_option ?? null);

const Shown = z.object({
  value: z.string().min(1).max(LIMITS.optionValue),
  text: z.string().min(1),
});

/**
 * A drop-down that searches among what only a database knows: its value is the choice as it was shown. The form's listener
 * suggests, and checks what was chosen.
 */
export function pickField(labels: Labels & { readonly minLength?: number }): RequiredField<Choice> {
  return field<Choice>({
    labels,
    accepts: (value): value is Choice => Shown.safeParse(value).success,
    element: (actionId, value) => ({
      type: 'external_select',
      action_id: actionId,
      min_query_length: labels.minLength ?? 0,
      ...(value ? { initial_option: optionOf(value) } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const option = Picked.parse(answer);
      return { value: option && { value: option.value, text: option.text.text } };
    },
  });
}

const PickedMany = z
  .object({
    selected_options: z.array(z.object({ value: z.string(), text: z.object({ text: z.string() }) })).nullish(),
  })
  .optional()
  .transform((answer) => answer?.selected_options ?? []);

/** The same for several. `.or(null)` when none is fine. */
export function pickManyField(labels: Labels): RequiredField<readonly Choice[]> {
  return field<readonly Choice[]>({
    labels,
    accepts: (value): value is readonly Choice[] => z.array(Shown).safeParse(value).success,
    element: (actionId, value) => ({
      type: 'multi_external_select',
      action_id: actionId,
      min_query_length: 0,
      ...(value && value.length > 0 ? { initial_options: value.map(optionOf) } : {}),
      ...placeholderOf(labels),
    }),
    entered(answer) {
      const options = PickedMany.parse(answer);
      return { value: options.length > 0 ? options.map(({ value, text }) => ({ value, text: text.text })) : null };
    },
  });
}

function oneOf<Value extends string>(
  labels: ChoiceLabels<Value>,
  element: Parameters<typeof field<Value>>[0]['element'],
): RequiredField<Value> {
  const isOne = (value: unknown): value is Value => labels.choices.some((choice) => choice.value === value);
  return field<Value>({
    labels,
    element,
    accepts: isOne,
    entered(answer) {
      const value = Selected.parse(answer);
      return value === null || isOne(value) ? { value } : { error: UNKNOWN };
    },
  });
}

function optionsOf(choices: readonly Choice[], limit: number): PlainTextOption[] {
  if (choices.length > limit) throw new RangeError(`${choices.length} choices, Slack takes ${limit}`);
  return choices.map(optionOf);
}

function initialOption(options: readonly PlainTextOption[], value: string | undefined) {
  const initial = options.find((option) => option.value === value);
  return initial ? { initial_option: initial } : {};
}
