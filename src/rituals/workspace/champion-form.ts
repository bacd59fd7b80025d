import { z } from 'zod';
import type { Weekday } from '../../schedule/rule.ts';
import type { ChampionSettings } from '../../settings/settings.ts';
import { radioField, selectField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelField, timeField } from '../../slack/pick-fields.ts';
import { numberField, textField } from '../../slack/text-fields.ts';

const MOST = 12;

const DAYS = {
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
  Sunday: 7,
} as const satisfies Readonly<Record<string, Weekday>>;
type Day = keyof typeof DAYS;
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const fields = {
  goesRound: radioField({
    label: 'Does the role go round?',
    choices: [
      { value: 'yes', text: 'Yes, among those who are willing' },
      { value: 'no', text: 'No: we do without a champion' },
    ],
  }),
  length: numberField({ label: 'How long is a term?', min: 1, max: MOST, missing: 'How long?' }),
  unit: radioField({
    label: 'Counted in',
    choices: [
      { value: 'weeks', text: 'Weeks' },
      { value: 'months', text: 'Months' },
    ],
  }),
  weekday: selectField({
    label: 'A term starts on a',
    choices: NAMES.map((value) => ({ value, text: value })),
    hint: 'On a day that is not worked: on the next working day.',
  }),
  startTime: timeField({ label: 'At', hint: 'In the time zone in which your days are counted.' }),
  channel: channelField({
    label: 'Channel that hears who it is',
    hint: 'Empty: nobody but the champion is told.',
    startsEmpty: true,
  }).or(''),
  group: textField({
    label: 'User group that holds whoever is champion',
    placeholder: '@customer-champion',
    hint: 'Empty: none. It needs a paid plan of Slack. While nobody is champion it keeps whoever was last.',
    max: 80,
  }).or(''),
  confirmation: radioField({
    label: 'Does a nomination need a second voice?',
    choices: [
      { value: 'no', text: 'No: whoever is nominated is asked' },
      { value: 'yes', text: 'Yes: another colleague’s, or an admin’s' },
    ],
    hint: 'No admin confirms what they said themselves, unless no other is there. Without it, those that wait go on.',
  }),
  guests: radioField({
    label: 'May guests be champion?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes' },
    ],
  }),
};

export type ChampionValues = ValuesOf<typeof fields>;

/** How the role of customer champion goes round. */
export const championForm = defineModal({
  callbackId: 'workspace.champion',
  title: 'Customer champion',
  submit: 'Save',
  metadata: z.object({}),
  fields,
});

/** The settings as the form shows them. */
export function championValues(champion: ChampionSettings): ChampionValues {
  const { length, unit, weekday, startTime, channelId, groupHandle, needsConfirmation, allowsGuests } = champion;
  return {
    ...{ length, unit, startTime, channel: channelId, goesRound: champion.isOff ? 'no' : 'yes' },
    group: groupHandle === '' ? '' : `@${groupHandle}`,
    weekday: NAMES.find((name) => DAYS[name] === weekday) ?? 'Monday',
    confirmation: needsConfirmation ? 'yes' : 'no',
    guests: allowsGuests ? 'yes' : 'no',
  };
}

/** The form's answers laid over what held before. @param group the user group, as it was found */
export function withChampion(
  before: ChampionSettings,
  values: ChampionValues,
  group: Pick<ChampionSettings, 'groupId' | 'groupHandle'>,
): ChampionSettings {
  const { goesRound, length, unit, weekday, startTime, channel, confirmation, guests } = values;
  return {
    ...before,
    ...group,
    ...{ length, unit, startTime, channelId: channel, weekday: weekdayOf(weekday) },
    needsConfirmation: confirmation === 'yes',
    allowsGuests: guests === 'yes',
    isOff: goesRound === 'no',
  };
}

function weekdayOf(day: Day): Weekday {
  return DAYS[day];
}
