import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { type Conversation, type Reading, shortName } from '../conversations/index.ts';
import {
  addQuestions,
  editIdea,
  linkWords,
  sendOne,
  sendTyped,
  takeVoteBack,
  undoSending,
  unlink,
  voteFor,
  widenAudience,
} from './actions.ts';
import type { Idea, Readers } from './idea.ts';
import type { IdeaRights } from './idea-rights.ts';
import { type IdeaSetting, ideaBlocks, linkWordsOf, titleOf } from './idea-views.ts';

/** What a receipt says besides the idea itself. */
interface Receipt {
  /** What the receipt of a nameless idea carries; "" for others. */
  readonly key: string;
  readonly rights: IdeaRights;
  readonly offer: readonly KnownBlock[];
  readonly noun: Noun;
  readonly readers: Readers;
}

const READERS: Readonly<Record<Readers, string>> = {
  everyone: 'Everyone but guests may read it',
  channel: 'Only the people of its channel may read it',
  no_reviewer: 'Only the people of its channel may read it',
  unseen: 'Only you may read it',
  direct_message: 'Only you may read it',
};

/** Why nobody will answer it, where that is so. */
const UNANSWERABLE: Readonly<Partial<Record<Readers, string>>> = {
  no_reviewer: 'No reviewer is in its channel, so nobody can answer it there.',
  unseen: 'I am not in its channel, so nobody can answer it there.',
  direct_message: 'It comes from a direct message, so nobody else can answer it.',
};

/** "Idea #34 is in. You will hear from the reviewers by …" Only to whoever sent it. */
export function receipt(idea: Idea, { zone }: Reading, { key, rights, offer, noun, readers }: Receipt): Message {
  const { id, number, dueAt } = idea;
  const unanswerable = UNANSWERABLE[readers];
  const line: Part[] = [
    `Idea #${number} is in. `,
    ...(unanswerable === undefined ? [] : [unanswerable]),
    ...(dueAt === null || unanswerable !== undefined
      ? []
      : ['You will hear from the reviewers by ', dateElement(dueAt, 'date', zone), '.']),
  ];
  const name = key === '' ? 'with your name' : 'without your name';
  return message(spoken(line), [
    richLine(...line),
    richLine(richText(titleOf(idea), { bold: true }), ` · ${READERS[readers]}, ${name}.`),
    actions(
      addQuestions.element('Add the questions', { id, key }),
      linkWords.element(linkWordsOf(noun.one), { id, key }),
      ...(readers === 'everyone' ? [] : [widenAudience.element('Let everyone read it', { id, key })]),
      ...(rights.undo ? [undoSending.element('Undo', { id, key })] : []),
    ),
    ...offer,
  ]);
}

/** After somebody changed one. */
export function ideaSaved(idea: Idea, key: string, noun: Noun): Message {
  const { id, number } = idea;
  const line = `Saved. #${number} · ${titleOf(idea)}.`;
  return message(line, [section(line), actions(linkWords.element(linkWordsOf(noun.one), { id, key }))]);
}

/** After Undo. */
export function sendingUndone({ number }: Pick<Idea, 'number'>): Message {
  const line = `Idea #${number} is undone. Nothing of it was kept.`;
  return message(line, [section(line), actions(sendOne.element('Send another', {}))]);
}

/** What stands below an idea besides its own words. */
export interface IdeaSurroundings extends IdeaSetting {
  /** Of what customers said, what the reader may unlink. */
  readonly unlinks: readonly Conversation[];
  /** What reviewers and its author may do with it, and its history. */
  readonly below: readonly KnownBlock[];
}

/** The idea itself, for whoever may read it. */
export function ideaRecord(idea: Idea, reading: Reading, rights: IdeaRights, around: IdeaSurroundings): Message {
  const elements = ideaButtons(idea, rights, around.noun);
  return message(`Idea #${idea.number}: ${titleOf(idea)}`, [
    ...ideaBlocks(idea, reading, around),
    ...(elements.length > 0 ? [actions(...elements)] : []),
    ...around.unlinks.map((one) => unlinkLine(idea, one)),
    ...around.below,
  ]);
}

function unlinkLine({ id }: Idea, conversation: Conversation): KnownBlock {
  const { number } = conversation;
  const said = { id, conversationId: conversation.id };
  const button = unlink.element(`Unlink #${number}`, said, { label: `Unlink conversation #${number}` });
  return section(`What ${shortName(conversation)} said is linked.`, button);
}

function ideaButtons({ id, number }: Idea, rights: IdeaRights, noun: Noun): ActionsBlockElement[] {
  return [
    ...(rights.vote
      ? [voteFor.element('I am for it', { id }, { style: 'primary', label: `I am for #${number}` })]
      : []),
    ...(rights.takeVoteBack ? [takeVoteBack.element('Take my vote back', { id })] : []),
    ...(rights.link ? [linkWords.element(linkWordsOf(noun.one), { id })] : []),
    ...(rights.edit ? [editIdea.element('Edit', { id })] : []),
    ...(rights.undo ? [undoSending.element('Undo', { id })] : []),
  ];
}

/** The same whether it never existed or is none of this person's business: a number must not tell. */
export function noSuchIdea(number: number): Message {
  return said(`There is no idea #${number} that you may read.`);
}

/** What remains visible to a reviewer of an idea whose words they may not read. */
export function ideaOutline({ number, createdAt, owner }: Idea, { zone }: Reading): Message {
  return said(
    `Idea #${number} belongs to the people of a channel. It was sent `,
    dateElement(createdAt, 'date', zone),
    owner === null ? ', and nobody owns it.' : `, and ${owner.name} owns it.`,
  );
}

/** Examples, with the command's name as it is installed here. */
export function ideaHelp(typed: string, noun: Noun, unclear?: string): Message {
  const start =
    unclear === undefined
      ? `What could be better for our ${noun.many}?`
      : `I don’t know what “${cutOnWord(unclear, 60)}” means here.`;
  const examples = [
    mrkdwn`\`${typed} say thanks by phone\`  sends it; you hear what becomes of it`,
    mrkdwn`\`${typed}\`  opens the form, with the questions worth asking`,
    mrkdwn`\`${typed} 34\`  shows #34; \`${typed} vote 34\` is for it, \`${typed} unvote 34\` no longer; \`${typed} edit 34\` changes it`,
    mrkdwn`\`${typed} mine\`, \`${typed} top\`, \`${typed} list doing\`, \`${typed} search phone\`  look through them`,
    mrkdwn`\`${typed} review\`  goes through what waits for a decision; \`${typed} stats\`  says how we do`,
    mrkdwn`\`${typed} decline 34\`, and so \`acknowledge\`, \`explore\`, \`do\`, \`done\`, \`owner\`, \`merge\` and \`reopen\`, are for reviewers`,
  ];
  return message(`${start} Try ${typed} say thanks by phone.`, [
    section(start),
    section(joinMrkdwn(examples, '\n')),
    context('On any message: More actions → Make it an idea.'),
    actions(
      ...(unclear === undefined ? [] : [sendTyped.element('Send it as an idea', { words: unclear })]),
      sendOne.element('Send an idea', {}, { style: 'primary' }),
    ),
  ]);
}
