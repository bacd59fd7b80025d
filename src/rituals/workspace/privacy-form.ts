import { z } from 'zod';
import type { Display, PrivacySettings } from '../../settings/settings.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { numberField } from '../../slack/text-fields.ts';
import { DISPLAY_WORDS } from './wording.ts';

const fields = {
  display: radioField({
    label: 'How are they called in posts and lists?',
    choices: (['full_name', 'first_name', 'initials', 'anonymous'] as const).map((value) => ({
      value,
      text: DISPLAY_WORDS[value],
    })),
    hint: 'One of them may be shown with less, on their own page; never with more.',
  }),
  masks: radioField({
    label: 'E-mail addresses, phone and card numbers, and passwords in what people type',
    choices: [
      { value: 'mask', text: 'Write [phone] and the like in their place, before saving' },
      { value: 'keep', text: 'Keep them as typed' },
    ],
  }),
  keepMonths: numberField({
    label: 'Delete what was said after so many months',
    hint: 'Empty: it is kept. Admins hear of it at least a week before anything is deleted.',
    min: 1,
    max: 600,
  }).or(null),
};

export type PrivacyValues = ValuesOf<typeof fields>;

/** What is kept of customers, and how much of it is shown. */
export const privacyForm = defineModal({
  callbackId: 'workspace.privacy',
  title: 'Privacy',
  submit: 'Save',
  metadata: z.object({}),
  fields,
});

/** The settings as the form shows them. */
export function privacyValues({ masks, keepMonths }: PrivacySettings, display: Display): PrivacyValues {
  return { display, masks: masks ? 'mask' : 'keep', keepMonths };
}

/** The form's answers as settings; the display policy stands apart. */
export function toPrivacySettings({ masks, keepMonths }: PrivacyValues): PrivacySettings {
  return { masks: masks === 'mask', keepMonths };
}
