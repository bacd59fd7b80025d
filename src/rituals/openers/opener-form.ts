import { z } from 'zod';
import type { Weekday } from '../../schedule/rule.ts';
import { checkboxesField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelField, timeField } from '../../slack/pick-fields.ts';
import { numberField, textField } from '../../slack/text-fields.ts';
import { zoneField } from '../../slack/zone-field.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const fields = {
  channel: channelField({
    label: 'Channel',
    hint: 'Where the meeting’s people are. The opener is posted there.',
    missing: 'Which channel does the meeting belong to?',
  }),
  name: textField({
    label: 'Name of the meeting',
    placeholder: 'Weekly product',
    max: 80,
    missing: 'What is the meeting called?',
  }),
  weekdays: checkboxesField({
    label: 'Days',
    choices: WEEKDAYS.map((day, index) => ({ value: String(index + 1), text: day })),
    missing: 'On which days do you meet?',
  }),
  time: timeField({ label: 'Time', missing: 'When does the meeting start?' }),
  zone: zoneField({ label: 'Time zone', placeholder: 'Type a city', missing: 'In which time zone?' }),
  lead: numberField({ label: 'Minutes before the meeting', min: 0, max: 1_440, hint: 'When the opener is posted.' }),
  length: numberField({
    label: 'Length of the meeting in minutes',
    min: 5,
    max: 1_440,
    hint: 'Once the meeting is over, an opener that is late is no longer posted.',
  }),
};

export type OpenerValues = ValuesOf<typeof fields>;

/** The form that makes an opener. */
export const openerForm = defineModal({
  callbackId: 'openers.set_up',
  title: 'Set up an opener',
  submit: 'Set up',
  metadata: z.object({}),
  fields,
});

/** What stands in a fresh form: a usual meeting, in the person's own zone when it is known. */
export function freshOpener(zone: string | null, channelId: string | null): Partial<OpenerValues> {
  return {
    time: '10:00',
    lead: 5,
    length: 60,
    ...(zone === null ? {} : { zone }),
    ...(channelId === null ? {} : { channel: channelId }),
  };
}

/** ISO weekdays of the ticked boxes. */
export function chosenWeekdays(values: Pick<OpenerValues, 'weekdays'>): Weekday[] {
  const all: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return all.filter((weekday) => values.weekdays.includes(String(weekday)));
}
