import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { context, richLine } from '../../slack/blocks.ts';
import { pickField, radioField, searchField, selectField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { channelElement } from '../../slack/spoken.ts';
import { longTextField, textField, urlField } from '../../slack/text-fields.ts';
import { type Conversation, LEVELS, NEEDS, SOURCES, type Told } from './conversation.ts';
import { MAX_NAME } from './customer.ts';
import { namesSomebody, whomOf } from './picker-form.ts';
import { capitalised, LEVEL_SIGNS, LEVEL_WORDS, NEED_WORDS, SOURCE_WORDS, whatTheySaid } from './wording.ts';

const Metadata = z.object({
  /** Slack channel the words come from; "" when there is none. */
  placeId: z.string(),
  /** The record that is edited, and its `updatedAt` (in milliseconds) as the form shows it; null for a new one. */
  editing: z.object({ id: z.string(), number: z.number(), seenAt: z.number() }).nullable(),
  /** The person's IANA zone as far as it was known when the form opened: "today" ends there. */
  zone: z.string(),
  /** The message whose reaction opened it: it is marked once it is logged. */
  reactedTo: z.object({ channelId: z.string(), ts: z.string() }).nullable().default(null),
  /** "customer", or what this workspace says. */
  noun: z.string().default('customer'),
  /** The meeting that asked for a story; `isTold` where whoever logs it tells it there. */
  meeting: z.object({ openerId: z.string(), startsAt: z.number(), isTold: z.boolean() }).nullable().default(null),
});
export type CaptureMetadata = z.output<typeof Metadata>;
export type AskingMeeting = NonNullable<CaptureMetadata['meeting']>;

const fields = {
  known: pickField({
    label: 'Somebody we know',
    placeholder: 'The latest first; type to search',
    hint: 'Or name somebody new below: a person, an organisation, or both.',
  }).or(null),
  person: textField({ label: 'Who said it?', placeholder: 'Maarit Virtanen', max: MAX_NAME }).or(''),
  organisation: textField({ label: 'Organisation', placeholder: 'Acme Oy', max: MAX_NAME }).or(''),
  words: longTextField({ label: 'Their words', placeholder: 'As they said it', missing: 'What did they say?' }),
  level: radioField({
    label: 'How did we do?',
    choices: LEVELS.map((level) => ({ value: level, text: `${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]}` })),
    missing: 'Did we fall short, deliver, or was it a wow?',
  }),
  need: radioField({
    label: 'What happens next?',
    choices: NEEDS.map((need) => ({ value: need, text: NEED_WORDS[need] })),
  }),
  lesson: textField({ label: 'What did we learn?', lines: 'many', max: 3_000 }).or(''),
  customerKind: searchField({
    label: 'Kind of customer',
    placeholder: 'Your workspace’s kinds',
    minLength: 0,
    show: (kind) => (kind === '' ? null : { value: kind, text: capitalised(kind) }),
  }).or(''),
  source: selectField({
    label: 'Where did you hear it?',
    choices: SOURCES.map((source) => ({ value: source, text: capitalised(SOURCE_WORDS[source]) })),
  }),
  heardOn: dateField({ label: 'When?', hint: 'Today, unless you pick a day.' }).or(''),
  link: urlField({ label: 'Link', placeholder: 'https://' }).or(''),
  audience: radioField({
    label: 'Who may read it?',
    choices: [
      { value: 'everyone', text: 'Everyone but guests' },
      { value: 'confined', text: 'Only the people of the channel it comes from' },
    ],
    hint: 'A meeting hears only what its whole channel may read.',
  }),
};

export type CaptureValues = ValuesOf<typeof fields>;

/** The one form to log what a customer said, and to edit it. */
export const capture = defineModal({
  callbackId: 'conversations.capture',
  title: 'What they said',
  submit: 'Save',
  metadata: Metadata,
  fields,
  layout: ({ placeId, editing, meeting, noun }) => ({
    title: whatTheySaid(noun),
    labels: { customerKind: `Kind of ${noun}` },
    intro: [
      ...(editing ? [context(`You are editing #${editing.number}.`)] : []),
      ...(meeting ? [context('The meeting hears what is answered, or what needs no answer.')] : []),
      ...(/^[CG]/.test(placeId) ? [richLine('From ', channelElement(placeId), '.')] : []),
    ],
  }),
});

/** What stands in a fresh form before anybody typed. */
export function freshValues(given: Partial<CaptureValues>): Partial<CaptureValues> {
  return { need: 'needs_answer', source: 'call', audience: 'everyone', ...given };
}

/** A fresh form for a meeting that asked for a story. `zone`: the person's */
export function captureFor(asked: {
  readonly meeting: AskingMeeting;
  readonly zone: string;
  readonly noun: string;
}): ModalView {
  return capture.view({ metadata: { placeId: '', editing: null, ...asked }, values: freshValues({}) });
}

/** A record's content as the form shows it. */
export function valuesOf({ customer, ...conversation }: Conversation): CaptureValues {
  const { words, level, need, lesson, source, heardOn, link, audience } = conversation;
  const { person, organisation } = customer;
  return {
    known: null,
    person,
    organisation,
    words,
    level,
    need,
    lesson,
    customerKind: '',
    source,
    heardOn,
    link,
    audience,
  };
}

/** Mistakes that span fields or depend on today, a sentence per field. @param today the person's local date */
export function validateCapture(values: CaptureValues, today: string): Partial<Record<keyof CaptureValues, string>> {
  return {
    ...(namesSomebody(values) ? {} : { person: 'Who said it? A person, or at least the organisation.' }),
    ...(values.heardOn > today ? { heardOn: 'This day is still to come. When did they say it?' } : {}),
  };
}

/** The form's answers as the store takes them. @param today the hearer's local date, for an empty "When?" */
export function toTold({ known, ...values }: CaptureValues, today: string): Told {
  return {
    ...values,
    ...whomOf({ known, ...values }),
    words: values.words.trim(),
    heardOn: values.heardOn === '' ? today : values.heardOn,
  };
}
