import { z } from 'zod';
import { pickField } from '../../slack/choice-fields.ts';
import { defineModal } from '../../slack/modals.ts';

/** What a meeting's channel is to hear now. */
export const minuteForm = defineModal({
  callbackId: 'champion.minute',
  title: 'A customer minute',
  submit: 'Post it now',
  metadata: z.object({}),
  fields: {
    story: pickField({ label: 'Whose words?', missing: 'Whose words?' }),
    meeting: pickField({ label: 'In which meeting’s channel?', hint: 'Its host is told.', missing: 'Where?' }),
  },
});
