import { z } from 'zod';
import type { CustomerSettings } from '../../settings/settings.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { numberField, textField } from '../../slack/text-fields.ts';
import { linesOf } from './lines.ts';

/** The longest name of a kind, and of what customers are called. */
const MAX_WORD = 30;
const MOST_KINDS = 30;

const fields = {
  one: textField({
    label: 'One of them is a …',
    placeholder: 'customer',
    hint: 'As you say it: customer, participant, patient, guest. It stands in what I say.',
    max: MAX_WORD,
    missing: 'What do you call one of them?',
  }),
  many: textField({
    label: 'Several are …',
    placeholder: 'customers',
    max: MAX_WORD,
    missing: 'What do you call several of them?',
  }),
  kinds: textField({
    label: 'Kinds',
    hint: `One a line, at most ${MOST_KINDS}. A person may be of several kinds: today’s volunteer may be tomorrow’s donor.`,
    lines: 'many',
    missing: 'Name at least one kind.',
  }),
  quietAfterDays: numberField({
    label: 'Tell who was not heard from for so many days',
    hint: 'Empty: nobody is told. Many unhappy people do not complain; they just go elsewhere.',
    min: 7,
    max: 3_650,
  }).or(null),
  quietKinds: textField({ label: 'Only of these kinds', hint: 'One a line. Empty: of all kinds.', lines: 'many' }).or(
    '',
  ),
};

export type CustomersValues = ValuesOf<typeof fields>;

/** How a workspace speaks of the people it serves. */
export const customersForm = defineModal({
  callbackId: 'workspace.customers',
  title: 'Words and kinds',
  submit: 'Save',
  metadata: z.object({}),
  fields,
});

/** The settings as the form shows them. */
export function customersValues({ noun, kinds, quietAfterDays, quietKinds }: CustomerSettings): CustomersValues {
  return { ...noun, kinds: kinds.join('\n'), quietAfterDays, quietKinds: quietKinds.join('\n') };
}

/** What is wrong with the lists, a sentence per field. */
export function validateCustomers(values: CustomersValues): Partial<Record<keyof CustomersValues, string>> {
  const kinds = linesOf(values.kinds);
  const unknown = linesOf(values.quietKinds).filter((kind) => !kinds.includes(kind));
  const long = kinds.find((kind) => [...kind].length > MAX_WORD);
  return {
    ...(kinds.length > MOST_KINDS ? { kinds: `At most ${MOST_KINDS} kinds; there are ${kinds.length}.` } : {}),
    ...(long === undefined ? {} : { kinds: `“${long}” is too long: a kind takes ${MAX_WORD} characters.` }),
    ...(unknown.length > 0 ? { quietKinds: `Not among the kinds above: ${unknown.join(', ')}.` } : {}),
  };
}

/** The form's answers as settings. */
export function toCustomerSettings(values: CustomersValues): CustomerSettings {
  return {
    noun: { one: values.one.toLowerCase(), many: values.many.toLowerCase() },
    kinds: linesOf(values.kinds),
    quietAfterDays: values.quietAfterDays,
    quietKinds: linesOf(values.quietKinds),
  };
}
