import { z } from 'zod';
import { patternOf } from '../../schedule/rule.ts';
import { checkboxesField, selectField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelField, timeField } from '../../slack/pick-fields.ts';
import { numberField, textField } from '../../slack/text-fields.ts';
import { zoneField } from '../../slack/zone-field.ts';
import type { Opener } from './opener.ts';
import { EVERY_WEEK, RHYTHMS, rhythmOfPattern, wrongDays } from './rhythm.ts';

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
  rhythm: selectField({ label: 'How often', choices: RHYTHMS, missing: 'How often do you meet?' }),
  weekdays: checkboxesField({
    label: 'Days',
    hint: 'For a day of the month, none is needed.',
    choices: WEEKDAYS.map((day, index) => ({ value: String(index + 1), text: day })),
  }).or(null),
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

/** The same form for an opener that there is, in the state of a revision. */
export const editForm = defineModal({
  callbackId: 'openers.edit',
  title: 'Edit the meeting',
  submit: 'Save',
  metadata: z.object({ id: z.string(), revision: z.number() }),
  fields,
});

/** What stands in a fresh form: a usual meeting, in the person's own zone when it is known. */
export function freshOpener(zone: string | null, channelId: string | null): Partial<OpenerValues> {
  return {
    rhythm: EVERY_WEEK,
    time: '10:00',
    lead: 5,
    length: 60,
    ...(zone === null ? {} : { zone }),
    ...(channelId === null ? {} : { channel: channelId }),
  };
}

/** An opener as the form shows it. */
export function openerValues(opener: Opener): OpenerValues {
  return {
    ...rhythmOfPattern(patternOf(opener.rule)),
    channel: opener.channelId,
    name: opener.name,
    time: opener.wallTime,
    zone: opener.zone,
    lead: opener.leadMinutes,
    length: opener.lengthMinutes,
  };
}

/** Whether the ticked days fit how often it is, a sentence per field. */
export function validateOpener(values: OpenerValues): Partial<Record<keyof OpenerValues, string>> {
  const weekdays = wrongDays(values);
  return weekdays === null ? {} : { weekdays };
}
