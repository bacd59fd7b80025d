import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { aboutRecord, RecordMetadata } from './record-form.ts';

const fields = {
  until: dateField({ label: 'Until when?', hint: 'Empty: until you say that they spoke.' }).or(''),
};

/** The customer has to say something first: the clock stands still. */
export const waitForm = defineModal({
  callbackId: 'feedback.wait',
  title: 'Waiting for them',
  submit: 'Wait',
  metadata: RecordMetadata,
  fields,
  layout: aboutRecord,
});

/** @param today the person's local date */
export function validateWaiting({ until }: ValuesOf<typeof fields>, today: string): { until?: string } {
  return until !== '' && until <= today ? { until: 'Choose a day to come.' } : {};
}
