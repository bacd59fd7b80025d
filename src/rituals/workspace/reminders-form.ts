import { z } from 'zod';
import { readCron } from '../../schedule/cron.ts';
import type { FeedbackSettings } from '../../settings/settings.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { textField } from '../../slack/text-fields.ts';

const fields = {
  at: textField({
    label: 'When reminders come',
    placeholder: '30 9 * * 1-5',
    hint: 'Empty: when each person’s working day begins. Or a cron expression, once a day at most, in each person’s own zone: minute, hour, day, month, weekday. Nobody gets one on a day off, a holiday, or while paused.',
    max: 100,
  }).or(''),
  status: radioField({
    label: 'Does a Slack status that says “away” keep reminders back?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes: on leave or sick all day, they come on the next working morning' },
    ],
  }),
};

export type RemindersValues = ValuesOf<typeof fields>;

/** When the one message a day comes. */
export const remindersForm = defineModal({
  callbackId: 'workspace.reminders',
  title: 'Reminders',
  submit: 'Save',
  metadata: z.object({ zone: z.string() }),
  fields,
});

/** The settings as the form shows them. */
export function remindersValues({ remindersAt, heedsStatus }: FeedbackSettings): RemindersValues {
  return { at: remindersAt, status: heedsStatus ? 'yes' : 'no' };
}

/** What is wrong with the schedule. @param zone IANA zone in which it is tried */
export function validateReminders(
  { at }: RemindersValues,
  { zone }: { readonly zone: string },
  now: Date,
): Partial<Record<keyof RemindersValues, string>> {
  if (at === '') return {};
  const reading = readCron(at, zone, now, 1);
  return reading.kind === 'refused' ? { at: reading.reason } : {};
}

/** The form's answer laid over what held before. */
export function withReminders(before: FeedbackSettings, { at, status }: RemindersValues): FeedbackSettings {
  return { ...before, remindersAt: at.trim().split(/\s+/u).join(' '), heedsStatus: status === 'yes' };
}
