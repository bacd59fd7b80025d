import { z } from 'zod';
import { context, richLine } from '../../slack/blocks.ts';
import { checkboxesField, pickManyField, radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelElement } from '../../slack/spoken.ts';
import { longTextField, textField, urlField } from '../../slack/text-fields.ts';
import { type Idea, MAX_TITLE, type Sent } from './idea.ts';

const Metadata = z.object({
  /** Slack channel it comes from; "" when there is none. */
  placeId: z.string(),
  /**
   * The idea that is edited, its `updatedAt` (in milliseconds) as the form shows it, what its receipt carried, and the
   * numbers of the conversations that stood in the form; null for a new one.
   */
  editing: z
    .object({
      ...{ id: z.string(), number: z.number(), seenAt: z.number(), key: z.string() },
      linked: z.array(z.number()).default([]),
    })
    .nullable(),
  /** The person's IANA zone as far as it was known when the form opened. */
  zone: z.string(),
  /** Whether this workspace takes ideas without a name. */
  allowsNameless: z.boolean().default(false),
  /** "customer", or what this workspace says. */
  noun: z.string().default('customer'),
});
export type IdeaMetadata = z.output<typeof Metadata>;

const MAX_ANSWER = 2_000;

const fields = {
  title: textField({
    label: 'The idea, in one line',
    placeholder: 'Say thanks by phone',
    max: MAX_TITLE,
    missing: 'What is the idea?',
  }),
  text: longTextField({ label: 'What exactly?', placeholder: 'As much as somebody needs to picture it' }).or(''),
  whoFor: textField({ label: 'Who is the customer for it?', lines: 'many', max: MAX_ANSWER }).or(''),
  problem: textField({ label: 'What is their problem?', lines: 'many', max: MAX_ANSWER }).or(''),
  delight: textField({ label: 'Why will it delight them?', lines: 'many', max: MAX_ANSWER }).or(''),
  evidence: textField({ label: 'How do we know?', lines: 'many', max: MAX_ANSWER }).or(''),
  figure: textField({ label: 'The figure it should move', placeholder: 'Donors who give again', max: 300 }).or(''),
  linked: pickManyField({
    label: 'Conversations it answers',
    placeholder: 'The latest first; type to search',
    hint: 'When it is done, their owners are asked to tell whoever said it.',
  }).or(null),
  link: urlField({ label: 'Link', placeholder: 'https://' }).or(''),
  audience: radioField({
    label: 'Who may read it?',
    choices: [
      { value: 'everyone', text: 'Everyone but guests' },
      { value: 'confined', text: 'Only the people of the channel it comes from' },
    ],
    hint: 'Reviewers who are not in that channel can’t answer it.',
  }),
  thanks: checkboxesField({
    label: 'When it is done',
    choices: [{ value: 'thanks', text: 'Thank me by name, in public' }],
  }).or(null),
  nameless: checkboxesField({
    label: 'Your name',
    choices: [{ value: 'nameless', text: 'Without my name' }],
    hint: 'Nobody is shown it, and answers still reach you. Whoever runs the database could still find out.',
  }).or(null),
};

export type IdeaValues = ValuesOf<typeof fields>;

/** The one form to send an idea, and to add to it. */
export const ideaForm = defineModal({
  callbackId: 'ideas.idea',
  title: 'An idea',
  submit: 'Send',
  metadata: Metadata,
  fields,
  layout: ({ placeId, editing, allowsNameless, noun }) => ({
    labels: { whoFor: `Who is the ${noun} for it?` },
    intro: [
      ...(editing ? [context(`You are changing #${editing.number}.`)] : []),
      ...(/^[CG]/.test(placeId) ? [richLine('From ', channelElement(placeId), '.')] : []),
    ],
    ...(editing ? { submit: 'Save' } : {}),
    leftOut: [
      ...(editing || !allowsNameless ? ['nameless'] : []),
      // What was sent without a name is thanked without one.
      ...(editing && editing.key !== '' ? ['thanks'] : []),
    ],
  }),
});

/** What stands in a fresh form before anybody typed. */
export function freshValues(given: Partial<IdeaValues>): Partial<IdeaValues> {
  return { audience: 'everyone', thanks: ['thanks'], ...given };
}

/** An idea as the form shows it. */
export function valuesOf(idea: Idea, linked: IdeaValues['linked']): IdeaValues {
  const { title, text, whoFor, problem, delight, evidence, figure, link, audience, wantsThanks } = idea;
  return {
    ...{ title, text, whoFor, problem, delight, evidence, figure, link, audience, linked },
    thanks: wantsThanks ? ['thanks'] : null,
    nameless: null,
  };
}

/** The form's answers as they are kept. */
export function toSent(values: IdeaValues): Sent {
  const { title, text, whoFor, problem, delight, evidence, figure, link, audience } = values;
  return { title, text: text.trim(), whoFor, problem, delight, evidence, figure, link, audience };
}

/** What is confined has a channel whose people read it; else nobody could ever answer it. */
export function validateIdea(
  { audience }: IdeaValues,
  { placeId }: Pick<IdeaMetadata, 'placeId'>,
): Partial<Record<keyof IdeaValues, string>> {
  if (audience === 'everyone' || /^[CG]/u.test(placeId)) return {};
  return { audience: 'It comes from no channel, so nobody could answer it. Let everyone read it, or keep it for now.' };
}
