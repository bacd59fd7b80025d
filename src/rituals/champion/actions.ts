import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';

const Reference = z.object({ id: z.string() });

export const champion = defineCommand('/champion');

/** The answers of somebody who was nominated; the id is the nomination's. */
export const acceptNomination = defineButton('champion.accept', Reference);
/** Opens a short form: when may they be asked again? */
export const notNow = defineButton('champion.not_now', Reference);
export const neverAskAgain = defineButton('champion.never_ask', Reference);
/** Opens the form to nominate somebody. */
export const nominateOne = defineButton('champion.nominate', z.object({}));
/** Seconds a nomination where the workspace asks for that. */
export const secondNomination = defineButton('champion.second', Reference);
/** Takes whoever presses it out of the pool. */
export const leavePool = defineButton('champion.leave_pool', z.object({}));
