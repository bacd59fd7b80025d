import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import type { Part } from '../../slack/spoken.ts';
import {
  type Conversation,
  openIt,
  type Reading,
  seeAndTake,
  seeQuiet,
  shortName,
  takeIt,
} from '../conversations/index.ts';
import { assignIt } from '../feedback/index.ts';
import { acknowledgeIdea, type Idea, openIdea } from '../ideas/index.ts';

/** A conversation, and whether its words may be shown to whoever looks. */
export interface Seen {
  readonly conversation: Conversation;
  readonly isReadable: boolean;
}

/** What keeps something from coming again, by whom and when. */
export interface SeenPrevention extends Seen {
  readonly id: string;
  readonly action: string;
  /** Local date, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly doerId: string | null;
  readonly doer: string | null;
}

/** What waits for the champion; of each list the first few, and how many there are. */
export interface Worklist {
  readonly unassigned: { readonly items: readonly Seen[]; readonly count: number };
  readonly overdue: { readonly items: readonly Seen[]; readonly count: number };
  readonly recurred: readonly SeenPrevention[];
  readonly due: readonly SeenPrevention[];
  readonly unread: { readonly items: readonly Idea[]; readonly count: number };
  /** Who was not heard from, in one line; "" for nobody, or where nobody wants to know. */
  readonly quiet: string;
  readonly noun: Noun;
}

const WORDS_SHOWN = 100;

/** The champion's worklist, each line with its buttons; says so when nothing waits. */
export function worklistBlocks(list: Worklist, reading: Reading): KnownBlock[] {
  const { unassigned, overdue, recurred, due, unread, quiet, noun } = list;
  const blocks = [
    ...part(`${counted(unassigned.count, noun)} without an owner`, unassigned.count, [
      ...unassigned.items.flatMap((one) => lineOf(one, reading, true)),
      ...more(unassigned, [seeAndTake.element('See all', {})]),
    ]),
    ...part(`${counted(overdue.count, noun)} waiting too long with an owner`, overdue.count, [
      ...overdue.items.flatMap((one) => lineOf(one, reading, false)),
      ...more(overdue, []),
    ]),
    ...part('Came again, though we meant to prevent it', recurred.length, recurred.flatMap(preventionLine)),
    ...part('Preventions due', due.length, due.flatMap(preventionLine)),
    ...part(`${unread.count === 1 ? '1 idea' : `${unread.count} ideas`} that nobody has read yet`, unread.count, [
      ...unread.items.flatMap(ideaLine),
      ...more(unread, []),
    ]),
    ...(quiet === '' ? [] : [section(quiet, seeQuiet.element('See who', {}))]),
  ];
  return blocks.length === 0 ? [context('Nothing waits for the champion.')] : blocks;
}

/** The same in one breath: "2 without an owner, 1 waiting too long, 3 ideas unread"; "" when nothing waits. */
export function worklistInWords({ unassigned, overdue, recurred, due, unread, quiet }: Worklist): string {
  const parts = [
    [unassigned.count, 'without an owner'],
    [overdue.count, 'waiting too long'],
    [recurred.length, 'came again'],
    [due.length, due.length === 1 ? 'prevention due' : 'preventions due'],
    [unread.count, unread.count === 1 ? 'idea nobody has read' : 'ideas nobody has read'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [...words, ...(quiet === '' ? [] : [quiet.replace(/\.$/u, '')])].join(', ');
}

function counted(count: number, { one, many }: Noun): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function part(title: string, count: number, blocks: readonly KnownBlock[]): KnownBlock[] {
  return count === 0 ? [] : [richLine(richText(title, { bold: true })), ...blocks];
}

function more(
  { items, count }: { readonly items: readonly unknown[]; readonly count: number },
  ways: readonly Button[],
): KnownBlock[] {
  const hidden = count - items.length;
  if (hidden <= 0) return [];
  return [context(`and ${hidden} more`), ...(ways.length > 0 ? [actions(...ways)] : [])];
}

function lineOf({ conversation, isReadable }: Seen, { zone }: Reading, mayTake: boolean): KnownBlock[] {
  const { id, number, words, owner, dueAt } = conversation;
  const line: Part[] = [
    '• ',
    richText(isReadable ? shortName(conversation) : 'Confined', { bold: true }),
    ...(isReadable ? [`: “${cutOnWord(words, WORDS_SHOWN)}”`] : []),
    ` #${number}`,
    ...(owner === null ? [] : [` · ${owner.name} owns it`]),
    ...(dueAt === null ? [] : [' · due ', dateElement(dueAt, 'date', zone)]),
  ];
  return [
    richLine(...line),
    actions(
      ...(mayTake && isReadable ? [takeIt.element('Take it', { id }, { label: `Take #${number}` })] : []),
      assignIt.element('Assign…', { id }, { label: `Assign #${number}` }),
      openIt.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ];
}

function preventionLine({ conversation, isReadable, action, dueOn, doer }: SeenPrevention): KnownBlock[] {
  const { id, number } = conversation;
  const what = isReadable ? `“${cutOnWord(action, WORDS_SHOWN)}” ` : '';
  const line = `• ${what}after #${number} · ${doer ?? 'nobody'}, by ${dayInWords(dueOn)}`;
  return [richLine(line), actions(openIt.element('Open', { id }, { label: `Open #${number}` }))];
}

function ideaLine({ id, number, title }: Idea): KnownBlock[] {
  return [
    richLine(`• #${number}: ${cutOnWord(title, WORDS_SHOWN)}`),
    actions(
      acknowledgeIdea.element('I have read it', { id }, { label: `I have read idea #${number}` }),
      openIdea.element('Open', { id }, { label: `Open idea #${number}` }),
    ),
  ];
}
