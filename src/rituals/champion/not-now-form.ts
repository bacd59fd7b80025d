import { z } from 'zod';
import { context } from '../../slack/blocks.ts';
import { defineModal } from '../../slack/modals.ts';
import { dateField, personField } from '../../slack/pick-fields.ts';
import { textField } from '../../slack/text-fields.ts';

/** When somebody who says "not now" may be asked again. */
export const notNowForm = defineModal({
  callbackId: 'champion.not_now',
  title: 'Not now',
  submit: 'Save',
  metadata: z.object({ id: z.string() }),
  fields: {
    askAgainOn: dateField({ label: 'Ask me again from', missing: 'From which day on?' }),
  },
  layout: () => ({ intro: [context('Nobody is told.')] }),
});

/** Who should be champion, and why. */
export const nominateForm = defineModal({
  callbackId: 'champion.nominate',
  title: 'Customer champion',
  submit: 'Nominate',
  metadata: z.object({}),
  fields: {
    whom: personField({
      label: 'Who should be customer champion?',
      hint: 'Yourself, too.',
      missing: 'Whom do you mean?',
    }),
    reason: textField({
      label: 'Why?',
      placeholder: 'Calls customers back in person.',
      hint: 'They read it with your name.',
      max: 300,
      lines: 'many',
    }).or(''),
  },
});
