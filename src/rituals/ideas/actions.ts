import { z } from 'zod';
import { defineButton } from '../../slack/actions.ts';
import { defineCommand } from '../../slack/commands.ts';
import { defineGlobalShortcut, defineMessageShortcut } from '../../slack/shortcuts.ts';
import { STATUSES } from './idea.ts';
import { TOLD } from './telling.ts';

const Reference = z.object({ id: z.string() });
/** `key` is what the receipt of a nameless idea carries; "" for others. */
const OwnReference = Reference.extend({ key: z.string().default('') });

export const idea = defineCommand('/idea');
export const sendFromMessage = defineMessageShortcut('ideas.send_message');
export const sendFromAnywhere = defineGlobalShortcut('ideas.send');

/** Opens an empty form. */
export const sendOne = defineButton('ideas.send_one', z.object({}));
/** Opens the form with a conversation linked to it; the id is the conversation's. */
export const makeItAnIdea = defineButton('ideas.make_it_an_idea', Reference);
/** Opens the form with a line that was taken for something else. */
export const sendTyped = defineButton('ideas.send_typed', z.object({ words: z.string() }));
/** Opens the form on an idea that was just sent, with the questions in it. */
export const addQuestions = defineButton('ideas.add_questions', OwnReference);
/** Asks which conversations it answers. */
export const linkWords = defineButton('ideas.link_words', OwnReference);
/** Takes back an idea that was just sent. */
export const undoSending = defineButton('ideas.undo', OwnReference);
/** Lets everyone read an idea that was for the people of a channel. */
export const widenAudience = defineButton('ideas.widen', OwnReference);
export const editIdea = defineButton('ideas.edit', Reference);
/** Shows an idea in a modal. */
export const openIdea = defineButton('ideas.open', Reference);
export const voteFor = defineButton('ideas.vote', Reference);
export const takeVoteBack = defineButton('ideas.take_vote_back', Reference);
/** Takes a link away, pressed on the idea. */
export const unlink = defineButton('ideas.unlink', z.object({ id: z.string(), conversationId: z.string() }));
/** Takes back what was just linked or unlinked; the id is that of the line in its history. */
export const undoLinking = defineButton('ideas.undo_linking', OwnReference);

const Turn = z.object({
  asked: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('list'),
      filters: z.object({
        mine: z.boolean(),
        toReview: z.boolean(),
        unowned: z.boolean().default(false),
        statuses: z.array(z.enum(STATUSES)).readonly(),
        customer: z.string(),
        kind: z.string(),
      }),
    }),
    z.object({ kind: z.literal('search'), words: z.string() }),
    z.object({ kind: z.literal('top') }),
  ]),
  page: z.number(),
});
/** Other pages of a list, pressed in it. */
export const seeEarlier = defineButton('ideas.see_earlier', Turn);
export const seeLater = defineButton('ideas.see_later', Turn);
/** The same as a vote, pressed in a list that stays open. */
const VoteInList = Turn.extend({ id: z.string() });
export const voteInList = defineButton('ideas.vote_in_list', VoteInList);
export const takeBackInList = defineButton('ideas.take_back_in_list', VoteInList);
/** Opens the list of what whoever presses it sent. */
export const whatISent = defineButton('ideas.what_i_sent', z.object({}));
/** Opens the list of all, the newest first. */
export const seeNewest = defineButton('ideas.see_newest', z.object({}));
/** Opens the list of what nobody sees to. */
export const seeUnowned = defineButton('ideas.see_unowned', z.object({}));
/** Opens the list of this quarter's top. */
export const seeTop = defineButton('ideas.see_top', z.object({}));
/** Says that an idea was read. */
export const acknowledgeIdea = defineButton('ideas.acknowledge', Reference);
/** Asks for a decision on an idea. */
export const decideOn = defineButton('ideas.decide_on', Reference);
/** Asks what came of an idea. */
export const finishIdea = defineButton('ideas.finish', Reference);
/** Asks which idea this one is part of. */
export const mergeIdea = defineButton('ideas.merge_into', Reference);
/** Asks who sees to it. */
export const giveOwner = defineButton('ideas.give_owner', Reference);
/** Asks why it is taken up again. */
export const reopenIdea = defineButton('ideas.reopen', Reference);
/** Takes back what was just done with an idea; the id is that of the line in its history. */
export const undoDecision = defineButton('ideas.undo_decision', Reference);
/** `id` names the idea, `nameless` whoever sent it without a name: one of them is "". */
const AuthorsReference = z.object({ id: z.string(), nameless: z.string() });
/** Asks its author for an answer to a decision. */
export const answerReviewer = defineButton('ideas.answer_reviewer', AuthorsReference);
/** Lets everybody read why an idea was declined. */
export const publishWhy = defineButton('ideas.publish_why', AuthorsReference);
/** Goes through what waits for a decision, one by one. */
export const reviewQueue = defineButton('ideas.review_queue', z.object({}));
const ToldReference = z.object({ id: z.string(), conversationId: z.string() });
/** That a customer was told what became of what they said. */
export const toldThem = defineButton('ideas.told_them', ToldReference);
export const willNotTell = defineButton('ideas.will_not_tell', ToldReference);
/** Takes back what was said of it. */
export const undoTelling = defineButton(
  'ideas.undo_telling',
  ToldReference.extend({ said: z.enum(TOLD), was: z.enum(TOLD) }),
);

/** Votes for another idea and takes the fresh one back; `other` is the one to vote for. */
export const voteInstead = defineButton('ideas.vote_instead', OwnReference.extend({ other: z.string() }));
/** Takes the offer of look-alikes off a receipt. */
export const itIsDifferent = defineButton('ideas.it_is_different', OwnReference);
