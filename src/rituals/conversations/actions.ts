import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';
import { defineMenu } from '../../slack/menus.ts';
import { defineGlobalShortcut, defineMessageShortcut } from '../../slack/shortcuts.ts';
import { LEVELS } from './conversation.ts';

const Reference = z.object({ id: z.string() });

export const heard = defineCommand('/heard');
export const captureMessage = defineMessageShortcut('conversations.capture_message');
export const captureFromAnywhere = defineGlobalShortcut('conversations.capture');

/** Opens an empty form. */
export const logOne = defineButton('conversations.log', z.object({}));
export const takeIt = defineButton('conversations.take', Reference);
export const editIt = defineButton('conversations.edit', Reference);
export const undoIt = defineButton('conversations.undo', Reference);
/** Takes back a step with it. @property at the instant of what is taken back, in milliseconds */
export const undoVisit = defineButton('feedback.undo', z.object({ id: z.string(), at: z.number() }));
/** Opens the form for a message that somebody reacted to. */
export const logReacted = defineButton(
  'conversations.log_reacted',
  z.object({ channelId: z.string(), ts: z.string() }),
);
/** Shows the record in a modal. */
export const openIt = defineButton('conversations.open', Reference);
export const readAll = defineButton('conversations.read_all', Reference);
/** Asks what was learned. */
export const addLesson = defineButton('conversations.add_lesson', Reference);
/** Asks who else said it. */
export const addVoiceTo = defineButton('conversations.add_voice', Reference);
/** Takes back that somebody else said it; the id is the voice's. */
export const takeVoiceBack = defineButton('conversations.take_voice_back', Reference);
/** Opens the list of who else said it, from a page on (0 is the first). */
export const seeVoices = defineButton('conversations.see_voices', Reference);
/** Other pages of that list, pressed in it. */
const Page = z.object({ id: z.string(), page: z.number() });
export const newerVoices = defineButton('conversations.newer_voices', Page);
export const olderVoices = defineButton('conversations.older_voices', Page);
/** Brings back what was deleted. */
export const undoDelete = defineButton('conversations.undo_delete', Reference);
/** The three dots on a record. */
export const more = defineMenu(
  'conversations.more',
  z.object({ act: z.enum(['edit', 'join', 'release', 'delete']), id: z.string() }),
);
/** Opens the list of what waits for an owner. */
export const seeAndTake = defineButton('conversations.see_waiting', z.object({}));
/** Take it, pressed in that list: the list is shown anew. */
export const takeFromList = defineButton('conversations.take_from_list', Reference);
/** Opens a customer's page; the id is the customer's. */
export const openCustomer = defineButton('conversations.customer', Reference);
/** Other pages of what they said, pressed on it. */
export const newerFromCustomer = defineButton('conversations.customer_newer', Page);
export const olderFromCustomer = defineButton('conversations.customer_older', Page);
export const editCustomer = defineButton('conversations.customer_edit', Reference);
/** Asks who else is the same. */
export const sameCustomerAs = defineButton('conversations.customer_same', Reference);
const Pair = z.object({ id: z.string(), into: z.string() });
/** Says yes to that: the first becomes the second. */
export const makeThemOne = defineButton('conversations.customer_make_one', Pair);
/** Parts one again from whom it was merged into; pressed right after that, and later on the page. */
export const undoMerge = defineButton('conversations.customer_undo_merge', Reference);
export const splitCustomer = defineButton('conversations.customer_split', Reference);
/** Pressed on a receipt; `about` is what it was given for. */
const OnReceipt = z.object({ about: z.object({ kind: z.enum(['conversation', 'voice']), id: z.string() }) });
/** Says who somebody is who was just named. */
export const itIs = defineButton('conversations.customer_it_is', Pair.extend(OnReceipt.shape));
export const somebodyNew = defineButton('conversations.customer_is_new', Reference.extend(OnReceipt.shape));
/** Parts them again, pressed on the receipt right after that. */
export const notThem = defineButton('conversations.customer_not_them', Reference.extend(OnReceipt.shape));
/** Shows who knows them. */
export const whoKnows = defineButton('conversations.customer_known_by', Reference);
/** Shows what would go with a customer; the id is the customer's. */
export const forgetCustomer = defineButton('conversations.forget_customer', Reference);
/** Says yes to that. */
export const forgetForGood = defineButton('conversations.forget_for_good', Reference);
/** Says yes to forgetting a colleague who left; the id is the member's. */
export const forgetColleague = defineButton('conversations.forget_colleague', Reference);

/** Opens the list of what whoever presses it heard. */
export const whatIHeard = defineButton('conversations.what_i_heard', z.object({}));
const Turn = z.object({
  asked: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('list'),
      filters: z.object({
        mine: z.boolean(),
        unanswered: z.boolean(),
        levels: z.array(z.enum(LEVELS)).readonly(),
        customer: z.string(),
        kind: z.string(),
        days: z.number().nullable(),
      }),
    }),
    z.object({ kind: z.literal('search'), words: z.string() }),
  ]),
  page: z.number(),
});
/** Other pages of a list, pressed in it. */
export const seeEarlier = defineButton('conversations.see_earlier', Turn);
export const seeLater = defineButton('conversations.see_later', Turn);
/** Opens the list of whom nobody has heard from. */
export const seeQuiet = defineButton('conversations.see_quiet', z.object({}));
/** Other pages of it, pressed in it: the longest silent are on the first. */
const QuietTurn = z.object({ page: z.number() });
export const seeQuieter = defineButton('conversations.see_quieter', QuietTurn);
export const seeLessQuiet = defineButton('conversations.see_less_quiet', QuietTurn);
/** Opens the form with a line that was taken for something else. */
export const logTyped = defineButton('conversations.log_typed', z.object({ words: z.string() }));
