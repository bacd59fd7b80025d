import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';

/** What a form about one record carries: which one, and how it is called on top. */
export const RecordMetadata = z.object({ id: z.string(), number: z.number(), customer: z.string() });

/** "#12 · Maarit, Acme Oy" above the fields. */
export function aboutRecord({ number, customer }: z.output<typeof RecordMetadata>) {
  return { intro: [context(`#${number} · ${cutOnWord(customer, 200)}`)] };
}
