import type { KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, divider, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import { addNote, doWithout, iCant, nominateOne, seeNext } from './actions.ts';
import type { Held } from './held.ts';
import type { Achieved, ComingTerm, StandIn, Term } from './term.ts';
import { type Worklist, worklistBlocks, worklistInWords } from './worklist-views.ts';

const NOTE_SHOWN = 1_000;

/** A week, or a working day, before somebody's term. */
export function headsUp({ number, startsAt, endsAt, holder }: ComingTerm, when: 'week' | 'day'): Message {
  const { zone } = holder;
  const line: Part[] = [
    when === 'week' ? 'Your turn as customer champion comes, starting ' : 'You are customer champion, starting ',
    dateElement(startsAt, 'date and time', zone),
    ' until ',
    dateElement(endsAt, 'date', zone),
    '.',
  ];
  const mandate = 'You then see what waits for an answer, may assign it, and hear when something waits too long.';
  return message(spoken([...line, ` ${mandate}`]), [
    richLine(...line),
    section(mandate),
    actions(iCant.element('I can’t', { number }), seeNext.element('See who is next', {})),
  ]);
}

/** In the place of what was told before, when it holds no more. @param facts.holder who has it now, as far as known */
export function noLongerYours({
  hasBegun,
  holder,
}: {
  readonly hasBegun: boolean;
  readonly holder: string | null;
}): Message {
  if (hasBegun) return said('✓ Your term as customer champion has begun.');
  return said(holder === null ? '✓ This term is no longer yours.' : `✓ ${holder} is customer champion in this term.`);
}

/** In the place of the brief when its term is over: what it says of the term before stays to be read. */
export function termOver({ endsAt, holder }: Term, last: Held | null): Message {
  const line: Part[] = ['✓ You were customer champion until ', dateElement(endsAt, 'date', holder.zone), '.'];
  return message(spoken(line), [richLine(...line), ...noteOf(last, holder.id)]);
}

/** What else the announcement of a term says. */
export interface Around {
  readonly standIn: Pick<StandIn, 'name' | 'toDate'> | null;
  /** It was the last one, and nobody has the role since. */
  readonly isVacant: boolean;
}

/** In the chosen channel when a term starts; names without a ping. */
export function started({ holder, endsAt, state }: Term, { standIn, isVacant }: Around): Message {
  const { name, zone } = holder;
  const until = [dateElement(endsAt, 'date', zone)];
  if (state === 'over') {
    const after = isVacant ? ' Nobody is at present: hosts and admins hear what a champion would.' : '';
    return said(`${name} was customer champion until `, ...until, `.${after}`);
  }
  const away = standIn === null ? '' : ` ${standIn.name} stands in, ${dayInWords(standIn.toDate)} included.`;
  const line: Part[] = [richText(name, { bold: true }), ' is our customer champion until ', ...until, `.${away}`];
  const what = `What for: ${name} sees whose words wait for an answer, may give them an owner, and holds us to it.`;
  const reach = `How to reach them: write to ${standIn?.name ?? name} here in Slack. ${typed('/champion')} shows who is next.`;
  return message(spoken([...line, ` ${what} ${reach}`]), [richLine(...line), section(`${what}\n${reach}`)]);
}

/** What whoever begins a term finds: what waits, what the last one did, and what it left. */
export function brief(facts: {
  readonly term: Term;
  /** Who had the role before, and what was done in that time. */
  readonly last: Held | null;
  readonly achieved: Achieved | null;
  readonly list: Worklist;
  readonly reading: Reading;
}): Message {
  const { term, last, achieved, list, reading } = facts;
  const line: Part[] = ['You are customer champion until ', dateElement(term.endsAt, 'date', reading.zone), '.'];
  const waits = worklistInWords(list);
  const before =
    last === null || achieved === null ? '' : lastTime(last, achieved, { readerId: term.holder.id, noun: list.noun });
  return message(
    spoken([
      ...line,
      restInWords(term),
      waits === '' ? ' Nothing waits for you.' : ` ${waits}.`,
      before === '' ? '' : ` ${before}`,
    ]),
    [
      richLine(...line),
      ...(before === '' ? [] : [section(before)]),
      ...noteOf(last, term.holder.id),
      ...restBlocks(term),
      divider(),
      ...worklistBlocks(list, reading),
      context(
        `${typed('/champion')} shows this at any time. ${typed('/champion hand over')} gives the rest of it to a colleague.`,
      ),
    ],
  );
}

/** Where the rest of somebody’s term came to them: why, and the way out. */
function restInWords({ why, turnOf }: Term): string {
  if (why?.by !== 'rest') return '';
  return ` It is the rest of ${turnOf.name}’s term; you are next in line, and your own turn stays yours.`;
}

function restBlocks(term: Term): KnownBlock[] {
  const words = restInWords(term).trim();
  return words === '' ? [] : [section(words), actions(iCant.element('I can’t', { number: term.number }))];
}

/** What whoever had the role before left for the next; it may have been the reader. */
function noteOf(last: Held | null, readerId: string): KnownBlock[] {
  if (last === null || last.note === '') return [];
  const whose = last.holder.id === readerId ? 'Your own note from before:' : `${last.holder.name} leaves you a note:`;
  return [richLine(whose), quote(cutOnWord(last.note, NOTE_SHOWN))];
}

function lastTime(
  { holder, changeId }: Held,
  achieved: Achieved,
  { readerId, noun }: { readonly readerId: string; readonly noun: Noun },
): string {
  const words = achievedInWords(achieved, noun);
  const whose = holder.id === readerId ? 'your last' : `${holder.name}’s`;
  const when = changeId === null ? 'term' : 'part of this term';
  return `In ${whose} ${when}: ${words === '' ? 'nothing was closed' : words}.`;
}

/** "12 customers heard, 9 answered, 1 that needed no answer, 4 lessons learned, 2 ideas decided"; "" for nothing */
function achievedInWords({ heard, answered, learned, closed, decided }: Achieved, { one, many }: Noun): string {
  const parts = [
    [heard, `${heard === 1 ? one : many} heard`],
    [answered, 'answered'],
    [closed, 'that needed no answer'],
    [learned, learned === 1 ? 'lesson learned' : 'lessons learned'],
    [decided, decided === 1 ? 'idea decided' : 'ideas decided'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}

/** To whoever held a term, or a part of one, when it is over. @param facts.next who has the rest of it; null at its end */
export function thanks(facts: {
  readonly number: number;
  readonly part: Held;
  readonly next: string | null;
  readonly achieved: Achieved;
  readonly noun: Noun;
}): Message {
  const { number, part, next, achieved, noun } = facts;
  const { note } = part;
  const words = achievedInWords(achieved, noun);
  const over =
    next === null
      ? 'Your term as customer champion is over. Thank you.'
      : `${next} has the role of customer champion now. Thank you for your time in it.`;
  const line = `${over}${words === '' ? '' : ` In it: ${words}.`}`;
  const blocks: KnownBlock[] = [
    section(line),
    ...(note === '' ? [] : [context('Your note for whoever comes next:'), quote(cutOnWord(note, NOTE_SHOWN))]),
    actions(addNote.element(note === '' ? 'Leave a note for the next' : 'Change the note', { number })),
  ];
  return message(line, blocks);
}

/** In its place once somebody is, or admins do without. */
export function vacantNoMore(): Message {
  return said('✓ There is a customer champion again, or none is wanted.');
}

/** To admins while nobody is willing. @param running the term after which nobody comes; null where none runs */
export function vacant(running: Pick<Term, 'holder' | 'endsAt'> | null): Message {
  const instead = 'hosts and admins hear what a champion would.';
  const line: Part[] =
    running === null
      ? [`Nobody is customer champion, and nobody is willing to be next. Until somebody is, ${instead}`]
      : [
          `${running.holder.name} is customer champion until `,
          dateElement(running.endsAt, 'date', running.holder.zone),
          `, and nobody is willing to be next. From then on ${instead}`,
        ];
  return message(spoken(line), [
    richLine(...line),
    actions(
      nominateOne.element('Nominate somebody', {}, { style: 'primary' }),
      doWithout.element('Do without one', {}),
    ),
  ]);
}

/** On a Friday morning: what waits. */
export function digest(list: Worklist, reading: Reading): Message {
  const line = `The week as customer champion: ${worklistInWords(list)}.`;
  return message(line, [section('The week as customer champion. This still waits:'), ...worklistBlocks(list, reading)]);
}

/** In its place when all of it was seen to. */
export function weekDone(): Message {
  return said('✓ The week as customer champion: nothing waits any more.');
}

/** In its place when it is no longer the present week's. */
export function weekOver(): Message {
  return said(`✓ That week as customer champion is over. ${typed('/champion')} shows what waits now.`);
}

/** After an admin said so. */
export function withoutOne(running: Pick<Term, 'holder'> | null): Message {
  const none = 'is no customer champion until somebody says yes again. Everything else works as before.';
  return said(running === null ? `There ${none}` : `After ${running.holder.name}’s term there ${none}`);
}

/** The other way round. */
export function withOneAgain(): Message {
  return said(
    `The role of customer champion goes round again, among those who are willing. ${typed('/champion next')} shows when.`,
  );
}

/** After the note was saved. */
export function noteKept(note: string): Message {
  return said(note === '' ? 'No note, then.' : 'Kept. Whoever is champion next reads it.');
}
