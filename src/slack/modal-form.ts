import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { z } from 'zod';
import { alert, plain, section } from './blocks.ts';
import type { Field } from './fields.ts';
import { fits, LIMITS } from './limits.ts';
import type { FormState } from './payloads.ts';

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer Value> ? Value : never };

/** What stands above the inputs. */
export interface Layout {
  readonly intro?: readonly KnownBlock[];
  /** Instead of the form's own, where that depends on the workspace's words; at most 24 characters. */
  readonly title?: string;
  /** Labels instead of the fields' own, by name. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Hints likewise. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Instead of the form's own, at most 24 characters. */
  readonly submit?: string;
  /** Names of fields that are not asked this time: they must be optional, and count as left empty. */
  readonly leftOut?: readonly string[];
}

export interface ModalSpec<M extends z.ZodType, F extends Fields> {
  readonly callbackId: string;
  /** At most 24 characters, like `submit` and `close`. */
  readonly title: string;
  readonly submit: string;
  readonly close?: string;
  /** Travels with the form; its JSON takes at most 3,000 characters. */
  readonly metadata: M;
  readonly fields: F;
  readonly layout?: (metadata: z.output<M>) => Layout;
}

export interface Filled<M extends z.ZodType, F extends Fields> {
  readonly metadata: z.output<M>;
  readonly privateMetadata: string;
  readonly values?: Partial<ValuesOf<F>>;
  readonly alert?: string;
}

/** The form as Slack's view. @throws RangeError when a title, an id or the metadata does not fit. */
export function formView<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  filled: Filled<M, F>,
): ModalView {
  const layout = spec.layout?.(filled.metadata) ?? {};
  const { intro = [], title = spec.title, labels = {}, hints = {}, submit = spec.submit, leftOut = [] } = layout;
  const values: Readonly<Record<string, unknown>> = filled.values ?? {};
  const asked = Object.entries(spec.fields).filter(([name]) => !leftOut.includes(name));
  const inputs = asked.flatMap(([name, field]): InputBlock[] =>
    field.inputs(spec.callbackId, name, values[name]).map((input) => relabelled(input, labels[name], hints[name])),
  );
  return {
    type: 'modal',
    callback_id: fits(spec.callbackId, LIMITS.id, 'a callback id'),
    private_metadata: fits(filled.privateMetadata, LIMITS.privateMetadata, 'a modal’s metadata'),
    title: plain(fits(title, LIMITS.modalTitle, 'a modal’s title')),
    submit: plain(fits(submit, LIMITS.modalButton, 'a modal’s button')),
    close: plain(fits(spec.close ?? 'Cancel', LIMITS.modalButton, 'a modal’s button')),
    blocks: [...(filled.alert ? alertBlocks(filled.alert) : []), ...intro, ...inputs],
  };
}

function relabelled(input: InputBlock, label: string | undefined, hint: string | undefined): InputBlock {
  return {
    ...input,
    ...(label === undefined ? {} : { label: plain(label, LIMITS.inputLabel) }),
    ...(hint === undefined ? {} : { hint: plain(hint, LIMITS.inputHint) }),
  };
}

/** Alerts are short; a longer sentence stands in a section. */
function alertBlocks(text: string): KnownBlock[] {
  return text.length <= LIMITS.alertText ? [alert(text)] : [section(text)];
}

export type Answers<F extends Fields> =
  | { readonly ok: true; readonly values: ValuesOf<F> }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads every field; all mistakes at once, by block id. */
export function readAll<F extends Fields>(fields: F, state: FormState): Answers<F> {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const reading = field.read(name, state);
    if (reading.ok) values[name] = reading.value;
    else Object.assign(errors, reading.errors);
  }
  return isComplete(fields, values) ? { ok: true, values } : { ok: false, errors };
}

function isComplete<F extends Fields>(
  fields: F,
  values: Record<string, unknown>,
): values is Record<string, unknown> & ValuesOf<F> {
  return Object.keys(fields).every((name) => name in values);
}
