import type { Button, KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said } from '../../slack/spoken.ts';
import {
  type Conversation,
  openIt,
  type Reading,
  seeAndTake,
  seeQuiet,
  shortName,
  takeIt,
} from '../conversations/index.ts';
import { assignIt, reopenIt } from '../feedback/index.ts';
import { acknowledgeIdea, decideOn, type Idea, openIdea, reviewQueue } from '../ideas/index.ts';
import { type PagedList, seeList, turnList, turnListBack } from './actions.ts';

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
  readonly recurred: { readonly items: readonly SeenPrevention[]; readonly count: number };
  readonly due: { readonly items: readonly SeenPrevention[]; readonly count: number };
  /** That nobody has read yet, or that were to be decided by now. */
  readonly ideas: { readonly items: readonly Idea[]; readonly count: number; readonly unread: number };
  /** Who was not heard from, in one line; "" for nobody, or where nobody wants to know. */
  readonly quiet: string;
  readonly noun: Noun;
}

const WORDS_SHOWN = 100;

/** A page of one list. */
export type ListPage =
  | { readonly list: 'overdue'; readonly items: readonly Seen[]; readonly count: number }
  | { readonly list: 'recurred' | 'due'; readonly items: readonly SeenPrevention[]; readonly count: number };

/** The champion's worklist, each line with its buttons; says so when nothing waits. */
export function worklistBlocks(list: Worklist, reading: Reading): KnownBlock[] {
  const { unassigned, overdue, recurred, due, ideas, quiet, noun } = list;
  const blocks = [
    ...part(`${counted(unassigned.count, noun)} without an owner`, unassigned.count, [
      ...unassigned.items.flatMap((one) => lineOf(one, reading, true)),
      ...more(unassigned, seeAndTake.element('See all', {})),
    ]),
    ...part(titleOf('overdue', overdue.count, noun), overdue.count, [
      ...overdue.items.flatMap((one) => lineOf(one, reading, false)),
      ...more(overdue, allOf('overdue', overdue.count)),
    ]),
    ...part(titleOf('recurred', recurred.count, noun), recurred.count, [
      ...recurred.items.flatMap(recurredLine),
      ...more(recurred, allOf('recurred', recurred.count)),
    ]),
    ...part(titleOf('due', due.count, noun), due.count, [
      ...due.items.flatMap(dueLine),
      ...more(due, allOf('due', due.count)),
    ]),
    ...part(ideasTitle(ideas), ideas.count, [
      ...ideas.items.flatMap(ideaLine),
      ...more(ideas, reviewQueue.element('Go through them', {})),
    ]),
    ...(quiet === '' ? [] : [section(quiet, seeQuiet.element('See who', {}))]),
  ];
  return blocks.length === 0 ? [context('Nothing waits for the champion.')] : blocks;
}

/** One list whole, so many on a page. @param first the number of the first of them, from 1 */
export function listPage(
  shown: ListPage,
  {
    page,
    first,
    last,
    noun,
    reading,
  }: {
    readonly page: number;
    readonly first: number;
    readonly last: number;
    readonly noun: Noun;
    readonly reading: Reading;
  },
): Message {
  const { list, count } = shown;
  if (count === 0) return said('Nothing waits here any more.');
  const title = titleOf(list, count, noun);
  const which = count > last - first + 1 ? ` · ${first} to ${last}` : '';
  const turns = [
    ...(page > 0 ? [turnListBack.element('Earlier ones', { list, page: page - 1 })] : []),
    ...(last < count ? [turnList.element('Next ones', { list, page: page + 1 })] : []),
  ];
  const lines =
    shown.list === 'overdue'
      ? shown.items.flatMap((one) => lineOf(one, reading, false))
      : shown.items.flatMap(shown.list === 'recurred' ? recurredLine : dueLine);
  return message(`${title}${which}`, [
    richLine(richText(title, { bold: true }), which),
    ...lines,
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

/** The same in one breath: "2 without an owner, 1 waiting too long, 3 ideas unread"; "" when nothing waits. */
export function worklistInWords({ unassigned, overdue, recurred, due, ideas, quiet }: Worklist): string {
  const late = ideas.count - ideas.unread;
  const parts = [
    [unassigned.count, 'without an owner'],
    [overdue.count, 'waiting too long'],
    [recurred.count, 'came again'],
    [due.count, due.count === 1 ? 'prevention due' : 'preventions due'],
    [ideas.unread, ideas.unread === 1 ? 'idea nobody has read' : 'ideas nobody has read'],
    [late, late === 1 ? 'idea to be decided by now' : 'ideas to be decided by now'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [...words, ...(quiet === '' ? [] : [quiet.replace(/\.$/u, '')])].join(', ');
}

function titleOf(list: PagedList, count: number, noun: Noun): string {
  if (list === 'overdue') return `${counted(count, noun)} waiting too long with an owner`;
  if (list === 'due') return count === 1 ? '1 prevention due' : `${count} preventions due`;
  return `${count} came again, though we meant to prevent it`;
}

function ideasTitle({ count, unread }: Worklist['ideas']): string {
  const [many, late] = [(n: number) => (n === 1 ? '1 idea' : `${n} ideas`), count - unread];
  if (late === 0) return `${many(unread)} that nobody has read yet`;
  if (unread === 0) return `${many(late)} to be decided by now`;
  return `${many(unread)} that nobody has read yet, ${late} to be decided by now`;
}

const LABELS: Readonly<Record<PagedList, string>> = {
  overdue: 'waiting too long',
  recurred: 'came again',
  due: 'preventions due',
};

function allOf(list: PagedList, count: number): Button {
  return seeList.element(`See all ${count}`, { list, page: 0 }, { label: `See all ${count}: ${LABELS[list]}` });
}

function counted(count: number, { one, many }: Noun): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function part(title: string, count: number, blocks: readonly KnownBlock[]): KnownBlock[] {
  return count === 0 ? [] : [richLine(richText(title, { bold: true })), ...blocks];
}

function more(
  { items, count }: { readonly items: readonly unknown[]; readonly count: number },
  wayOn: Button,
): KnownBlock[] {
  const hidden = count - items.length;
  return hidden <= 0 ? [] : [section(`and ${hidden} more`, wayOn)];
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

/** What came again leaves the list when it is seen to: reopened, it is its owner's once more. */
function recurredLine(one: SeenPrevention): KnownBlock[] {
  const { id, number } = one.conversation;
  const reopen = reopenIt.element('Reopen', { id }, { label: `Reopen #${number}` });
  return preventionLine(one, ...(one.isReadable ? [reopen] : []));
}

function dueLine(one: SeenPrevention): KnownBlock[] {
  return preventionLine(one);
}

function preventionLine(
  { conversation, isReadable, action, dueOn, doer }: SeenPrevention,
  ...first: readonly Button[]
): KnownBlock[] {
  const { id, number } = conversation;
  const what = isReadable ? `“${cutOnWord(action, WORDS_SHOWN)}” ` : '';
  const line = `• ${what}after #${number} · ${doer ?? 'nobody'}, by ${dayInWords(dueOn)}`;
  return [richLine(line), actions(...first, openIt.element('Open', { id }, { label: `Open #${number}` }))];
}

function ideaLine({ id, number, title, status }: Idea): KnownBlock[] {
  return [
    richLine(`• #${number}: ${cutOnWord(title, WORDS_SHOWN)}`),
    actions(
      status === 'new'
        ? acknowledgeIdea.element('I have read it', { id }, { label: `I have read idea #${number}` })
        : decideOn.element('Decide', { id }, { label: `Decide idea #${number}` }),
      openIdea.element('Open', { id }, { label: `Open idea #${number}` }),
    ),
  ];
}
