import type { KnownBlock } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, header, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { type Conversation, openIt, type Reading, shortName } from '../conversations/index.ts';
import { goOn, type OwnList, seeOwn, spokeAgain, turnOwn, turnOwnBack } from './actions.ts';
import type { Prevention } from './prevention.ts';
import { promisedBlocks } from './prevention-views.ts';
import type { ShownPage } from './reminder-views.ts';
import type { Standing } from './standing.ts';

/** One whose customer is to speak next. */
interface Waiting {
  readonly conversation: Conversation;
  readonly standing: Pick<Standing, 'waitingSince' | 'waitingUntil'>;
}

/** Where a customer is to speak next, with what to do when they have. */
export function waitingBlocks({ conversation, standing }: Waiting, { zone }: Reading): KnownBlock[] {
  const { id, number } = conversation;
  const { waitingSince, waitingUntil } = standing;
  return [
    richLine(
      richText(shortName(conversation), { bold: true }),
      ` · #${number} · `,
      ...(waitingSince ? ['since ', dateElement(waitingSince, 'date', zone)] : []),
      ...(waitingUntil === '' ? [] : [`, until ${dayInWords(waitingUntil)}`]),
    ),
    actions(
      spokeAgain.element('They spoke again', { id }, { label: `They spoke again: #${number}` }),
      goOn.element('Go on', { id }, { label: `Go on with #${number}` }),
      openIt.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ];
}

/** App Home's part about one of the lists: its first lines, and the way to the others. @param shown the first of them, each in its blocks */
export function ownPart(
  list: OwnList,
  { shown, count }: { readonly shown: readonly KnownBlock[][]; readonly count: number },
  noun: Noun,
): KnownBlock[] {
  if (count === 0) return [];
  const hidden = count - shown.length;
  return [
    header(titleOf(list, noun)),
    ...shown.flat(),
    ...(hidden > 0 ? [section(`and ${hidden} more`, seeOwn.element('See all', { list, page: 0 }))] : []),
  ];
}

/** The same in one line. */
export function ownInBrief(list: OwnList, count: number, noun: Noun): KnownBlock[] {
  if (count === 0) return [];
  return [section(`${titleOf(list, noun)}: ${count}`, seeOwn.element('See all', { list, page: 0 }))];
}

const TITLES: Readonly<Record<OwnList, (noun: Noun) => string>> = {
  waiting: ({ one }) => `Waiting for the ${one}`,
  promised: () => 'So that it does not come again',
};

function titleOf(list: OwnList, noun: Noun): string {
  return TITLES[list](noun);
}

/** All whose customers are to speak next, a page of it. */
export function waitingPage(
  items: readonly Waiting[],
  page: ShownPage,
  { noun, reading }: { readonly noun: Noun; readonly reading: Reading },
): Message {
  if (items.length === 0) return said(`You wait for no ${noun.one}.`);
  return pageOf(
    'waiting',
    items.map((item) => waitingBlocks(item, reading)),
    page,
    noun,
  );
}

/** All that somebody promised, a page of it. */
export function promisedPage(
  items: readonly Prevention[],
  page: ShownPage,
  { noun, reading }: { readonly noun: Noun; readonly reading: Reading },
): Message {
  if (items.length === 0) return said('Nothing is left of what you promised.');
  return pageOf(
    'promised',
    items.map((item) => promisedBlocks(item, reading, page.page)),
    page,
    noun,
  );
}

function pageOf(list: OwnList, lines: readonly KnownBlock[][], shown: ShownPage, noun: Noun): Message {
  const { page, first, last, count } = shown;
  const turns = [
    ...(page > 0 ? [turnOwnBack.element('Earlier ones', { list, page: page - 1 })] : []),
    ...(last < count ? [turnOwn.element('Next ones', { list, page: page + 1 })] : []),
  ];
  return message(`${titleOf(list, noun)}: ${count}.`, [
    header(titleOf(list, noun)),
    ...lines.flat(),
    ...(turns.length > 0 ? [context(`${first} to ${last} of ${count}`), actions(...turns)] : []),
  ]);
}
