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

/** @param today somewhere it is this day already */
export function validateSnooze(
  { until, date }: SnoozeValues,
  today: string,
): Partial<Record<keyof SnoozeValues, string>> {
  if (until !== 'date') return {};
  if (date === '') return { date: 'Which day?' };
  return date < today ? { date: 'Choose a day to come.' } : {};
}
