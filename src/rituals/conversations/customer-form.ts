import { z } from 'zod';
import { DISPLAYS, type Display } from '../../settings/settings.ts';
import { context } from '../../slack/blocks.ts';
import { pickManyField, selectField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { MAX_NAME } from './customer.ts';
import type { OwnProfile } from './profile.ts';
import { capitalised } from './wording.ts';

const Metadata = z.object({
  id: z.string(),
  /** What stood in the form when it opened: who saves over somebody else's change is told. */
  seen: z.string(),
  /** "customer", or what this workspace says. */
  noun: z.string(),
  isMerged: z.boolean(),
});

const MOST_LIKES = 1_000;

/** How one of them is called, by policy; the workspace's own is the loosest. */
const DISPLAY_CHOICES: Readonly<Record<Display, string>> = {
  full_name: 'Full name',
  first_name: 'First name and organisation',
  initials: 'Initials and organisation',
  anonymous: 'No name, only what they are',
};

const fields = {
  person: textField({ label: 'Name', placeholder: 'Maarit Virtanen', max: MAX_NAME }).or(''),
  organisation: textField({ label: 'Organisation', placeholder: 'Acme Oy', max: MAX_NAME }).or(''),
  kinds: pickManyField({ label: 'Kinds', placeholder: 'Your workspace’s kinds' }).or(null),
  likes: textField({
    label: 'What they like',
    placeholder: 'A call rather than a mail; mornings',
    lines: 'many',
    max: MOST_LIKES,
  }).or(''),
  contact: personField({ label: 'Who of us knows them', hint: 'Offered first as the owner of what they say.' }).or(
    null,
  ),
  display: selectField({
    label: 'How they are called where they are read',
    hint: 'Never with more than the workspace shows. Anybody may choose less, admins may take that back.',
    choices: [
      { value: 'workspace', text: 'As the workspace has it' },
      ...DISPLAYS.map((value) => ({ value, text: DISPLAY_CHOICES[value] })),
    ],
  }),
};

export type CustomerValues = ValuesOf<typeof fields>;

/** Who somebody is: name, kinds, what they like, who knows them. */
export const customerForm = defineModal({
  callbackId: 'conversations.customer',
  title: 'Who they are',
  submit: 'Save',
  metadata: Metadata,
  fields,
  layout: ({ noun, isMerged }) => ({
    intro: [
      context(`What everybody who may read this ${noun} sees on their page.`),
      ...(isMerged ? [context('Kinds and likes of those who were merged here stay theirs.')] : []),
    ],
  }),
});

/** A customer as the form shows it. @param contact the contact's Slack id */
export function customerValues(own: OwnProfile, contact: string | null): CustomerValues {
  return {
    ...{ person: own.person, organisation: own.organisation, likes: own.likes, contact },
    kinds: own.kinds.map((kind) => ({ value: kind, text: capitalised(kind) })),
    display: own.display ?? 'workspace',
  };
}

/** A name is needed: a person's, or at least the organisation's. */
export function validateCustomer({ person, organisation }: CustomerValues): { person?: string } {
  return person === '' && organisation === '' ? { person: 'A person, or at least the organisation.' } : {};
}

/** The answers as they are stored. @param contactId the member's id */
export function toOwnProfile(values: CustomerValues, contactId: string | null): OwnProfile {
  const { person, organisation, likes, kinds, display } = values;
  const chosen = DISPLAYS.find((one) => one === display) ?? null;
  return {
    ...{ person, organisation, likes, contactId },
    kinds: [...new Set((kinds ?? []).map(({ value }) => value))].sort(),
    display: chosen,
  };
}
