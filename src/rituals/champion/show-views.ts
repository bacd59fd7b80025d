import type { Button, KnownBlock } from '@slack/types';
import { actions, context, divider, header, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import { haveOneAgain, iCant, nominateOne, seeHistory, seeNext, seeWhy, seeWorklist } from './actions.ts';
import { standsInWords } from './change-wording.ts';
import type { PassedOver, Why } from './rotation-facts.ts';
import type { ComingTerm, StandInAhead, Term } from './term.ts';
import { type Worklist, worklistBlocks, worklistInWords } from './worklist-views.ts';

/** Who it is, and what may be seen of it. */
export interface Shown {
  readonly running: Term | null;
  /** Who stands in for them today; null for nobody. */
  readonly substitute: string | null;
  /** Who stands in for them on days to come, the first first. */
  readonly ahead: readonly StandInAhead[];
  readonly next: ComingTerm | null;
  /** Those who are willing take no turns, as an admin chose, and whoever looks may change that. */
  readonly mayTurnOn: boolean;
  /** Null for whoever does not hold everybody to it. */
  readonly list: Worklist | null;
  readonly reading: Reading;
}

/** Who it is, until when, who is next; and what waits, for whoever holds everybody to it. */
export function shownChampion(shown: Shown): Message {
  const parts = whoParts(shown);
  const { list, reading } = shown;
  const waits = list === null ? '' : worklistInWords(list);
  return message(spoken([...parts, waits === '' ? '' : ` ${waits}.`]), [
    ...whoBlocks(shown),
    ...(list === null ? [] : [divider(), ...worklistBlocks(list, reading)]),
  ]);
}

/** A part of App Home, and what stands there where not all of it fits. */
export interface AtHome {
  readonly blocks: readonly KnownBlock[];
  readonly brief: readonly KnownBlock[];
  /** Whether it says what waits, with whom nobody has heard from. */
  readonly hasWorklist: boolean;
}

/** The same as a part of App Home. @param own the viewer's own next term; null for none */
export function championAtHome(shown: Shown, own: ComingTerm | null): AtHome {
  const { list, reading, running } = shown;
  if (running === null && shown.next === null) return { blocks: [], brief: [], hasWorklist: false };
  const start = [divider(), header('Customer champion'), ...whoBlocks(shown)];
  const end = own === null ? [] : [ownTermLine(own, reading)];
  if (list === null) return { blocks: [...start, ...end], brief: [...start, ...end], hasWorklist: false };
  const inWords = worklistInWords(list);
  const see = section(`This waits: ${inWords}.`, seeWorklist.element('See all', {}, { label: 'See what waits' }));
  return {
    blocks: [...start, ...worklistBlocks(list, reading), ...end],
    brief: [...start, ...(inWords === '' ? [] : [see]), ...end],
    hasWorklist: true,
  };
}

function whoBlocks(shown: Shown): KnownBlock[] {
  const { running, next, mayTurnOn } = shown;
  const buttons: Button[] =
    running === null && next === null
      ? [
          nominateOne.element('Nominate somebody', {}, { style: 'primary' }),
          ...(mayTurnOn ? [haveOneAgain.element('Have the role go round again', {})] : []),
        ]
      : [seeNext.element('See who is next', {}), seeWhy.element('Why', {}), seeHistory.element('History', {})];
  return [richLine(...whoParts(shown)), actions(...buttons)];
}

function whoParts({ running, substitute, ahead, next, reading: { zone } }: Shown): Part[] {
  if (running === null && next === null) {
    return [
      'Nobody is customer champion. Everything works without: hosts hear what a champion would. ',
      'To have one, nominate somebody: when they say yes, the role begins to go round.',
    ];
  }
  const who: Part[] =
    running === null
      ? ['Nobody is customer champion now.']
      : [
          richText(running.holder.name, { bold: true }),
          ' is customer champion until ',
          dateElement(running.endsAt, 'date', zone),
          ...(substitute === null ? [] : [`; ${substitute} stands in today`]),
          ...ahead.map((one) => `; ${standsInWords(one)}`),
          '.',
        ];
  if (next === null) return [...who, ' Nobody is next yet.'];
  return [...who, ` ${next.holder.name} is next, from `, dateElement(next.startsAt, 'date', zone), '.'];
}

/** The next terms with their dates, and who stands in for some of their days. @param viewerId whose terms get a way out */
export function nextTerms(
  coming: readonly ComingTerm[],
  { ahead, viewerId }: { readonly ahead: readonly StandInAhead[]; readonly viewerId: string },
  { zone }: Reading,
): Message {
  if (coming.length === 0) {
    const line = 'Nobody is next: nobody has said yes yet.';
    return message(line, [section(line), actions(nominateOne.element('Nominate somebody', {}, { style: 'primary' }))]);
  }
  const lines = coming.map((term) => [
    ...termParts(term, zone),
    ...ahead.filter(({ number }) => number === term.number).map((one) => `; ${standsInWords(one)}`),
  ]);
  return message(spoken(['Next: ', ...lines.flatMap((line, index) => [index === 0 ? '' : '; ', ...line]), '.']), [
    section('The next terms, as things stand:'),
    ...coming.flatMap((term, index) => [
      richLine(...(lines[index] ?? [])),
      ...(term.holder.id === viewerId ? [actions(...ownButtons(term))] : []),
    ]),
    actions(seeWhy.element('Why', {})),
  ]);
}

function termParts({ holder, turnOf, startsAt, endsAt }: ComingTerm, zone: string): Part[] {
  return [
    richText(holder.name, { bold: true }),
    holder.id === turnOf.id ? '' : ` for ${turnOf.name}`,
    ', ',
    dateElement(startsAt, 'date', zone),
    ' to ',
    dateElement(endsAt, 'date', zone),
  ].filter((part) => part !== '');
}

function ownButtons({ number }: ComingTerm): Button[] {
  return [iCant.element('I can’t', { number })];
}

/** A term and why it is whose it is. */
export interface Explained {
  readonly number: number;
  readonly holder: { readonly name: string };
  readonly turnOf: { readonly name: string };
  readonly why: Why | null;
  readonly startsAt: Date;
}

/** Why the present term and the next one are whose they are. @param names of members by their ids; @param news what was agreed */
export function whyShown(
  about: readonly Explained[],
  names: ReadonlyMap<string, string>,
  news: readonly TermNews[],
  { zone }: Reading,
): Message {
  if (about.length === 0) return said('There is no term to explain yet.');
  const lines = about.map((term): Part[] => [
    richText(term.holder.name, { bold: true }),
    ', starting ',
    dateElement(term.startsAt, 'date', zone),
    ': ',
    ...whyParts(term, names, newsOf(news, term), zone),
  ]);
  return message(spoken(lines.flatMap((line) => [...line, ' '])), [
    ...lines.map((line) => richLine(...line)),
    context(
      'The order: the longest since the last term ended, then who had the fewest. Nobody has two in a row unless they are alone. Whoever is new comes in at the average. Whoever is away for more than a quarter of the term is passed over and stays next in line.',
    ),
  ]);
}

function whyParts(
  { why, turnOf }: Explained,
  names: ReadonlyMap<string, string>,
  agreed: readonly string[],
  zone: string,
): Part[] {
  const words = agreed.join('; ');
  if (why === null) return [words === '' ? 'set by hand.' : `${words}.`];
  const { by } = why;
  if (by === 'agreement' || by === 'hand') return [words === '' ? 'it was agreed so.' : `${words}.`];
  const order = orderParts(why, names, zone);
  if (by === 'hand_over') return [`${words}. It was ${turnOf.name}’s turn: `, ...order];
  if (by === 'rest') return [`the rest of ${turnOf.name}’s term, as the next in line: `, ...order];
  return [by === 'announcement' ? 'when they were told of it, a week before: ' : '', ...order].filter(
    (one) => one !== '',
  );
}

function orderParts(
  { lastEnd, terms, isNew, passedOver }: Why,
  names: ReadonlyMap<string, string>,
  zone: string,
): Part[] {
  const order: Part[] = isNew
    ? ['their first term; they came in at the average of the others']
    : [
        'the longest since a term of theirs ended, on ',
        dateElement(lastEnd, 'date', zone),
        ...(terms >= 1 ? [`, with ${terms === 1 ? 'one term' : `${Math.round(terms)} terms`} by then`] : []),
      ];
  const before = passedInWords(passedOver, names);
  return [...order, before === '' ? '.' : `. Passed over: ${before}.`];
}

const MOST_PASSED = 5;

/** "Grace said that they can’t; Mikko is away"; "" for nobody. */
export function passedInWords(passedOver: Why['passedOver'], names: ReadonlyMap<string, string>): string {
  const shown = passedOver.slice(0, MOST_PASSED);
  return shown.map(({ memberId, because }) => `${names.get(memberId) ?? 'Somebody'} ${PASSED[because]}`).join('; ');
}

/** What happened to one term. */
export function newsOf(news: readonly TermNews[], { number }: Pick<Term, 'number'>): string[] {
  return news.filter((one) => one.number === number).map(({ words }) => words);
}

const PASSED: Readonly<Record<PassedOver, string>> = {
  away: 'is away for more than a quarter of it',
  skips: 'said that they can’t',
  had_the_last: 'had the term before',
  has_the_next: 'has the term after',
  has_a_later_one: 'has a later term by agreement',
};

/** What happened to a term, for its line of history. */
export interface TermNews {
  readonly number: number;
  readonly words: string;
}

/** When the reader's own next term is. */
function ownTermLine({ startsAt, endsAt }: ComingTerm, { zone }: Reading): KnownBlock {
  return richLine(
    'Your next term: ',
    dateElement(startsAt, 'date', zone),
    ' to ',
    dateElement(endsAt, 'date', zone),
    '.',
  );
}
