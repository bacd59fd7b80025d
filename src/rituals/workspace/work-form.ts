import { z } from 'zod';
import { placeCode, placeOf } from '../../schedule/holidays.ts';
import type { Weekday } from '../../schedule/rule.ts';
import type { TimeSettings } from '../../settings/settings.ts';
import { checkboxesField, radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { timeField } from '../../slack/pick-fields.ts';
import { placeField } from '../../slack/place-field.ts';
import { textField } from '../../slack/text-fields.ts';
import { zoneField } from '../../slack/zone-field.ts';
import { dayLines } from './day-lines.ts';

const MOST_DAYS = 100;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const fields = {
  counts: radioField({
    label: 'How do clocks count?',
    choices: [
      { value: 'working', text: 'In working days: they stand still on weekends and holidays' },
      { value: 'always', text: 'Around the clock' },
    ],
    hint: 'Either way I write to nobody outside their working hours.',
  }),
  weekdays: checkboxesField({
    label: 'Working days',
    choices: WEEKDAYS.map((value, index) => ({ value, text: NAMES[index] ?? value })),
    missing: 'On which days do you work?',
  }),
  start: timeField({
    label: 'Work begins',
    hint: 'Each in their own zone. Whoever works at other hours says so in Home.',
  }),
  end: timeField({ label: 'Work ends' }),
  zone: zoneField({
    label: 'Time zone in which days are counted',
    hint: 'Empty: in that of whoever has to do something.',
    placeholder: 'Type a city',
  }).or(''),
  holidays: placeField({ label: 'Public holidays of', hint: 'Empty: none are kept.' }).or(''),
  daysOff: textField({
    label: 'Other days off',
    placeholder: '2026-12-24',
    hint: `One a line, at most ${MOST_DAYS}, as 2026-12-24 or 24 December.`,
    lines: 'many',
  }).or(''),
  halfDays: textField({
    label: 'Half days',
    placeholder: '2026-12-31',
    hint: 'Work ends early on these.',
    lines: 'many',
  }).or(''),
  halfDayUntil: timeField({ label: 'Work ends on half days' }),
};

export type WorkValues = ValuesOf<typeof fields>;

/** When a workspace works. */
export const workForm = defineModal({
  callbackId: 'workspace.work',
  title: 'Working time',
  submit: 'Save',
  metadata: z.object({ today: z.string() }),
  fields,
});

/** The settings as the form shows them. */
export function workValues(time: TimeSettings): WorkValues {
  const { start, end, zone, halfDayUntil, daysOff, halfDays, weekdays } = time;
  return {
    counts: time.isAroundTheClock ? 'always' : 'working',
    weekdays: WEEKDAYS.filter((weekday) => weekdays.includes(weekdayOf(weekday))),
    ...{ start, end, zone, halfDayUntil },
    holidays: placeCode(time),
    daysOff: daysOff.join('\n'),
    halfDays: halfDays.join('\n'),
  };
}

/** What is wrong, a sentence per field. @param today local date (YYYY-MM-DD) */
export function validateWork(
  values: WorkValues,
  { today }: { readonly today: string },
): Partial<Record<keyof WorkValues, string>> {
  const [off, half] = [dayLines(values.daysOff, today), dayLines(values.halfDays, today)];
  const both = half.days.find((day) => off.days.includes(day));
  const offWrong = off.wrong ?? (off.days.length > MOST_DAYS ? `At most ${MOST_DAYS} days.` : null);
  const halfWrong =
    half.wrong ??
    (half.days.length > MOST_DAYS ? `At most ${MOST_DAYS} days.` : null) ??
    (both === undefined ? null : `${both} is a day off already.`);
  return {
    ...(values.end <= values.start ? { end: 'Work has to end after it begins.' } : {}),
    ...(offWrong === null ? {} : { daysOff: offWrong }),
    ...(halfWrong === null ? {} : { halfDays: halfWrong }),
    ...(values.halfDayUntil <= values.start || values.halfDayUntil > values.end
      ? { halfDayUntil: 'This has to be within the working hours.' }
      : {}),
  };
}

/** The form's answers as settings. @param today local date (YYYY-MM-DD), from which days without a year are read */
export function toTimeSettings(values: WorkValues, today: string): TimeSettings {
  const { start, end, zone, halfDayUntil } = values;
  const place = placeOf(values.holidays) ?? { country: '', region: '' };
  return {
    ...{ zone, start, end, halfDayUntil },
    ...place,
    weekdays: values.weekdays.map(weekdayOf),
    daysOff: dayLines(values.daysOff, today).days,
    halfDays: dayLines(values.halfDays, today).days,
    isAroundTheClock: values.counts === 'always',
  };
}

const NUMBERS: Readonly<Record<(typeof WEEKDAYS)[number], Weekday>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7 };

function weekdayOf(value: (typeof WEEKDAYS)[number]): Weekday {
  return NUMBERS[value];
}
