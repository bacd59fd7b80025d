import { createHash } from 'node:crypto';
import type { InputBlock } from '@slack/types';
import { plain } from './blocks.ts';
import type { Choice } from './choices.ts';
import { LIMITS } from './limits.ts';
import type { FormState } from './payloads.ts';

export type InputElement = InputBlock['element'];

/** What was read of a field: its value, or a sentence per input that is wrong. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Whoever types into a select that searches. Never somebody of another team. */
export interface Asker {
  readonly userId: string;
}

export type Suggest = (typed: string, asker: Asker) => readonly Choice[] | Promise<readonly Choice[]>;

/** A question of a form: builds its inputs and reads the answer back. */
export interface Field<Value> {
  /** @param form the modal's callback id. @param value shown beforehand; one that Slack would refuse is left out. */
  inputs(form: string, name: string, value: Value | undefined): InputBlock[];
  read(name: string, state: FormState): Reading<Value>;
  /** Answers what is typed into a select that searches. */
  readonly suggest?: Suggest;
  /** What people write freely, so that it may hold somebody's personal data. */
  readonly isWritten?: true;
}

/** A field that must be filled in, unless `or` says what it is when left empty. */
export interface RequiredField<Value> extends Field<Value> {
  or<Empty extends '' | null>(empty: Empty): Field<Value | Empty>;
}

export interface Labels {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** Said at the field when it was left empty and must not be. */
  readonly missing?: string;
}

/** What one input gave: a value, nothing, or a sentence of what is wrong with it. */
export type Entered<Value> = { readonly value: Value | null } | { readonly error: string };

/** How one kind of input looks and what it says. */
export interface Kind<Value> {
  readonly labels: Labels;
  element(actionId: string, value: Value | undefined): InputElement;
  entered(answer: unknown): Entered<Value>;
  /** Whether Slack takes it as a first value: a wrong one makes it refuse the whole modal. */
  accepts(value: unknown): value is Value;
  readonly suggest?: Suggest;
  readonly isWritten?: true;
}

/** Makes a field of one input out of how it looks and how its answer is read; `or` makes it optional. */
export function field<Value>(kind: Kind<Value>): RequiredField<Value> {
  const shared = {
    ...(kind.suggest ? { suggest: kind.suggest } : {}),
    ...(kind.isWritten ? { isWritten: kind.isWritten } : {}),
  };
  return {
    ...shared,
    inputs: (form, name, value) => [inputOf(kind, form, name, value, false)],
    read: (name, state) => readOne(kind, name, state, { ok: false }),
    or: (empty) => ({
      ...shared,
      inputs: (form, name, value) => [inputOf(kind, form, name, value, true)],
      read: (name, state) => readOne(kind, name, state, { ok: true, value: empty }),
    }),
  };
}

function inputOf<Value>(kind: Kind<Value>, form: string, name: string, value: unknown, optional: boolean): InputBlock {
  const element = kind.element(`${form}.${name}`, kind.accepts(value) ? value : undefined);
  return inputBlock(kind.labels.label, kind.labels.hint, blockIdOf(name, 0, element), element, optional);
}

function readOne<Value, Empty>(
  kind: Kind<Value>,
  name: string,
  state: FormState,
  whenEmpty: { readonly ok: true; readonly value: Empty } | { readonly ok: false },
): Reading<Value | Empty> {
  const block = findBlock(name, 0, state);
  const entered = kind.entered(block?.answer);
  if ('error' in entered) return { ok: false, errors: { [block?.id ?? name]: entered.error } };
  if (entered.value !== null) return { ok: true, value: entered.value };
  return whenEmpty.ok ? whenEmpty : { ok: false, errors: { [block?.id ?? name]: missing(kind.labels) } };
}

/** What is said at a field that must not be empty. */
export function missing(labels: Labels): string {
  return labels.missing ?? 'This is still empty.';
}

/** An input with its label and hint, cut to what Slack takes. */
export function inputBlock(
  label: string,
  hint: string | undefined,
  blockId: string,
  element: InputElement,
  optional: boolean,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, LIMITS.inputLabel),
    ...(hint ? { hint: plain(hint, LIMITS.inputHint) } : {}),
    optional,
    element,
  };
}

/**
 * Slack keeps what is in an input over `views.update` as long as its block id stays, and then ignores a new first
 * value. So the id carries a hash of the element: what we prefill differently appears, what we do not touch stays.
 */
export function blockIdOf(name: string, part: number, element: InputElement): string {
  const hash = createHash('sha256').update(JSON.stringify(element)).digest('hex').slice(0, 8);
  return `${name}.${part}.${hash}`;
}

/** The input of a field in a submitted form, with what was answered in it. */
export function findBlock(name: string, part: number, state: FormState): { id: string; answer: unknown } | undefined {
  for (const [id, answers] of Object.entries(state.values)) {
    if (id.startsWith(`${name}.${part}.`)) return { id, answer: Object.values(answers)[0] };
  }
  return undefined;
}

/** Placeholder as an element's property, when there is one. */
export function placeholderOf(labels: Labels): { placeholder?: ReturnType<typeof plain> } {
  return labels.placeholder ? { placeholder: plain(labels.placeholder, LIMITS.placeholder) } : {};
}
