import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { actions, context, richLine, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { said, spoken } from '../../slack/spoken.ts';
import { putOff, seeExpiring } from './actions.ts';

/** What an admin is told before old conversations are deleted. */
export function announcement(facts: {
  readonly occurrenceId: string;
  readonly count: number;
  readonly keepMonths: number;
  readonly at: Date;
}): Message {
  const { occurrenceId, count, keepMonths, at } = facts;
  const line = [
    'On ',
    dateElement(at, 'date', 'UTC'),
    ` I delete ${conversations(count)} older than ${months(keepMonths)}, as your workspace chose in ${typed('/chair setup')}.`,
  ];
  return message(spoken(line), [
    richLine(...line),
    context('To keep a copy, whoever runs me exports it first: npm run chair -- export'),
    actions(seeExpiring.element('See them', { occurrenceId }), putOff.element('Keep another month', { occurrenceId })),
  ]);
}

/** One of those that go, as far as this admin may read it. `customer` is null where the words are not theirs to read. */
export interface Expiring {
  readonly number: number;
  readonly customer: string | null;
  readonly heardOn: string;
}

/** The oldest of those that go. */
export function expiringList(shown: readonly Expiring[], count: number): Message {
  const title = count === 0 ? 'Nothing is left to delete.' : `${capital(conversations(count))}, the oldest first:`;
  const lines = shown.map(
    ({ number, customer, heardOn }) => `#${number} · ${customer ?? 'not yours to read'} · ${dayInWords(heardOn)}`,
  );
  const rest = count - shown.length;
  return message(title, [
    section(title),
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...(rest > 0 ? [context(`And ${rest} more.`)] : []),
  ]);
}

/** After Keep another month. */
export function keptAnotherMonth(until: Date, zone: string): Message {
  return said('Kept. I ask again before anything is deleted, and not before ', dateElement(until, 'date', zone), '.');
}

/** Somebody put it off before, it is done, or retention was turned off. */
export function nothingToPutOff(): Message {
  return said('There is nothing to keep any more: it was put off, turned off or deleted meanwhile.');
}

function conversations(count: number): string {
  return count === 1 ? '1 conversation' : `${count} conversations`;
}

function months(count: number): string {
  return count === 1 ? 'a month' : `${count} months`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
