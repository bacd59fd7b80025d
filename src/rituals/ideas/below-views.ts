import type { ActionsBlockElement, KnownBlock, RichTextBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { oneBlock } from '../conversations/index.ts';
import {
  acknowledgeIdea,
  answerReviewer,
  decideOn,
  finishIdea,
  giveOwner,
  mergeIdea,
  publishWhy,
  reopenIdea,
  undoDecision,
} from './actions.ts';
import { toldWords } from './done-views.ts';
import { type Colleague, type Idea, isOpen } from './idea.ts';
import type { StepKind } from './idea-steps.ts';

const ANSWER_SHOWN = 600;

interface Happened {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly actor: Colleague | null;
  readonly detail: string;
}

/** What is known about an idea besides its words, and what its reader may do with it. */
export interface BelowFacts {
  readonly history: readonly Happened[];
  /** How those are called whom it was given to, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Reviewers, its owner and its author read why it was declined, and what the author answered. */
  readonly mayReadWhy: boolean;
  /** Ids of the declines in the history that their author has published. */
  readonly published: ReadonlySet<string>;
  readonly steps: readonly StepKind[];
  /** The line of the history that its reader may take back; null for none. */
  readonly undoes: string | null;
  readonly mayAnswer: boolean;
  readonly mayPublish: boolean;
  readonly told: { readonly told: number; readonly of: number };
  readonly noun: Noun;
  readonly zone: string;
}

/** The history, and the buttons of reviewers and of its author. */
export function belowBlocks(idea: Idea, facts: BelowFacts): KnownBlock[] {
  const { history, mayReadWhy, told, noun } = facts;
  const elements = buttonsFor(idea, facts);
  const isSecret = idea.status === 'declined' && !idea.isReasonPublic && mayReadWhy && idea.reason !== '';
  const tally = toldWords(told, noun);
  return [
    ...(isSecret
      ? [
          oneBlock(richLine(richText('Why: ', { bold: true }), cutOnWord(idea.reason, ANSWER_SHOWN))),
          context('Only whoever sent it, its owner and the reviewers read this; to others it is closed.'),
        ]
      : []),
    ...(history.length === 0 ? [] : [oneBlock(...history.flatMap((line) => historyLines(line, facts)))]),
    ...(tally === '' ? [] : [context(`When it was done: ${tally}.`)]),
    ...(elements.length === 0 ? [] : [actions(...elements)]),
  ];
}

function historyLines(happened: Happened, { names, mayReadWhy, published, zone }: BelowFacts): RichTextBlock[] {
  const isPrivate = happened.act === 'declined' && !mayReadWhy && !published.has(happened.id);
  const words = SAID[isPrivate ? 'closed' : happened.act]?.(happened.actor?.name ?? null, happened.detail, names);
  if (words === undefined) return [];
  const line = richLine(`${words}, `, dateElement(happened.at, 'date and time', zone));
  if (happened.act !== 'answered' || !mayReadWhy) return [line];
  return [line, quote(cutOnWord(happened.detail, ANSWER_SHOWN))];
}

type Saying = (who: string | null, detail: string, names: ReadonlyMap<string, string>) => string;

const FORMER = 'A former colleague';

const SAID: Readonly<Record<string, Saying>> = {
  sent: (who) => (who === null ? 'It was sent' : `${who} sent it`),
  acknowledged: (who) => `${who ?? FORMER} read it`,
  exploring: (who) => `${who ?? FORMER} had it explored`,
  doing: (who) => `${who ?? FORMER} said: do it`,
  declined: (who) => `${who ?? FORMER} declined it`,
  // What others read of a decline that was not published.
  closed: (who) => `${who ?? FORMER} closed it`,
  done: (who) => `${who ?? FORMER} said that it is done`,
  reopened: (who) => `${who ?? FORMER} took it up again`,
  merged: (who, detail) => `${who ?? FORMER} made it part of ${/^#\d+/u.exec(detail)?.[0] ?? 'another idea'}`,
  owner_given: (who, detail, names) => `${who ?? FORMER} gave it to ${names.get(detail) ?? 'a former colleague'}`,
  owner_left: (who) => `${who ?? FORMER} has left, so nobody owns it`,
  answered: (who) => `${who ?? 'Whoever sent it'} answered`,
  published: (who) => `${who ?? 'Whoever sent it'} published why`,
  promise_broken: () => 'The promised date passed without an answer',
  taken_back: (who) => `${who ?? FORMER} took a decision back`,
};

function buttonsFor(idea: Idea, { steps, undoes, mayAnswer, mayPublish }: BelowFacts): ActionsBlockElement[] {
  const { id, number } = idea;
  const may = (...kinds: readonly StepKind[]) => kinds.some((kind) => steps.includes(kind));
  const mine = { id, nameless: '' };
  return [
    ...(may('acknowledge')
      ? [acknowledgeIdea.element('Acknowledge', { id }, { label: `Acknowledge #${number}` })]
      : []),
    ...(may('explore', 'do', 'decline')
      ? [decideOn.element('Decide…', { id }, { label: `Decide on #${number}` })]
      : []),
    ...(may('finish') ? [finishIdea.element('Done…', { id }, { label: `Say that #${number} is done` })] : []),
    ...(may('give_owner') ? [giveOwner.element('Give an owner', { id }, { label: `Give #${number} an owner` })] : []),
    ...(may('decline') && isOpen(idea)
      ? [mergeIdea.element('Merge into…', { id }, { label: `Merge #${number} into another` })]
      : []),
    ...(may('reopen') ? [reopenIdea.element('Take it up again', { id }, { label: `Take #${number} up again` })] : []),
    ...(mayAnswer
      ? [answerReviewer.element('Answer the reviewer', mine, { label: `Answer the reviewer: #${number}` })]
      : []),
    ...(mayPublish ? [publishWhy.element('Publish why', mine, { label: `Publish why: #${number}` })] : []),
    ...(undoes === null ? [] : [undoDecision.element('Undo that', { id: undoes }, { label: `Undo on #${number}` })]),
  ];
}
