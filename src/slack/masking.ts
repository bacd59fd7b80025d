import type { Fields, ValuesOf } from './modal-form.ts';

/** What may be kept of texts that a person wrote, by name, and a sentence of what was masked. */
export interface MaskedTexts {
  readonly texts: Readonly<Record<string, string>>;
  readonly note: string;
}

/** Masks what a person wrote into a form; null when nothing had to be. */
export type Masking = (userId: string, written: Readonly<Record<string, string>>) => Promise<MaskedTexts | null>;

/** The texts that people write freely, of a form's answers. */
export function writtenTexts<F extends Fields>(fields: F, values: ValuesOf<F>): Record<string, string> {
  const answers: Readonly<Record<string, unknown>> = values;
  const written = Object.entries(fields).filter(([, field]) => field.isWritten);
  return Object.fromEntries(
    written.flatMap(([name]) => {
      const text = answers[name];
      return typeof text === 'string' && text !== '' ? [[name, text] as const] : [];
    }),
  );
}
