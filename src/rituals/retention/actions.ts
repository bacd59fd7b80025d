import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';

const Announced = z.object({ occurrenceId: z.string() });

/** Lists what an announced deletion will take. */
export const seeExpiring = defineButton('retention.see', Announced);
export const putOff = defineButton('retention.put_off', Announced);
