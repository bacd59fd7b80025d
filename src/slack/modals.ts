/**
 * One definition per form: its callback id, the schema of its metadata, its fields (inputs and their parser together).
 *
 *     export const capture = defineModal({
 *       callbackId: 'conversations.capture',
 *       title: 'What a customer said',
 *       submit: 'Save',
 *       metadata: z.object({ placeId: z.string() }),
 *       fields: {
 *         person: textField({ label: 'Person', max: 100 }).or(''),
 *         words: longTextField({ label: 'Their words' }),
 *         level: radioField({ label: 'How did we do?', choices: LEVELS }),
 *       },
 *       layout: (metadata) => ({ intro: [context('Only the people of this channel will read it.')] }),
 *     });
 *     const modal = await use.openModal(capture.view({ metadata }));           // light, before any database call
 *     await modal.update(capture.view({ metadata, values: { person } }));      // filled
 *     capture.on(slack, {
 *       validate: (values, metadata, now) => values.person ? {} : { person: 'Who said it?' },   // pure
 *       save: async ({ values, metadata, key, userId }) => receipt(await store(values, key)),
 *     });
 *
 * A submission is read and validated at once; mistakes go back to their fields, all together. Otherwise it shows
 * "Saving…" and then what `save` returns. When `save` throws, the form comes back filled, with the sentence on top.
 */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Act } from './act.ts';
import { explain } from './apology.ts';
import { alert, plain, section } from './blocks.ts';
import { type Field, findBlock } from './fields.ts';
import { keptWords, messageView, savingView, staleFormView, typedTexts } from './form-views.ts';
import { Json } from './json.ts';
import { fits, LIMITS } from './limits.ts';
import { type Message, message } from './message.ts';
import type { FormState } from './payloads.ts';
import type { HasRoutes, Submission } from './routes.ts';

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer Value> ? Value : never };

/** What stands around the inputs, and which of them are left out this time (those must have an `or`). */
export interface Layout<F extends Fields> {
  readonly intro?: readonly KnownBlock[];
  readonly outro?: readonly KnownBlock[];
  readonly hidden?: readonly (keyof F)[];
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
  readonly layout?: (metadata: z.output<M>) => Layout<F>;
}

export interface Filling<M extends z.ZodType, F extends Fields> {
  readonly metadata: z.input<M>;
  readonly values?: Partial<ValuesOf<F>>;
  /** A sentence on top. */
  readonly alert?: string;
}

export interface Submitted<M extends z.ZodType, F extends Fields> extends Act {
  readonly values: ValuesOf<F>;
  readonly metadata: z.output<M>;
}

export interface ModalListener<M extends z.ZodType, F extends Fields> {
  /** What spans fields, or depends on now. Pure, because Slack waits. A sentence per wrong field. */
  validate?(values: ValuesOf<F>, metadata: z.output<M>, now: Date): Partial<Record<keyof F, string>>;
  /** Does it, and gives what the modal shows next: a receipt, or another form. May be called again with the same `key`. */
  save(submitted: Submitted<M, F>): Promise<Message | ModalView>;
}

export interface ModalDefinition<M extends z.ZodType, F extends Fields> {
  readonly callbackId: string;
  view(filling: Filling<M, F>): ModalView;
  on(slack: HasRoutes, listener: ModalListener<M, F>): void;
}

export function defineModal<M extends z.ZodType, F extends Fields>(spec: ModalSpec<M, F>): ModalDefinition<M, F> {
  return {
    callbackId: spec.callbackId,
    view: ({ metadata, ...rest }) =>
      formView(spec, { ...rest, metadata: spec.metadata.parse(metadata), privateMetadata: JSON.stringify(metadata) }),
    on(slack, listener) {
      slack.routes.add('submission', spec.callbackId, (submission) => submit(spec, listener, submission));
      for (const [name, field] of Object.entries(spec.fields)) {
        if (field.suggest) slack.routes.add('suggestion', `${spec.callbackId}.${name}`, field.suggest);
      }
    },
  };
}

interface Filled<M extends z.ZodType, F extends Fields> {
  readonly metadata: z.output<M>;
  readonly privateMetadata: string;
  readonly values?: Partial<ValuesOf<F>>;
  readonly alert?: string;
}

function formView<M extends z.ZodType, F extends Fields>(spec: ModalSpec<M, F>, filled: Filled<M, F>): ModalView {
  const { intro = [], outro = [], hidden = [] } = spec.layout?.(filled.metadata) ?? {};
  const values: Readonly<Record<string, unknown>> = filled.values ?? {};
  const inputs = Object.entries(spec.fields).flatMap(([name, field]): InputBlock[] =>
    hidden.includes(name) ? [] : field.inputs(spec.callbackId, name, values[name]),
  );
  return {
    type: 'modal',
    callback_id: fits(spec.callbackId, LIMITS.id, 'a callback id'),
    private_metadata: fits(filled.privateMetadata, LIMITS.privateMetadata, 'a modal’s metadata'),
    title: plain(fits(spec.title, LIMITS.modalTitle, 'a modal’s title')),
    submit: plain(fits(spec.submit, LIMITS.modalButton, 'a modal’s button')),
    close: plain(fits(spec.close ?? 'Cancel', LIMITS.modalButton, 'a modal’s button')),
    blocks: [...(filled.alert ? alertBlocks(filled.alert) : []), ...intro, ...inputs, ...outro],
  };
}

/** Alerts are short; a longer sentence stands in a section. */
function alertBlocks(text: string): KnownBlock[] {
  return text.length <= LIMITS.alertText ? [alert(text)] : [section(text)];
}

async function submit<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  listener: ModalListener<M, F>,
  submission: Submission,
): Promise<void> {
  const { payload, now } = submission;
  const state = payload.view.state ?? { values: {} };
  const metadata = Json.pipe(spec.metadata).safeParse(payload.view.private_metadata);
  if (!metadata.success) {
    return submission.ack({ response_action: 'update', view: staleFormView(spec.title, typedTexts(state)) });
  }
  const answers = readAll(spec.fields, state);
  if (!answers.ok) return submission.ack({ response_action: 'errors', errors: answers.errors });
  const wrong = listener.validate?.(answers.values, metadata.data, now) ?? {};
  const errors = atTheirInputs(wrong, state);
  if (Object.keys(errors).length > 0) return submission.ack({ response_action: 'errors', errors });
  await submission.ack({ response_action: 'update', view: savingView(spec.title, typedTexts(state)) });
  await settle(spec, listener, submission, { values: answers.values, metadata: metadata.data });
}

/** Saves, and shows what came of it. */
async function settle<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  listener: ModalListener<M, F>,
  submission: Submission,
  given: { values: ValuesOf<F>; metadata: z.output<M> },
): Promise<void> {
  const saved = await attempt(() => listener.save({ ...submission.act, ...given }));
  if (!saved.ok) return showAgain(spec, submission, given, explain(saved.error, submission.act.logger));
  const { next } = saved;
  await (isView(next) ? submission.show(next, null) : submission.show(messageView(spec.title, next), next));
}

/** The form as it was filled in, with a sentence on top; whoever has closed it gets the sentence and their words by DM. */
async function showAgain<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  { payload, show }: Submission,
  { values, metadata }: { values: ValuesOf<F>; metadata: z.output<M> },
  text: string,
): Promise<void> {
  const privateMetadata = payload.view.private_metadata;
  const words = keptWords(typedTexts(payload.view.state ?? { values: {} }));
  await show(
    formView(spec, { metadata, privateMetadata, values, alert: text }),
    message(text, [section(text), ...words]),
  );
}

type Attempt =
  | { readonly ok: true; readonly next: Message | ModalView }
  | { readonly ok: false; readonly error: unknown };

async function attempt(save: () => Promise<Message | ModalView>): Promise<Attempt> {
  try {
    return { ok: true, next: await save() };
  } catch (error) {
    return { ok: false, error };
  }
}

function isView(next: Message | ModalView): next is ModalView {
  return 'type' in next;
}

type Answers<F extends Fields> =
  | { readonly ok: true; readonly values: ValuesOf<F> }
  | { readonly ok: false; readonly errors: Record<string, string> };

function readAll<F extends Fields>(fields: F, state: FormState): Answers<F> {
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

/** Slack takes errors for inputs that are in the form, by block id. */
function atTheirInputs(wrong: Readonly<Record<string, string | undefined>>, state: FormState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([name, text]) => (text ? [[findBlock(name, 0, state)?.id ?? name, text]] : [])),
  );
}
