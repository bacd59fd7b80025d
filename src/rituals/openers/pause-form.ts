import { z } from 'zod';
import { defineModal } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';

const fields = {
  until: dateField({
    label: 'Until',
    hint: 'The first day with meetings again. Empty: until somebody resumes it.',
  }).or(''),
};

/** Has an opener rest. */
export const pauseForm = defineModal({
  callbackId: 'openers.pause',
  title: 'Pause the opener',
  submit: 'Pause',
  metadata: z.object({ id: z.string(), today: z.string() }),
  fields,
});

/** A year is long enough for a pause with an end. */
const LONGEST_DAYS = 366;
const DAY = 24 * 60 * 60 * 1000;

/** What is wrong with the day on which a pause would end, as seen from `today`; null when nothing is. */
export function wrongPauseEnd(until: string, today: string): string | null {
  if (until === '') return null;
  if (until <= today) return 'This must be a day to come.';
  return Date.parse(until) - Date.parse(today) > LONGEST_DAYS * DAY
    ? 'That is more than a year. Leave it empty to pause until somebody resumes it.'
    : null;
}
