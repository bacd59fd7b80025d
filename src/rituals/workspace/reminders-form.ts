import { z } from 'zod';
import { cronAtWork, readCron } from '../../schedule/cron.ts';
import type { FeedbackSettings, TimeSettings } from '../../settings/settings.ts';
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
  metadata: z.object({
    zone: z.string(),
    /** When the workspace works: ISO weekdays, and HH:MM. */
    work: z.object({ weekdays: z.array(z.number()), start: z.string(), end: z.string() }),
  }),
  fields,
});

/** The settings as the form shows them. */
export function remindersValues({ remindersAt, heedsStatus }: FeedbackSettings): RemindersValues {
  return { at: remindersAt, status: heedsStatus ? 'yes' : 'no' };
}

type Tried = {
  readonly zone: string;
  readonly work: Pick<TimeSettings, 'start' | 'end'> & { weekdays: readonly number[] };
};

/** What is wrong with the schedule. @param tried the IANA zone in which it is tried, and when the workspace works */
export function validateReminders(
  { at }: RemindersValues,
  { zone, work }: Tried,
  now: Date,
): Partial<Record<keyof RemindersValues, string>> {
  if (at === '') return {};
  const reading = readCron(at, zone, now, 1);
  if (reading.kind === 'refused') return { at: reading.reason };
  switch (cronAtWork(at, zone, now, work)) {
    case 'on_no_working_day':
      return {
        at: 'Nobody works on those days, so nobody would ever get one. Choose working days, for instance: 30 9 * * 1-5.',
      };
    case 'after_work':
      return { at: `Work is over by then: it ends at ${work.end}. Choose a time before that.` };
    default:
      return {};
  }
}

/** The form's answer laid over what held before. */
export function withReminders(before: FeedbackSettings, { at, status }: RemindersValues): FeedbackSettings {
  return { ...before, remindersAt: at.trim().split(/\s+/u).join(' '), heedsStatus: status === 'yes' };
}
