import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';

const Reference = z.object({ id: z.string() });

export const opener = defineCommand('/opener');

/** Opens the form for a new opener. */
export const setUp = defineButton('openers.set_up', z.object({}));
/** Opens the form again as it was filled in, when the bot was not in the channel yet. */
export const goOn = defineButton(
  'openers.go_on',
  z.object({
    channel: z.string(),
    name: z.string(),
    weekdays: z.array(z.string()),
    time: z.string(),
    zone: z.string(),
    lead: z.number(),
    length: z.number(),
  }),
);
export const runNow = defineButton('openers.run', Reference);
export const removeIt = defineButton('openers.remove', Reference);
export const joinChannel = defineButton('openers.join_channel', Reference);
/** On a notice that an opener did not, or perhaps not, reach its channel. */
export const postItNow = defineButton('openers.post_now', z.object({ id: z.string(), occurrenceId: z.string() }));
