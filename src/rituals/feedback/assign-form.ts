import { defineModal } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';
import { aboutRecord, RecordMetadata } from './record-form.ts';

/** Who is to answer it, with a word why. */
export const assignForm = defineModal({
  callbackId: 'feedback.assign',
  title: 'Who answers it?',
  submit: 'Assign',
  metadata: RecordMetadata,
  fields: {
    owner: personField({ label: 'Owner', missing: 'Who is to answer it?' }),
    why: textField({ label: 'A word why', placeholder: 'You know their contract best', max: 300 }).or(''),
  },
  layout: aboutRecord,
});
