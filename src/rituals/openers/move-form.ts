import { z } from 'zod';
import { instantAt } from '../../schedule/local-time.ts';
import { zoneInWords } from '../../schedule/zones.ts';
import { context } from '../../slack/blocks.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { dateField, timeField } from '../../slack/pick-fields.ts';

const fields = {
  date: dateField({ label: 'New day', missing: 'To which day?' }),
  time: timeField({ label: 'New time', missing: 'To which time?' }),
};

/** Moves one meeting. */
export const moveForm = defineModal({
  callbackId: 'openers.move_meeting',
  title: 'Move one meeting',
  submit: 'Move it',
  metadata: z.object({ id: z.string(), date: z.string(), zone: z.string(), was: z.string() }),
  fields,
  layout: ({ zone, was }) => ({ intro: [context(`It is planned for ${was}. The new time is ${zoneInWords(zone)}.`)] }),
});

/** @param now moving into the past makes no sense */
export function validateMove(
  { date, time }: ValuesOf<typeof fields>,
  { zone }: { readonly zone: string },
  now: Date,
): { date?: string } {
  return instantAt(date, time, zone) > now ? {} : { date: 'That time is over. Choose one that is still to come.' };
}
