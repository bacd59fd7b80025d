import { z } from 'zod';
import { defineModal } from '../../slack/modals.ts';
import { peopleField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';

const fields = {
  purpose: textField({
    label: 'What is our service for?',
    placeholder: 'That no child waits longer than a week for an answer.',
    hint: 'One sentence. It stands above what was said, in every opener. Empty: no such line.',
    max: 300,
  }).or(''),
  tellers: peopleField({
    label: 'Who is in sales or support?',
    hint: 'In turn they are asked to tell a meeting more, the working day before. Nobody is named unasked.',
  }).or(null),
};

/** What all openers of a workspace have in common. */
export const meetingsForm = defineModal({
  callbackId: 'workspace.meetings',
  title: 'Meetings',
  submit: 'Save',
  metadata: z.object({}),
  fields,
});
