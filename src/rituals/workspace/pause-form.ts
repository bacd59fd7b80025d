import { z } from 'zod';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField, personField } from '../../slack/pick-fields.ts';
import { whyNotUntil } from './own-days.ts';

const fields = {
  until: dateField({
    label: 'Back on',
    hint: 'Until then nothing comes to you from me. What still waits then comes on that day.',
    missing: 'When are you back?',
  }),
  standIn: personField({
    label: 'Who hears in your place?',
    hint: 'What comes meanwhile goes to them. Empty: it waits for you.',
  }).or(''),
};

export type PauseValues = ValuesOf<typeof fields>;

/** A member wants to be left in peace for a while. */
export const pauseForm = defineModal({
  callbackId: 'workspace.pause',
  title: 'Pause',
  submit: 'Pause',
  metadata: z.object({ today: z.string() }),
  fields,
});

/** What is wrong, a sentence per field. */
export function validatePause(
  { until }: PauseValues,
  { today }: { readonly today: string },
): Partial<Record<keyof PauseValues, string>> {
  const why = whyNotUntil(until, today);
  return why === null ? {} : { until: why };
}
