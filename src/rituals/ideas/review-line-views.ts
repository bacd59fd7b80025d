import type { ActionsBlockElement } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Part, spoken } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import type { MorningLine } from '../morning.ts';
import { acknowledgeIdea, decideOn, giveOwner, openIdea, reviewQueue, seeUnowned } from './actions.ts';
import type { Colleague, Idea } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { interestWords, STATUS_WORDS } from './wording.ts';

const TITLE_SHOWN = 120;

const HEADINGS = {
  late: 'Ideas that wait too long for an answer',
  held: 'Ideas that wait too long for an answer, and no reviewer wants to be reminded',
  today: 'Ideas to answer before your next working day',
  new: 'New ideas',
  unowned: 'Ideas that nobody sees to',
} as const;

/** One idea that waits for a reviewer, or what became of it. */
export function reviewLine(facts: {
  readonly idea: Idea;
  readonly section: keyof typeof HEADINGS;
  readonly memberId: string;
  readonly isReadable: boolean;
  readonly mayDecide: boolean;
  readonly isOpen: boolean;
  /** What was done with it since, as far as that is known. */
  readonly became: { readonly actor: Colleague | null; readonly at: Date; readonly act: string } | null;
  readonly noun: Noun;
  readonly reading: Reading;
}): MorningLine {
  const { idea, section, isOpen, mayDecide } = facts;
  const line = isOpen ? openParts(facts) : becameParts(facts);
  const { id, number } = idea;
  const buttons = [
    ...(mayDecide ? buttonsFor(idea, section) : []),
    openIdea.element('Open', { id }, { label: `Open #${number}` }),
  ];
  return {
    heading: HEADINGS[section],
    spoken: spoken([...line, '.']),
    blocks: [richLine(...line), ...(isOpen ? [actions(...buttons)] : [])],
  };
}

function buttonsFor({ id, number, status }: Idea, section: keyof typeof HEADINGS): ActionsBlockElement[] {
  if (section === 'unowned') return [giveOwner.element('Give an owner', { id }, { label: `Give #${number} an owner` })];
  return [
    ...(status === 'new' ? [acknowledgeIdea.element('Acknowledge', { id }, { label: `Acknowledge #${number}` })] : []),
    decideOn.element('Decide…', { id }, { label: `Decide on #${number}` }),
  ];
}

type Facts = Parameters<typeof reviewLine>[0];

function openParts({ idea, section, isReadable, noun, reading }: Facts): Part[] {
  const { number, dueAt, status } = idea;
  const name = isReadable ? `“${cutOnWord(titleOf(idea), TITLE_SHOWN)}”` : 'Confined';
  const behind = isReadable ? interestWords(idea, noun) : '';
  return [
    '• ',
    richText(name, { bold: true }),
    ` #${number}`,
    ...(section === 'unowned' ? [` · ${STATUS_WORDS[status]}, without an owner`] : []),
    ...(behind === '' ? [] : [` · ${behind}`]),
    ...(dueAt === null
      ? []
      : [
          status === 'new' ? ' · to be read by ' : ' · to be decided by ',
          dateElement(dueAt, 'date and time', reading.zone),
        ]),
  ];
}

function becameParts({ idea, became, memberId, reading }: Facts): Part[] {
  const { number, status } = idea;
  if (became === null) return [`✓ #${number}: ${STATUS_WORDS[status]}`];
  const who = became.actor?.id === memberId ? 'you' : (became.actor?.name ?? 'a former colleague');
  return [
    `✓ #${number}, ${DONE[became.act] ?? 'changed'} by ${who}, `,
    dateElement(became.at, 'date and time', reading.zone),
  ];
}

const DONE: Readonly<Record<string, string>> = {
  acknowledged: 'read',
  exploring: 'given to be explored',
  doing: 'given to be done',
  declined: 'declined',
  done: 'said to be done',
  merged: 'made part of another',
  reopened: 'taken up again',
  owner_given: 'given an owner',
};

/** Behind the fifth line. */
export function moreToReview(more: number): MorningLine {
  const line = more === 1 ? 'And one more idea waits.' : `And ${more} more ideas wait.`;
  const blocks = [richLine(line), actions(reviewQueue.element('Go through them', {}))];
  return { goesOn: true, spoken: spoken([line]), blocks };
}

/** Behind the third that nobody sees to. */
export function moreUnowned(more: number): MorningLine {
  const line = more === 1 ? 'One more idea has no owner.' : `${more} more ideas have no owner.`;
  return { spoken: spoken([line]), blocks: [richLine(line), actions(seeUnowned.element('See them', {}))] };
}
