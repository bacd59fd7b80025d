import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { pickField, radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { MAX_NAME } from './customer.ts';
import { namesSomebody, whomOf } from './picker-form.ts';
import type { ToldVoice } from './voice.ts';
import { anotherSaidIt } from './wording.ts';

const Metadata = z.object({
  /** The record that somebody else said too. */
  conversationId: z.string(),
  number: z.number(),
  /** Slack channel the words come from; "" when there is none. */
  placeId: z.string(),
  /** The person's IANA zone: "today" ends there. */
  zone: z.string(),
  /** What the workspace calls one of those it serves. */
  noun: z.string().default('customer'),
});

const fields = {
  known: pickField({ label: 'Somebody we know', placeholder: 'The latest first; type to search' }).or(null),
  person: textField({ label: 'Who said it too?', placeholder: 'Leena Saar', max: MAX_NAME }).or(''),
  organisation: textField({ label: 'Organisation', placeholder: 'Lastekodu', max: MAX_NAME }).or(''),
  words: textField({ label: 'Their own words', placeholder: 'As they said it', lines: 'many', max: 3_000 }).or(''),
  heardOn: dateField({ label: 'When?', hint: 'Today, unless you pick a day.' }).or(''),
  audience: radioField({
    label: 'Who may read these words?',
    choices: [
      { value: 'everyone', text: 'Whoever may read the record' },
      { value: 'confined', text: 'Of them, only the people of the channel they come from' },
    ],
  }),
};

export type VoiceValues = ValuesOf<typeof fields>;

/** The short form behind "Another customer said this". */
export const voiceForm = defineModal({
  callbackId: 'conversations.voice',
  title: 'Somebody else said it',
  submit: 'Add',
  metadata: Metadata,
  fields,
  layout: ({ number, noun }) => ({
    title: anotherSaidIt(noun),
    intro: [context(`The same as #${number}. A person or an organisation will do.`)],
  }),
});

/** Mistakes that span fields or depend on today, a sentence per field. @param today the person's local date */
export function validateVoice(values: VoiceValues, today: string): Partial<Record<keyof VoiceValues, string>> {
  return {
    ...(namesSomebody(values) ? {} : { person: 'Who said it? A person, or at least the organisation.' }),
    ...(values.heardOn > today ? { heardOn: 'This day is still to come. When did they say it?' } : {}),
  };
}

/** The form's answers as the store takes them. @param today the hearer's local date, for an empty "When?" */
export function toToldVoice({ known, ...values }: VoiceValues, today: string): ToldVoice {
  return {
    ...values,
    ...whomOf({ known, ...values }),
    words: values.words.trim(),
    heardOn: values.heardOn === '' ? today : values.heardOn,
  };
}
