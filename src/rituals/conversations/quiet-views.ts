import type { KnownBlock } from '@slack/types';
import { localDate } from '../../schedule/local-time.ts';
import { actions, richLine, richText, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateInWords } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message, sentence } from '../../slack/message.ts';
import { logOne, openCustomer, seeLessQuiet, seeQuieter } from './actions.ts';
import { ON_PAGE } from './browsing.ts';
import { customerName, kindsBeside } from './customer-name.ts';
import type { QuietCustomer, Watch } from './quiet.ts';
import type { Reading } from './reading.ts';
import { oneBlock } from './story-views.ts';
import { whenHeard } from './wording.ts';

/** One page of those whom nobody has heard from. */
export interface QuietPage {
  readonly watch: Watch;
  /** From 0. */
  readonly page: number;
  readonly count: number;
  readonly entries: readonly QuietCustomer[];
  readonly reading: Reading;
}

/** Ten at a time, the longest silent first, and ways to the pages before and after. */
export function quietPage({ watch, page, count, entries, reading }: QuietPage): Message {
  if (count === 0) return nobodyQuiet(watch);
  const title = `Not heard from for ${watch.days} days`;
  const from = page * ON_PAGE;
  const which = count > ON_PAGE ? `${from + 1} to ${from + entries.length} of ${count}` : `${count}`;
  const turns = [
    ...(page > 0 ? [seeQuieter.element('Back', { page: page - 1 })] : []),
    ...(count > from + ON_PAGE ? [seeLessQuiet.element('More', { page: page + 1 })] : []),
  ];
  return message(`${title}: ${which}.`, [
    richLine(richText(title, { bold: true }), ` · ${which}`),
    ...entries.flatMap((entry) => entryBlocks(entry, reading)),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]);
}

/** "3 customers have not been heard from for 60 days." */
export function quietInOneLine(count: number, { noun, days }: Pick<Watch, 'noun' | 'days'>): string {
  const who = count === 1 ? `1 ${noun.one} has` : `${count} ${noun.many} have`;
  return `${who} not been heard from for ${days} days.`;
}

/** Where nobody wants to know. @param chair the command as it is called here */
export function quietIsOff({ many }: Watch['noun']): Message {
  return sentence(
    `Nobody keeps an eye on ${many} who fall silent here. An admin can turn it on: ${typed('/chair setup')}, then Change beside what ${many} are called.`,
  );
}

function nobodyQuiet({ noun, days, quietKinds }: Watch): Message {
  const among = quietKinds.length > 0 ? `, looking at ${cutOnWord(quietKinds.join(', '), 300)}` : '';
  const line = `None of the ${noun.many} that you may know of has been silent for ${days} days${among}.`;
  return message(line, [section(line), actions(logOne.element(`Log what a ${noun.one} said`, {}))]);
}

function entryBlocks({ customer, contact, heardOn }: QuietCustomer, { now, zone }: Reading): KnownBlock[] {
  const kinds = kindsBeside(customer);
  const beside = [
    ...(kinds.length > 0 ? [kinds.join(', ')] : []),
    contact === '' ? 'nobody is their contact' : `${contact} is their contact`,
  ];
  const day = dateInWords(new Date(`${heardOn}T12:00:00Z`), 'date', 'UTC');
  const { id } = customer;
  const name = customerName(customer);
  return [
    oneBlock(
      richLine(richText(name, { bold: true }), ` · ${beside.join(' · ')}`),
      richLine(`last ${whenHeard({ heardOn }, localDate(now, zone))}, on ${day}`),
    ),
    actions(openCustomer.element('Open', { id }, { label: `Open ${cutOnWord(name, 60)}` })),
  ];
}
