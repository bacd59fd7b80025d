import type { ActionsBlockElement } from '@slack/types';
import { actions, context, quote, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import type { MorningLine } from '../morning.ts';
import { answerReviewer, giveOwner, openIdea, publishWhy } from './actions.ts';
import type { Colleague, Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { STATUS_WORDS, statusWords } from './wording.ts';

const TITLE_SHOWN = 100;
const REASON_SHOWN = 600;

/** What happened, as far as its reader may know. */
export interface NewsFacts {
  readonly act: string;
  readonly actor: Colleague | null;
  readonly detail: string;
  /** The idea that it happened to, and the reader's own where that is part of it. */
  readonly idea: Idea;
  readonly own: Idea;
  readonly role: string;
  /** Whether the reader may read the idea that it happened to, and why it stands where it stands. */
  readonly isReadable: boolean;
  readonly mayReadWhy: boolean;
  /** Whether a decline is the reader's to know before it is published. */
  readonly isInsider: boolean;
  /** What the reader may still do: answer the reviewer, publish why it was declined. */
  readonly mayAnswer: boolean;
  readonly mayPublish: boolean;
  /** Whether it has no owner and the reader may give it one. */
  readonly mayGiveOwner: boolean;
  /** Whose mornings say that it waits too long; null for nobody's, or where that is not said. */
  readonly reminded: { readonly areReviewers: boolean } | null;
  /** For whoever sent it without a name; "" for others. */
  readonly nameless: string;
  readonly zone: string;
}

/** "Your idea #34 “Say thanks by phone” is declined." and why; null when what happened since then says more. */
export function newsLine(facts: NewsFacts): MorningLine | null {
  const told = toldParts(facts);
  if (told === null) return null;
  const line: Part[] = [...subjectOf(facts), ...told];
  const { act } = facts;
  const why = whyOf(facts);
  const buttons = buttonsFor(facts);
  return {
    spoken: spoken([
      ...line,
      ...(why === '' ? [] : [`${act === 'answered' ? ' ' : ' Why: '}${cutOnWord(why, REASON_SHOWN)}`]),
    ]),
    blocks: [
      richLine(...line),
      ...(why === '' ? [] : [quote(cutOnWord(why, REASON_SHOWN))]),
      ...effectLines(facts),
      ...(facts.mayPublish
        ? [
            context(
              'That it was declined, and why, is between you and the reviewers, unless you publish it. To others it is closed.',
            ),
          ]
        : []),
      actions(...buttons),
    ],
  };
}

function subjectOf({ role, idea, own, isReadable, act }: NewsFacts): Part[] {
  const named = (one: Idea, isShown: boolean): Part[] => [
    `#${one.number}`,
    ...(isShown ? [' ', richText(`“${cutOnWord(titleOf(one), TITLE_SHOWN)}”`, { bold: true })] : []),
  ];
  if (act === 'promise_broken') return [];
  if (role === 'author') return ['Your idea ', ...named(own, true)];
  if (role === 'merged') return [...named(idea, isReadable), `, which your idea #${own.number} is part of,`];
  return role === 'voter' ? [...named(idea, isReadable), ', which you are for,'] : named(idea, isReadable);
}

/** What of it is told; ends with a full stop. */
function toldParts({
  act,
  actor,
  detail,
  idea,
  own,
  role,
  zone,
  mayReadWhy,
  isInsider,
  reminded,
}: NewsFacts): Part[] | null {
  const who = actor?.name ?? 'A reviewer';
  if (role === 'owner' && act !== 'taken_back') return [` is yours now, says ${who}.`];
  switch (act) {
    case 'acknowledged':
      return [` was read by ${who}.`, ...promisedParts(idea, zone)];
    case 'exploring':
    case 'doing':
      return [` is ${STATUS_WORDS[act]}. `, ownerWords(idea, act, who)];
    case 'declined':
      return mayReadWhy
        ? [` is declined, by ${who}.`]
        : [` is closed, by ${who}. Why is between the reviewers and whoever sent it.`];
    case 'done':
      return [' is done.'];
    case 'reopened':
      return [` is open again: ${who} took it up once more.`, ...promisedParts(idea, zone)];
    case 'merged':
      return mergedParts(own, detail, who);
    case 'taken_back':
      return [
        `: ${who} took back what was decided. It is ${statusWords(idea, isInsider)} again.`,
        ...promisedParts(idea, zone),
      ];
    case 'answered':
      return [`: ${actor === null ? 'whoever sent it' : who} answers what was decided.`];
    case 'owner_left':
      return [` has no owner any more: ${actor?.name ?? 'a former colleague'} has left. Who sees to it now?`];
    case 'promise_broken':
      return brokenParts(idea, own, detail, { zone, reminded });
    default:
      return null;
  }
}

function ownerWords({ status, owner }: Idea, act: 'exploring' | 'doing', who: string): string {
  return status === act && owner !== null ? `Owner: ${owner.name}. Decided by ${who}.` : `Decided by ${who}.`;
}

function mergedParts({ mergedInto }: Idea, detail: string, who: string): Part[] {
  const number = mergedInto?.number ?? Number(/^#(\d+)/u.exec(detail)?.[1] ?? 0);
  return [` is part of #${number} now, says ${who}: what becomes of that, you hear too.`];
}

/** By when an answer is promised to whoever waits for one; nothing where none is owed. */
function promisedParts({ status, dueAt }: Idea, zone: string): Part[] {
  if (dueAt === null) return [];
  const what = status === 'new' ? ' You will hear from the reviewers by ' : ' You will hear what is decided by ';
  return [what, dateElement(dueAt, 'date', zone), '.'];
}

/** The date that was promised, and since when it waits; what came of it since then, when something did. */
function brokenParts(
  idea: Idea,
  own: Idea,
  promised: string,
  { zone, reminded }: Pick<NewsFacts, 'zone' | 'reminded'>,
): Part[] {
  const date = dateElement(new Date(promised), 'date', zone);
  if (idea.dueAt?.toISOString() !== promised) {
    return [
      `We promised an answer on #${own.number} by `,
      date,
      ` and were late. It is ${STATUS_WORDS[idea.status]} now.`,
    ];
  }
  const since = idea.status === 'new' ? own.createdAt : (idea.acknowledgedAt ?? own.createdAt);
  return [
    `We promised an answer on #${own.number} by `,
    date,
    ' and have not given one. It waits since ',
    dateElement(since, 'date', zone),
    `.${remindedWords(reminded)}`,
  ];
}

function remindedWords(reminded: NewsFacts['reminded']): string {
  if (reminded === null) return '';
  return reminded.areReviewers
    ? ' The reviewers are reminded of it every morning.'
    : ' Those who hold the reviewers to it are reminded every morning.';
}

/** The reason, where there is one and the reader may know it. */
function whyOf({ act, detail, mayReadWhy }: NewsFacts): string {
  if (!mayReadWhy) return '';
  if (act === 'merged') return detail.replace(/^#\d+ ?/u, '');
  return ['exploring', 'doing', 'declined', 'done', 'reopened', 'answered'].includes(act) ? detail : '';
}

function effectLines({ act, idea }: NewsFacts) {
  if (act !== 'done' || idea.status !== 'done') return [];
  return [
    ...(idea.effect === ''
      ? []
      : [richLine(richText('What it did: ', { bold: true }), cutOnWord(idea.effect, REASON_SHOWN))]),
    ...(idea.builders.length === 0 ? [] : [richLine(`Built by ${idea.builders.map(({ name }) => name).join(', ')}.`)]),
  ];
}

function buttonsFor({
  mayAnswer,
  mayPublish,
  mayGiveOwner,
  nameless,
  own,
  idea,
  isReadable,
}: NewsFacts): ActionsBlockElement[] {
  const mine = { id: nameless === '' ? own.id : '', nameless };
  const shown = isReadable ? idea : own;
  return [
    ...(mayAnswer
      ? [answerReviewer.element('Answer the reviewer', mine, { label: `Answer the reviewer: #${own.number}` })]
      : []),
    ...(mayPublish ? [publishWhy.element('Publish why', mine, { label: `Publish why: #${own.number}` })] : []),
    ...(mayGiveOwner
      ? [giveOwner.element('Give an owner', { id: idea.id }, { label: `Give #${idea.number} an owner` })]
      : []),
    openIdea.element('Open it', { id: shown.id }, { label: `Open #${shown.number}` }),
  ];
}
