import type { KnownBlock } from '@slack/types';
import { instantAt, localDate } from '../../schedule/local-time.ts';
import { actions, context, quote, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said } from '../../slack/spoken.ts';
import {
  editCustomer,
  forgetCustomer,
  logTyped,
  newerFromCustomer,
  olderFromCustomer,
  openCustomer,
  openIt,
  sameCustomerAs,
  splitCustomer,
  whoKnows,
} from './actions.ts';
import type { Colleague, Conversation } from './conversation.ts';
import type { Customer } from './customer.ts';
import { customerName, fullName, kindsBeside } from './customer-name.ts';
import type { Candidate, Heard, Profile } from './profile.ts';
import { heardLevels, levelsByQuarter, quarterName } from './quarters.ts';
import type { Reading } from './reading.ts';
import { oneBlock } from './story-views.ts';
import { LEVEL_SIGNS, LEVEL_WORDS, whenHeard } from './wording.ts';

const WORDS_ON_PAGE = 200;
const NAME_SHOWN = 200;
const QUARTERS_SHOWN = 8;
const MERGED_SHOWN = 10;

/** What one person reads of a customer. */
export interface PageFacts {
  readonly profile: Profile;
  /** All that this person may read, the latest first. */
  readonly heard: readonly Heard[];
  /** Those of the page. */
  readonly entries: readonly { readonly heard: Heard; readonly conversation: Conversation }[];
  /** From 0. */
  readonly page: number;
  readonly onPage: number;
  readonly rights: { readonly edit: boolean; readonly merge: boolean; readonly forget: boolean };
  readonly reading: Reading;
  /** What just happened, on top. */
  readonly news?: string;
}

/** A customer's page: who they are, how we did, what they said. */
export function customerPageView(facts: PageFacts): Message {
  const { profile, heard, entries, page, onPage, rights, reading, news } = facts;
  const { id } = profile.customer;
  const turns = [
    ...(page > 0 ? [newerFromCustomer.element('Newer', { id, page: page - 1 })] : []),
    ...(heard.length > (page + 1) * onPage ? [olderFromCustomer.element('Older', { id, page: page + 1 })] : []),
  ];
  return message(`${nameShown(profile.customer)}. ${timesHeard(heard)}.`, [
    ...(news === undefined ? [] : [section(news)]),
    oneBlock(...aboutThem(profile, heard, reading)),
    actions(
      ...(rights.edit ? [editCustomer.element('Edit', { id })] : []),
      whoKnows.element('Who knows this one?', { id }),
      ...(rights.merge ? [sameCustomerAs.element('Same as somebody else…', { id })] : []),
      ...(rights.forget ? [forgetCustomer.element('Forget…', { id })] : []),
    ),
    ...(rights.merge ? mergedLines(profile) : []),
    ...levelLines(heard),
    ...entries.flatMap((entry) => entryBlocks(entry, reading)),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

function aboutThem({ customer, likes, contact }: Profile, heard: readonly Heard[], { zone }: Reading) {
  const kinds = kindsBeside(customer);
  const [latest] = heard;
  const last: Part[] = latest
    ? [
        heard.length === 1 ? ', ' : ', most recently ',
        dateElement(instantAt(latest.heardOn, '12:00', zone), 'date', zone),
      ]
    : [];
  return [
    richLine(richText(nameShown(customer), { bold: true }), ...(kinds.length > 0 ? [` · ${kinds.join(', ')}`] : [])),
    richLine(timesHeard(heard), ...last, '.'),
    ...(contact === null ? [] : [richLine(`${contact.name} knows them.`)]),
    ...(likes === '' ? [] : [richLine(richText('What they like: ', { bold: true }), likes)]),
  ];
}

/** Whoever was merged here, each with a way to part them again. */
function mergedLines({ merged }: Profile): KnownBlock[] {
  return merged.slice(0, MERGED_SHOWN).map((one) => {
    const name = cutOnWord(fullName(one), NAME_SHOWN);
    return section(
      `Also ${name}`,
      splitCustomer.element('Split', { id: one.id }, { label: `Split ${cutOnWord(name, 60)}` }),
    );
  });
}

/** "Heard 3 times" */
export function timesHeard(heard: readonly Heard[]): string {
  if (heard.length === 1) return 'Heard once';
  return heard.length === 2 ? 'Heard twice' : `Heard ${heard.length} times`;
}

/** "Oct–Dec 2026: 🌧️ We fell short 2 · ✨ Wow 1" */
function levelLines(heard: readonly Heard[]): KnownBlock[] {
  const quarters = levelsByQuarter(heard).slice(0, QUARTERS_SHOWN);
  const lines = quarters.map((quarter) => {
    const counts = heardLevels(quarter).map(
      ({ level, count }) => `${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]} ${count}`,
    );
    return richLine(`${quarterName(quarter.from)}: ${counts.join(' · ')}`);
  });
  return lines.length > 0 ? [oneBlock(...lines)] : [];
}

function entryBlocks({ heard, conversation }: PageFacts['entries'][number], { now, zone }: Reading): KnownBlock[] {
  const { id, number, level, words } = conversation;
  const whose = heard.saidToo ? ' · they said so too' : '';
  return [
    oneBlock(
      richLine(
        `${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level]} · #${number} · ${whenHeard(heard, localDate(now, zone))} by ${heard.hearer.name}${whose}`,
      ),
      quote(cutOnWord(words, WORDS_ON_PAGE)),
    ),
    actions(openIt.element('Open', { id }, { label: `Open #${number}` })),
  ];
}

/** Several may be meant. Admins read whole names here: they found them by these, and cannot choose between three who are shown alike. */
export function whichCustomer(
  typed: string,
  known: readonly Candidate[],
  { isMore, isAdmin, reading }: { readonly isMore: boolean; readonly isAdmin: boolean; readonly reading: Reading },
): Message {
  const line = `Several are called so. Whom do you mean?`;
  return message(`${cutOnWord(typed, 60)}: ${line}`, [
    section(line),
    ...known.map((candidate): KnownBlock => {
      const { customer } = candidate;
      const name = isAdmin ? fullName(customer) : customerName(customer);
      const kinds = isAdmin ? customer.kinds : kindsBeside(customer);
      const label = `Open ${cutOnWord(name, 30)}, ${heardLast(candidate, reading)}`;
      return section(
        candidateLines(name, kinds, candidate, reading),
        openCustomer.element('Open', { id: customer.id }, { label: cutOnWord(label, 70) }),
      );
    }),
    ...(isMore ? [context('And more. One more word of the name finds fewer.')] : []),
  ]);
}

/** A name, and below it what tells it apart from the same name. */
export function candidateLines(name: string, kinds: readonly string[], candidate: Candidate, reading: Reading): string {
  const apart = [kinds.join(', '), heardLast(candidate, reading)].filter((part) => part !== '').join(' · ');
  return [cutOnWord(name, NAME_SHOWN), apart].filter((line) => line !== '').join('\n');
}

function heardLast({ latest }: Candidate, { now, zone }: Reading): string {
  return latest === null ? '' : `${whenHeard(latest, localDate(now, zone))}, #${latest.number}`;
}

/** Nobody is called so, as far as this person may know. The line may also be what somebody said. */
export function nobodyCalled(typed: string, line: string): Message {
  const sentence = `I know nobody called ${cutOnWord(typed, 60)} of whom you may read. Try a part of the name, or log the first thing they say.`;
  return message(sentence, [section(sentence), actions(logTyped.element('Log it as what they said', { words: line }))]);
}

/** Who of us knows them: the contact, then who heard them last, as far as the reader may know. */
export function whoKnowsThem(
  customer: Customer,
  contact: Colleague | null,
  hearers: readonly Heard[],
  { now, zone }: Reading,
): Message {
  const name = nameShown(customer);
  if (contact === null && hearers.length === 0) return said(`Nobody you may know of has heard ${name} yet.`);
  const today = localDate(now, zone);
  const lines = [
    ...(contact === null ? [] : [richLine(richText(contact.name, { bold: true }), ' knows them: ask there first.')]),
    ...hearers.map((heard) =>
      richLine(richText(heard.hearer.name, { bold: true }), ` ${whenHeard(heard, today)} (#${heard.number})`),
    ),
  ];
  const spoken = [contact?.name, ...hearers.map(({ hearer }) => hearer.name)].filter((one) => one !== undefined);
  return message(`Who knows ${name}: ${[...new Set(spoken)].join(', ')}.`, [
    richLine('Who knows ', richText(name, { bold: true }), '?'),
    oneBlock(...lines),
  ]);
}

function nameShown(customer: Customer): string {
  return cutOnWord(customerName(customer), NAME_SHOWN);
}
