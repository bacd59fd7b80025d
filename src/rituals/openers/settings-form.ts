import { z } from 'zod';
import { type HolidayPlace, placeCode } from '../../schedule/holidays.ts';
import type { Ending } from '../../schedule/rule.ts';
import { context } from '../../slack/blocks.ts';
import { checkboxesField, radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField } from '../../slack/pick-fields.ts';
import { placeField } from '../../slack/place-field.ts';
import { numberField, textField } from '../../slack/text-fields.ts';
import type { Opener } from './opener.ts';

const Metadata = z.object({
  id: z.string(),
  revision: z.number(),
  /** The opener's local day when the form opened, YYYY-MM-DD. */
  today: z.string(),
  /** Kinds of customers that this workspace knows. */
  kinds: z.array(z.string()),
  /** What it calls several of those it serves. */
  many: z.string().default('customers'),
});
export type SettingsMetadata = z.output<typeof Metadata>;

const fields = {
  startsOn: dateField({
    label: 'Begin on or after',
    hint: 'For a series that begins later. The first meeting from this day on lies in week one of “every second week”.',
  }).or(''),
  endsOn: dateField({ label: 'Last meeting on or before', hint: 'Empty: it goes on and on.' }).or(''),
  endsAfter: numberField({
    label: 'Or end after so many meetings',
    hint: 'Counted from the next one. One that is skipped counts too.',
    min: 1,
    max: 500,
  }).or(null),
  holidays: placeField({ label: 'Public holidays of' }).or(''),
  onHoliday: radioField({
    label: 'On a public holiday',
    choices: [
      { value: 'meet', text: 'Meet as always' },
      { value: 'skip', text: 'Skip the meeting' },
      { value: 'move', text: 'Move it to the next working day, at the same time' },
    ],
  }),
  mostShown: radioField({
    label: 'How many customers it shows at most',
    choices: [
      { value: '1', text: 'One' },
      { value: '2', text: 'Two' },
      { value: '3', text: 'Three' },
    ],
  }),
  levels: checkboxesField({
    label: 'Which stories',
    hint: 'None ticked: all of them, good and bad news alike.',
    choices: [
      { value: 'unmet', text: 'We fell short' },
      { value: 'met', text: 'We delivered' },
      { value: 'exceeded', text: 'Wow' },
    ],
  }).or(null),
  kinds: textField({ label: 'Only of these kinds of customers', hint: 'One a line. Empty: of all.', lines: 'many' }).or(
    '',
  ),
  asks: checkboxesField({
    label: 'What I ask',
    choices: [
      { value: 'stories', text: 'For a story where few are new, and who tells more, the working day before' },
      { value: 'lesson', text: 'For the lesson, in the thread, once the meeting is over' },
    ],
  }).or(null),
};

export type SettingsValues = ValuesOf<typeof fields>;

/** When an opener's series begins and ends, what holidays do to it, and what it shows and asks. */
export const settingsForm = defineModal({
  callbackId: 'openers.settings',
  title: 'More settings',
  submit: 'Save',
  metadata: Metadata,
  fields,
  layout: ({ kinds, many }) => ({
    labels: { mostShown: `How many ${many} it shows at most`, kinds: `Only of these kinds of ${many}` },
    intro: kinds.length > 0 ? [context(`Kinds of ${many} here: ${kinds.join(', ')}.`)] : [],
  }),
});

/** An opener as the form shows it. @param ending as seen from today. @param home whose holidays the workspace keeps */
export function settingsValues(opener: Opener, ending: Ending, home: HolidayPlace): SettingsValues {
  const asks = [
    ...(opener.asksForStories ? ['stories' as const] : []),
    ...(opener.asksForLesson ? ['lesson' as const] : []),
  ];
  return {
    startsOn: '',
    endsOn: ending.kind === 'on' ? ending.date : '',
    endsAfter: ending.kind === 'after' ? ending.count : null,
    holidays: placeCode(opener.holidayCountry === '' ? home : placeOfOpener(opener)),
    onHoliday: opener.onHoliday,
    mostShown: opener.mostShown === 1 ? '1' : opener.mostShown === 2 ? '2' : '3',
    levels: LEVELS.filter((level) => opener.levels.includes(level)),
    kinds: opener.kinds.join('\n'),
    asks,
  };
}

const LEVELS = ['unmet', 'met', 'exceeded'] as const;

/** Mistakes that span fields or depend on the day, a sentence per field. */
export function validateSettings(
  values: SettingsValues,
  { today, kinds }: SettingsMetadata,
): Partial<Record<keyof SettingsValues, string>> {
  const unknown = linesOf(values.kinds).filter((kind) => !kinds.includes(kind));
  return {
    ...(values.startsOn !== '' && values.startsOn < today ? { startsOn: 'This day is over.' } : {}),
    ...(values.endsOn !== '' && values.endsOn < values.startsOn ? { endsOn: 'This is before it begins.' } : {}),
    ...(values.endsOn !== '' && values.endsAfter !== null ? { endsAfter: 'Choose one: a day, or a number.' } : {}),
    ...(values.onHoliday !== 'meet' && values.holidays === '' ? { holidays: 'The holidays of which country?' } : {}),
    ...(unknown.length > 0 ? { kinds: `Not among the kinds here: ${unknown.join(', ')}.` } : {}),
  };
}

/** How the series is to end. */
export function endingOfValues({ endsOn, endsAfter }: SettingsValues): Ending {
  if (endsOn !== '') return { kind: 'on', date: endsOn };
  return endsAfter === null ? { kind: 'never' } : { kind: 'after', count: endsAfter };
}

function placeOfOpener({ holidayCountry, holidayRegion }: Opener): HolidayPlace {
  return { country: holidayCountry, region: holidayRegion };
}

/** Kinds as they are kept: lower case, each once. */
export function linesOf(typed: string): string[] {
  const lines = typed.split(/[\n,;]/u).map((line) => line.trim().replace(/\s+/gu, ' ').toLowerCase());
  return [...new Set(lines.filter((line) => line !== ''))];
}
