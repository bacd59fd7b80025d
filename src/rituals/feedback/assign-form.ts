import { checkboxesField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutOwned, OwnedMetadata } from './record-form.ts';

const fields = {
  owner: personField({ label: 'Owner', missing: 'Who is to answer it?' }),
  why: textField({ label: 'A word why', placeholder: 'You know their contract best', max: 300 }).or(''),
  anyway: checkboxesField({
    label: 'If they are away',
    choices: [{ value: 'anyway', text: 'Assign it all the same' }],
  }).or(null),
};

export type AssignValues = ValuesOf<typeof fields>;

/** Who is to answer it, with a word why. */
export const assignForm = defineModal({
  callbackId: 'feedback.assign',
  title: 'Who answers it?',
  submit: 'Assign',
  metadata: OwnedMetadata,
  fields,
  layout: aboutOwned,
});
