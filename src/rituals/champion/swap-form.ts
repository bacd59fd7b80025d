import { z } from 'zod';
import { pickField } from '../../slack/choice-fields.ts';
import { defineModal } from '../../slack/modals.ts';
import { dateField, personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';

const NOTHING = z.object({});

/** Two terms to come, one's own and a colleague's. */
export const swapForm = defineModal({
  callbackId: 'champion.swap',
  title: 'Swap terms',
  submit: 'Ask',
  metadata: NOTHING,
  fields: {
    mine: pickField({ label: 'Your term', missing: 'Which of yours?' }),
    theirs: pickField({
      label: 'For',
      hint: 'Of the next round, so that nobody is champion twice in a row. Its holder is asked; nothing changes before they agree.',
      missing: 'For which?',
    }),
  },
});

/** A colleague's term to come. */
export const takeOverForm = defineModal({
  callbackId: 'champion.take_over',
  title: 'Take over a term',
  submit: 'Ask',
  metadata: NOTHING,
  fields: {
    theirs: pickField({
      label: 'Which term?',
      hint: 'Its holder is asked, and stays next in line.',
      missing: 'Which term?',
    }),
  },
});

/** The rest of the present term. */
export const handOverForm = defineModal({
  callbackId: 'champion.hand_over',
  title: 'Hand over',
  submit: 'Ask',
  metadata: NOTHING,
  fields: {
    to: personField({
      label: 'To whom?',
      hint: 'They are asked. You keep the role until they agree.',
      missing: 'To whom?',
    }),
  },
});

/** Some days of the present term. */
export const substituteForm = defineModal({
  callbackId: 'champion.substitute',
  title: 'Some days off',
  submit: 'Ask',
  metadata: NOTHING,
  fields: {
    who: personField({ label: 'Who stands in?', missing: 'Who stands in?' }),
    fromDate: dateField({ label: 'From', missing: 'From which day on?' }),
    toDate: dateField({ label: 'To, included', missing: 'Until which day?' }),
  },
});

/** Whose term it is, by an admin's word. */
export const setForm = defineModal({
  callbackId: 'champion.set',
  title: 'Set it by hand',
  submit: 'Save',
  metadata: NOTHING,
  fields: {
    term: pickField({ label: 'Which term?', missing: 'Which term?' }),
    who: personField({ label: 'Who holds it?', missing: 'Who holds it?' }),
    reason: textField({ label: 'Why?', hint: 'Both read it; it is in the audit log.', max: 300, missing: 'Why?' }),
  },
});

/** One note for whoever comes next. */
export const noteForm = defineModal({
  callbackId: 'champion.note',
  title: 'A note for the next',
  submit: 'Save',
  metadata: z.object({ number: z.number() }),
  fields: {
    note: textField({
      label: 'What should the next champion know?',
      placeholder: 'Acme is nearly content: ring Maarit on Monday.',
      lines: 'many',
      max: 1_000,
    }).or(''),
  },
});
