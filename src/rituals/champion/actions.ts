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

/** Who is next, with dates. */
export const seeNext = defineButton('champion.see_next', z.object({}));
const Numbered = z.object({ number: z.number() });
/** Says that whoever presses it can’t hold that term. */
export const iCant = defineButton('champion.i_cant', Numbered);
/** Opens the form for the one note of a term. */
export const addNote = defineButton('champion.add_note', Numbered);
/** Admins: nobody is asked any more. */
export const doWithout = defineButton('champion.do_without', z.object({}));
/** Admins: those who are willing take turns again. */
export const haveOneAgain = defineButton('champion.have_one_again', z.object({}));
/** Admins: has the user group written once more. */
export const tryGroupAgain = defineButton('champion.group_again', z.object({}));
/** Why it is whose it is. */
export const seeWhy = defineButton('champion.see_why', z.object({}));
/** Who it is, and the whole worklist. */
export const seeWorklist = defineButton('champion.see_worklist', z.object({}));
const PagedList = z.enum(['overdue', 'recurred', 'due']);
/** A list of the worklist that is shown whole, page by page; ideas and who waits for an owner have lists of their own. */
export type PagedList = z.output<typeof PagedList>;
const OnPage = z.object({ list: PagedList, page: z.number() });
/** Opens a list of the worklist, and turns its pages. */
export const seeList = defineButton('champion.see_list', OnPage);
export const turnList = defineButton('champion.turn_list', OnPage);
export const turnListBack = defineButton('champion.turn_list_back', OnPage);
export const seeHistory = defineButton('champion.see_history', z.object({}));
const HistoryPage = z.object({ page: z.number() });
/** Turn the pages of the history. */
export const turnHistory = defineButton('champion.turn_history', HistoryPage);
export const turnHistoryBack = defineButton('champion.turn_history_back', HistoryPage);
/** Answers to a question about a term; the id is the change's. */
export const agree = defineButton('champion.agree', Reference);
export const disagree = defineButton('champion.disagree', Reference);
/** Calls a customer minute that did not come once more: `missedId` is the one that did not. */
export const postMinute = defineButton(
  'champion.post_minute',
  Reference.extend({ openerId: z.string(), missedId: z.string() }),
);
/** Takes back what one asked for. */
export const undoTermChange = defineButton('champion.undo_change', Reference);
