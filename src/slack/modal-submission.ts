import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Act } from './act.ts';
import { explain } from './apology.ts';
import { section } from './blocks.ts';
import { findBlock, type Suggest } from './fields.ts';
import { keptWords, messageView, savingView, staleFormView, typedTexts } from './form-views.ts';
import { Json } from './json.ts';
import { writtenTexts } from './masking.ts';
import { type Message, message } from './message.ts';
import { type Fields, formView, type ModalSpec, readAll, type ValuesOf } from './modal-form.ts';
import type { FormState } from './payloads.ts';
import type { Submission } from './routes.ts';

export interface Submitted<M extends z.ZodType, F extends Fields> extends Act {
  readonly values: ValuesOf<F>;
  readonly metadata: z.output<M>;
}

export interface ModalListener<M extends z.ZodType, F extends Fields> {
  /** What spans fields, or depends on now. Pure, because Slack waits. A sentence per wrong field. */
  validate?(values: ValuesOf<F>, metadata: z.output<M>, now: Date): Partial<Record<keyof F, string>>;
  /** Answers what is typed into its selects that search, where only the listener knows: by field. */
  readonly suggest?: { readonly [Name in keyof F]?: Suggest };
  /** Does it, and gives what the modal shows next: a receipt, or another form. May be called again with the same `key`, also when it was saved and what came after failed. */
  save(submitted: Submitted<M, F>): Promise<Message | ModalView>;
}

/** Reads and validates a submission at once, acknowledges it, saves it and shows what came of it. */
export async function submit<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  listener: ModalListener<M, F>,
  submission: Submission,
): Promise<void> {
  const { payload, now } = submission;
  const state = payload.view.state ?? NOTHING;
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

/** Shows what had to be masked; otherwise saves, and shows what came of it. */
async function settle<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  listener: ModalListener<M, F>,
  submission: Submission,
  given: { values: ValuesOf<F>; metadata: z.output<M> },
): Promise<void> {
  const { act } = submission;
  const written = writtenTexts(spec.fields, given.values);
  const settled = await attempt(async () => {
    const masked = await submission.mask(act.userId, written);
    return masked ? { masked } : { masked, next: await listener.save({ ...act, ...given }) };
  });
  if (!settled.ok) {
    const text = explain(settled.error, act.logger, 'same_form');
    return showAgain(spec, submission, given, { text, typed: typedTexts(submission.payload.view.state ?? NOTHING) });
  }
  const { masked, next } = settled.value;
  if (masked) {
    const values = { ...given.values, ...masked.texts };
    const told = { text: masked.note, typed: Object.values(masked.texts) };
    return showAgain(spec, submission, { ...given, values }, told);
  }
  await (isView(next) ? submission.show(next, null) : submission.show(messageView(spec.title, next), next));
}

const NOTHING: FormState = { values: {} };

/** The form with these values and a sentence on top; whoever has closed it gets the sentence and their words by DM. */
async function showAgain<M extends z.ZodType, F extends Fields>(
  spec: ModalSpec<M, F>,
  { payload, show }: Submission,
  { values, metadata }: { values: ValuesOf<F>; metadata: z.output<M> },
  { text, typed }: { text: string; typed: readonly string[] },
): Promise<void> {
  const privateMetadata = payload.view.private_metadata;
  await show(
    formView(spec, { metadata, privateMetadata, values, alert: text }),
    message(text, [section(text), ...keptWords(typed)]),
  );
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function isView(next: Message | ModalView): next is ModalView {
  return 'type' in next;
}

/** Slack takes errors for inputs that are in the form, by block id. */
function atTheirInputs(wrong: Readonly<Record<string, string | undefined>>, state: FormState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([name, text]) => (text ? [[findBlock(name, 0, state)?.id ?? name, text]] : [])),
  );
}
