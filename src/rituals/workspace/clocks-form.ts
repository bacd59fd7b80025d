import { z } from 'zod';
import type { FeedbackSettings, Targets } from '../../settings/settings.ts';
import { context } from '../../slack/blocks.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { numberField, textField } from '../../slack/text-fields.ts';

const MOST_DAYS = 60;
const LINE = /^(.+?)\s*[:=]\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)$/u;

const days = (label: string) => numberField({ label, min: 1, max: MOST_DAYS, missing: 'After how many working days?' });

const fields = {
  owner: days('Working days until it has an owner'),
  answer: days('Working days until the customer is answered'),
  learn: days('Working days after the answer until it is shared and learned from'),
  byKind: textField({
    label: 'Faster or slower for some kinds',
    placeholder: 'donor: 1, 2, 5',
    hint: 'A line a kind: owner, answer, learned. Of somebody with several kinds the fastest holds. Empty: the same for all.',
    lines: 'many',
  }).or(''),
  countingFrom: dateField({
    label: 'Start counting from',
    hint: 'What was heard before this day has no clock: for what you import. Set it before the import. Empty: everything counts.',
  }).or(''),
};

export type ClocksValues = ValuesOf<typeof fields>;
const Metadata = z.object({
  kinds: z.array(z.string()),
  noun: z.object({ one: z.string(), many: z.string() }).default({ one: 'customer', many: 'customers' }),
});

/** How fast feedback is to move. */
export const clocksForm = defineModal({
  callbackId: 'workspace.clocks',
  title: 'Clocks',
  submit: 'Save',
  metadata: Metadata,
  fields,
  layout: ({ kinds, noun: { one, many } }) => ({
    labels: { answer: `Working days until the ${one} is answered` },
    intro: [context(`Kinds of ${many} here: ${kinds.join(', ')}.`)],
  }),
});

/** The settings as the form shows them. */
export function clocksValues({ targets, targetsByKind, countingFrom }: FeedbackSettings): ClocksValues {
  const lines = Object.entries(targetsByKind).map(([kind, t]) => `${kind}: ${t.owner}, ${t.answer}, ${t.learn}`);
  return { ...targets, byKind: lines.join('\n'), countingFrom };
}

/** What is wrong, a sentence per field. @param kinds those of this workspace */
export function validateClocks(
  values: ClocksValues,
  { kinds }: { readonly kinds: readonly string[] },
): Partial<Record<keyof ClocksValues, string>> {
  const { wrong } = readKinds(values.byKind, kinds);
  return {
    ...(values.answer < values.owner ? { answer: 'Nobody answers before there is an owner.' } : {}),
    ...(wrong === null ? {} : { byKind: wrong }),
  };
}

/** The form's answers laid over what held before. */
export function withClocks(before: FeedbackSettings, values: ClocksValues, kinds: readonly string[]): FeedbackSettings {
  const { owner, answer, learn, countingFrom } = values;
  const targetsByKind = readKinds(values.byKind, kinds).targets;
  return { ...before, targets: { owner, answer, learn }, targetsByKind, countingFrom };
}

function readKinds(typed: string, kinds: readonly string[]) {
  const targets: Record<string, Targets> = {};
  for (const line of typed.split('\n').map((one) => one.trim().toLowerCase())) {
    if (line === '') continue;
    const wrong = readKind(line, kinds, targets);
    if (wrong !== null) return { targets, wrong };
  }
  return { targets, wrong: null };
}

/** Adds a line's targets; gives what is wrong with it, else null. */
function readKind(line: string, kinds: readonly string[], targets: Record<string, Targets>): string | null {
  const [, kind = '', ...numbers] = LINE.exec(line) ?? [];
  if (kind === '') return `“${line}” should read like “donor: 1, 2, 5”.`;
  if (!kinds.includes(kind)) return `Not among the kinds here: ${kind}.`;
  if (kind in targets) return `${kind} stands there twice.`;
  const [owner = 0, answer = 0, learn = 0] = numbers.map(Number);
  if ([owner, answer, learn].some((number) => number < 1 || number > MOST_DAYS)) {
    return `${kind}: each is a whole number from 1 to ${MOST_DAYS}.`;
  }
  if (answer < owner) return `${kind}: nobody answers before there is an owner.`;
  targets[kind] = { owner, answer, learn };
  return null;
}
