import { z } from 'zod';
import { defineModal } from '../../slack/modals.ts';
import { personField } from '../../slack/pick-fields.ts';

/** Gives an opener to another host. */
export const handOverForm = defineModal({
  callbackId: 'openers.hand_over',
  title: 'Hand the opener over',
  submit: 'Hand over',
  metadata: z.object({ id: z.string() }),
  fields: { host: personField({ label: 'New host', missing: 'Who hosts it from now on?' }) },
});
