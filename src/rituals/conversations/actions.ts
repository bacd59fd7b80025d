import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';
import { defineGlobalShortcut, defineMessageShortcut } from '../../slack/shortcuts.ts';

const Reference = z.object({ id: z.string() });

export const heard = defineCommand('/heard');
export const captureMessage = defineMessageShortcut('conversations.capture_message');
export const captureFromAnywhere = defineGlobalShortcut('conversations.capture');

/** Opens an empty form. */
export const logOne = defineButton('conversations.log', z.object({}));
export const takeIt = defineButton('conversations.take', Reference);
export const editIt = defineButton('conversations.edit', Reference);
export const undoIt = defineButton('conversations.undo', Reference);
/** Shows the record in a modal. */
export const openIt = defineButton('conversations.open', Reference);
export const readAll = defineButton('conversations.read_all', Reference);
/** Opens the list of what waits for an owner. */
export const seeAndTake = defineButton('conversations.see_waiting', z.object({}));
/** Take it, pressed in that list: the list is shown anew. */
export const takeFromList = defineButton('conversations.take_from_list', Reference);
