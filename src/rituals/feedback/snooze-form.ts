import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { aboutRecord, RecordMetadata } from './record-form.ts';

const fields = {
  until: radioField({
    label: 'Until when?',
    choices: [
      { value: 'hour', text: '1 hour' },
      { value: 'tomorrow', text: 'Tomorrow' },
      { value: 'monday', text: 'Monday' },
      { value: 'date', text: 'A date:' },
    ],
    missing: 'Until when?',
  }),
  date: dateField({ label: 'The date', hint: 'The clock goes on meanwhile.' }).or(''),
};

/** Not now. */
export const snoozeForm = defineModal({
  callbackId: 'feedback.snooze',
  title: 'Snooze',
  submit: 'Snooze',
  metadata: RecordMetadata,
  fields,
  layout: aboutRecord,
});

type SnoozeValues = ValuesOf<typeof fields>;

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;

/** @param today the person's local date; where it is not known, one that is not past anywhere */
export function validateSnooze(
  { until, date }: SnoozeValues,
  today: string,
): Partial<Record<keyof SnoozeValues, string>> {
  if (until !== 'date') return {};
  if (date === '') return { date: 'Which day?' };
  if (date <= today) return { date: 'Choose a day to come.' };
  const days = (Date.parse(date) - Date.parse(today)) / DAY_MS;
  return days > MOST_DAYS ? { date: 'Choose a day within a year.' } : {};
}
