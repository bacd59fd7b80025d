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
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import type { Suggest } from './fields.ts';
import { type Fields, formView, type ModalSpec, type ValuesOf } from './modal-form.ts';
import { type ModalListener, submit } from './modal-submission.ts';
import type { HasRoutes } from './routes.ts';

export type { ValuesOf } from './modal-form.ts';

export interface Filling<M extends z.ZodType, F extends Fields> {
  readonly metadata: z.input<M>;
  readonly values?: Partial<ValuesOf<F>>;
  /** A sentence on top. */
  readonly alert?: string;
}

export interface ModalDefinition<M extends z.ZodType, F extends Fields> {
  readonly callbackId: string;
  view(filling: Filling<M, F>): ModalView;
  on(slack: HasRoutes, listener: ModalListener<M, F>): void;
}

/** A form: its view, and the listener of its submissions and of what its searching selects suggest. */
export function defineModal<M extends z.ZodType, F extends Fields>(spec: ModalSpec<M, F>): ModalDefinition<M, F> {
  return {
    callbackId: spec.callbackId,
    view: ({ metadata, ...rest }) =>
      formView(spec, { ...rest, metadata: spec.metadata.parse(metadata), privateMetadata: JSON.stringify(metadata) }),
    on(slack, listener) {
      slack.routes.add('submission', spec.callbackId, (submission) => submit(spec, listener, submission));
      const suggested = new Map<string, Suggest | undefined>(Object.entries(listener.suggest ?? {}));
      for (const [name, field] of Object.entries(spec.fields)) {
        const suggest = suggested.get(name) ?? field.suggest;
        if (suggest) slack.routes.add('suggestion', `${spec.callbackId}.${name}`, suggest);
      }
    },
  };
}
