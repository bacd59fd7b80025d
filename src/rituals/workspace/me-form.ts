import { z } from 'zod';
import { MUTED } from '../../settings/mute-store.ts';
import type { PersonalFacts } from '../../settings/personal-time.ts';
import { checkboxesField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { timeField } from '../../slack/pick-fields.ts';
import { placeField } from '../../slack/place-field.ts';
import { textField } from '../../slack/text-fields.ts';
import { ownDays } from './own-days.ts';

const fields = {
  start: timeField({ label: 'My work begins', hint: 'Empty: as in the whole workspace.' }).or(''),
  end: timeField({ label: 'My work ends' }).or(''),
  holidays: placeField({ label: 'Public holidays of', hint: 'Empty: those of the whole workspace.' }).or(''),
  daysOff: textField({
    label: 'My days off',
    placeholder: '2026-12-24 to 2027-01-03',
    hint: 'A line each: a day, or from one to another. I write nothing to you on these.',
    lines: 'many',
  }).or(''),
  muted: checkboxesField({
    label: 'What I don’t want to hear',
    choices: [
      { value: 'reminder', text: 'What waits for me, in the morning' },
      { value: 'nudge', text: 'A word before the time is up' },
      { value: 'call_for_stories', text: 'Being asked for a story before a meeting' },
      { value: 'assigned', text: 'That a colleague gave me somebody to answer' },
      { value: 'customer_answered', text: 'That somebody I heard was answered' },
      { value: 'escalation', text: 'What waited too long with others' },
      { value: 'trouble', text: 'That an opener did not come, or a channel has changed' },
      { value: 'idea_news', text: 'What becomes of ideas I am for' },
    ],
  }).or(null),
};

const WHILE_CHAMPION = 'While you are champion you hear what waited too long with others all the same.';

export type MeValues = ValuesOf<typeof fields>;

/** When a member works, and what they do not want to hear. */
export const meForm = defineModal({
  callbackId: 'workspace.me',
  title: 'My time',
  submit: 'Save',
  metadata: z.object({ today: z.string(), goesRound: z.boolean().default(false) }),
  fields,
  // Where nobody is ever champion, the word does not come up.
  layout: ({ goesRound }) => ({ hints: goesRound ? { muted: WHILE_CHAMPION } : {} }),
});

/** A member's time as the form shows it; days off that are over are left out. */
export function meValues(
  { workStart, workEnd, holidays, daysOff }: PersonalFacts,
  muted: ReadonlySet<string>,
  today: string,
): MeValues {
  const lines = daysOff
    .filter(({ toDate }) => toDate >= today)
    .map(({ fromDate, toDate }) => (fromDate === toDate ? fromDate : `${fromDate} to ${toDate}`));
  const heard = MUTED.filter((kind) => muted.has(kind));
  return { start: workStart, end: workEnd, holidays, daysOff: lines.join('\n'), muted: heard };
}

/** What is wrong, a sentence per field. */
export function validateMe(
  { start, end, daysOff }: MeValues,
  { today }: { readonly today: string },
): Partial<Record<keyof MeValues, string>> {
  const { wrong } = ownDays(daysOff, today);
  return {
    ...(start === '' && end !== '' ? { start: 'When does it begin? Or leave both empty.' } : {}),
    ...(start !== '' && end === '' ? { end: 'When does it end? Or leave both empty.' } : {}),
    ...(start !== '' && end !== '' && end <= start ? { end: 'Work has to end after it begins.' } : {}),
    ...(wrong === null ? {} : { daysOff: wrong }),
  };
}
