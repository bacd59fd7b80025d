import { z } from 'zod';
import type { Sight } from '../../access/audience.ts';
import { context } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Conversation, shortName } from '../conversations/index.ts';

/** What a form about one record carries: which one, and how it is called on top. */
export const RecordMetadata = z.object({ id: z.string(), number: z.number(), customer: z.string() });

/** The like for what is decided about somebody's record: who owned it when the form was opened; null for nobody. */
export const OwnedMetadata = RecordMetadata.extend({
  owner: z.object({ id: z.string(), name: z.string() }).nullish(),
});

/** "#12 · Maarit, Acme Oy · Mikko owns it" above the fields. */
export function aboutOwned({ owner, ...record }: z.output<typeof OwnedMetadata>) {
  return aboutRecord(record, owner ? `${owner.name} owns it` : '');
}

/** Of a record: by its customer's name, for who may read it; else nothing more than that it is confined. */
export function calledFor(conversation: Conversation, sight: Sight): z.output<typeof RecordMetadata> {
  const { id, number } = conversation;
  return { id, number, customer: nameFor(conversation, sight) };
}

/** How a record is called in a form and in its receipt. */
export function nameFor(conversation: Conversation, sight: Sight): string {
  return sight === 'whole' ? shortName(conversation) : 'Confined';
}

/** "#12 · Maarit, Acme Oy" above the fields. @param more what else is worth knowing */
export function aboutRecord({ number, customer }: z.output<typeof RecordMetadata>, more = '') {
  return { intro: [context(`#${number} · ${cutOnWord(customer, 200)}${more === '' ? '' : ` · ${more}`}`)] };
}
